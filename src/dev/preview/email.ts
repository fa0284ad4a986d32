import { readyEmail } from '../../actions/email/email-message.ts'
import { Missing } from '../../errors.ts'
import { findLetter } from '../../storage/mailing/letters.ts'
import type { World } from '../../web/shell/world.ts'
import { NOWHERE } from '../book/mail-server.ts'

/** The HTML of an e-mail as it goes to the mail server. */
export async function emailPage(world: World, reference: string): Promise<Response> {
  const incident = reference.split('-').slice(0, 2).join('-')
  const letter = await findLetter(world.db, incident, reference)
  const email = letter && (await readyEmail({ ...world, mailSettings: NOWHERE }, letter))
  if (!email) throw new Missing(`There is no letter ${reference}.`)
  return new Response(email.html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
}
