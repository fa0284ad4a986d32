import { removeSecondStep } from '../../access/proofs/lost-second-step.ts'
import type { Principal } from '../../access/roles.ts'
import { type Teller, type Told, tellOfAccount } from './told.ts'

/** Removes the second step of somebody who lost the phone, ends every session, and tells the person by e-mail where mail is set up. */
export async function removeLostStep(book: Teller, by: Principal, id: string, reason: string): Promise<Told> {
  const { email } = await removeSecondStep(book, by, id, reason)
  const words = `${by.name} removed the second step of your sign-in to Breachbook. Your password alone lets you in now. Sign in at ${book.url} and set it up again under “Your account”.`
  return await tellOfAccount(book, [email], words)
}
