import { todayOf } from '../../actions/book/today.ts'
import { readyEmail } from '../../actions/email/email-message.ts'
import { choosersOf } from '../../actions/reminders/choices.ts'
import { composeReminder } from '../../actions/reminders/compose-reminder.ts'
import { openForReminders } from '../../actions/reminders/open-for-reminders.ts'
import { remindersDue } from '../../breach/reminders/due.ts'
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
  const [choosers, watched, today] = await Promise.all([choosersOf(world), openForReminders(world), todayOf(world)])
  const to = choosers.find((each) => each.role === role)
  if (!to) throw new Missing(`Nobody here is ${role}.`)
  const due = remindersDue(
    watched.map(({ open }) => open),
    choosers,
    today,
  )
  const told = due.filter(({ person }) => person === to.id)
  const { html } = await composeReminder(world, { to, what, told })
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
}
