import type { Context } from 'hono'
import { Refused } from '../../errors.ts'
import type { Env } from './env.ts'

/** The fields and files of a submitted form. Throws Refused when it cannot be read as one. */
export async function formOf(c: Context<Env>) {
  try {
    return await c.req.parseBody()
  } catch {
    throw new Refused('The form cannot be read. Send it as multipart/form-data with a boundary.')
  }
}
