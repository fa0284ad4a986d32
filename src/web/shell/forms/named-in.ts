import { Missing, Refused } from '../../../errors.ts'

/** Acts on something named in a field. If it does not exist, that is an error in the field (422), not a missing page. */
export async function namedIn<Result>(path: string, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Missing)) throw error
    throw new Refused(error.message, [{ path, message: error.message }])
  }
}
