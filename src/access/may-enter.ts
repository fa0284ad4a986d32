import type { Reader } from '../storage/core/database.ts'
import { findUser } from '../storage/users/users.ts'

/** Whether somebody may sign in: nobody shut him or her out. */
export async function mayEnter(db: Reader, id: string): Promise<boolean> {
  return (await findUser(db, id))?.disabledAt === null
}
