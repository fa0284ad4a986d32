import { Missing, Refused } from '../../../errors.ts'

/** Does something with what was named in a field. What is not there is then for that field to correct (422): no page is missing. */
export async function namedIn<Result>(path: string, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Missing)) throw error
    throw new Refused(error.message, [{ path, message: error.message }])
  }
}
