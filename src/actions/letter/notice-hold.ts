import { type Day, inWords } from '../../breach/law/day.ts'
import { holdOn } from '../../breach/law/hold.ts'
import { Refused } from '../../errors.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import { type OpenIncident, openIncident } from '../incident/open-incident.ts'

/**
 * Until which Day a law-enforcement official asked to wait with notice of an incident, the first on which it may go; null:
 * it may go today. Whatever makes, prints, mails, posts or sends a notice asks this first. 45 CFR 164.412.
 */
export async function noticeHeldUntil({ book, incident }: OpenIncident): Promise<Day | null> {
  return holdOn(incident.holds, await todayOf(book))
}

/** The same of an incident by its id, read anew: a hold may have been recorded a moment ago. */
export async function isNoticeHeld(book: Book, incident: string): Promise<boolean> {
  return (await noticeHeldUntil(await openIncident(book, incident))) !== null
}

/** Throws Refused while notice of an incident must wait. */
export async function refuseHeld(opened: OpenIncident): Promise<void> {
  const until = await noticeHeldUntil(opened)
  if (until !== null) throw heldBack(until)
}

/** Throws Refused where notice cannot have gone on a Day, because it had to wait then. */
export function refuseHeldDay({ incident }: Pick<OpenIncident, 'incident'>, day: Day, path: string): void {
  const until = holdOn(incident.holds, day)
  if (until === null) return
  const message = `${asked(until)} It cannot be recorded as gone on ${inWords(day)}: only on a day before that request, or from ${inWords(until)} on.`
  throw new Refused(message, [{ path, message }])
}

function heldBack(until: Day): Refused {
  return new Refused(
    `${asked(until)} Until then nothing is created, printed, mailed, posted or sent, except drafts. If notice is allowed sooner, end the hold first.`,
  )
}

function asked(until: Day): string {
  return `A law enforcement official asked us to delay notice (45 CFR 164.412). The hold ends on ${inWords(until)}.`
}
