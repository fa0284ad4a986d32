import { readyEmail } from '../../actions/email/email-message.ts'
import { composeReminder } from '../../actions/reminders/compose-reminder.ts'
import { dueTo, readForReminders } from '../../actions/reminders/reading.ts'
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

/** The HTML of a mail that somebody of a role would get today, had nothing been told before. */
export async function reminderPage(
  world: World,
  role: string,
  what: 'reminders' | 'daily' | 'weekly',
): Promise<Response> {
  const reading = await readForReminders(world)
  const found = reading.choosers.find((each) => each.role === role)
  if (!found) throw new Missing(`Nobody here is ${role}.`)
  const to = what === 'reminders' ? found : { ...found, choice: { ...found.choice, brief: what } }
  const mail = composeReminder(world, reading, { to, what, told: dueTo(reading, to, what) })
  const html = mail?.html ?? 'Nothing is due.'
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
}
