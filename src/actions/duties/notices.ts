import type { Incident, Notice } from '../../breach/incident/incident.ts'
import { isSubstitute } from '../../breach/incident/other-means.ts'
import type { Duty } from '../../breach/law/answer.ts'
import type { Day } from '../../breach/law/day.ts'
import type { Substitute } from '../../breach/law/situation.ts'
import { Missing, Refused } from '../../errors.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import { type Basis, decideOn, refuseFuture } from '../incident/incident.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { refuseBeforeKnown, refuseEndBeforeStart } from '../incident/order-of-days.ts'
import { dutiesOf } from './duties.ts'
import { refuseOtherMeans, toldNowBy } from './told-by-other-means.ts'

/** What is said where something is undone without a reason. */
export const NO_REASON = 'Say why you are undoing this.'

/** Records that a notice was given. Refused for a duty that this incident does not owe, a day to come, or one on which nobody knew of the breach. */
export function recordNotice(book: Book, id: string, basis: Basis, notice: Notice): Promise<Incident> {
  return recordNotices(book, id, basis, [notice.duty], notice)
}

/** The same for a notice that met several duties, as one letter does: all of them in one entry, or none. */
export async function recordNotices(
  book: Book,
  id: string,
  basis: Basis,
  met: readonly string[],
  notice: Omit<Notice, 'duty' | 'told' | 'recordedAt'>,
): Promise<Incident> {
  return await decideOn(book, id, basis, async (opened) => {
    refuseFuture(notice.givenOn, await todayOf(book), 'givenOn')
    const { incident } = opened
    refuseBeforeKnown(incident, notice.givenOn, 'givenOn')
    const { duties } = (await dutiesOf(opened)).answer
    for (const duty of met) {
      const owed = theOwed(id, duty, duties)
      refuseDifference(owed, notice)
      await refuseOtherMeans(owed, opened)
    }
    const others = incident.notices.filter(({ duty }) => !met.includes(duty))
    const replaced = others.length < incident.notices.length
    const { givenOn, recipient, how, reference, difference } = notice
    const given = await Promise.all(met.map((duty) => givenNow(opened, { ...notice, duty })))
    const told = [...new Set(given.flatMap((each) => Object.keys(each.told ?? {})))]
    return {
      incident: { ...incident, notices: [...others, ...given] },
      act: 'notice_recorded',
      facts: { ...named(met), givenOn, ...(replaced && { replaced }), ...(told.length > 0 && { told }) },
      details: { recipient, how, reference, difference: difference ?? null },
    }
  })
}

async function givenNow(opened: OpenIncident, notice: Notice): Promise<Notice> {
  return isSubstitute(notice.duty) ? { ...notice, told: await toldNowBy(opened, notice) } : notice
}

/** Takes a recorded notice back, for each of these duties or for none. Refused without a reason; Missing when none was recorded. */
export async function withdrawNotices(
  book: Book,
  id: string,
  basis: Basis,
  met: readonly string[],
  reason: string,
): Promise<Incident> {
  if (reason.trim() === '') throw new Refused(NO_REASON, [{ path: 'reason', message: NO_REASON }])
  return await decideOn(book, id, basis, ({ incident }) => {
    const none = met.find((duty) => !incident.notices.some((each) => each.duty === duty))
    if (none !== undefined) throw new Missing(`No notice is recorded for ${none}.`)
    const notices = incident.notices.filter(({ duty }) => !met.includes(duty))
    return { incident: { ...incident, notices }, act: 'notice_withdrawn', facts: named(met), details: { reason } }
  })
}

function named(duties: readonly string[]): { duty: string } | { duties: string[] } {
  const [duty] = duties
  return duties.length === 1 && duty !== undefined ? { duty } : { duties: [...duties] }
}

/** Records a statement of a law-enforcement official that notice would impede an investigation, 45 CFR 164.412. */
export async function recordHold(
  book: Book,
  id: string,
  basis: Basis,
  hold: Incident['holds'][number],
): Promise<Incident> {
  const { official, agency, ...facts } = hold
  return await decideOn(book, id, basis, async ({ incident }) => {
    refuseFuture(hold.statedOn, await todayOf(book), 'statedOn')
    if (hold.until && hold.until < hold.statedOn) {
      const message = 'The hold cannot end before the date of the statement.'
      throw new Refused(message, [{ path: 'until', message }])
    }
    return {
      incident: { ...incident, holds: [...incident.holds, hold] },
      act: 'hold_recorded',
      facts,
      details: { official, agency },
    }
  })
}

/** Ends a hold (by its place in the list, from 0) on a day; from that day on notice may go again. */
export function endHold(book: Book, id: string, basis: Basis, place: number, until: Day): Promise<Incident> {
  return decideOn(book, id, basis, ({ incident }) => {
    const hold = incident.holds[place]
    if (!hold) throw new Missing(`Incident ${id} has no hold ${place}.`)
    if (until < hold.statedOn) throw new Refused('The hold cannot end before the date of the statement.')
    const holds = incident.holds.map((each, at) => (at === place ? { ...each, until } : each))
    return { incident: { ...incident, holds }, act: 'hold_ended', facts: { hold: place, before: hold.until, until } }
  })
}

/** Records where and how long substitute notice stood: web posting, media, toll-free number, 45 CFR 164.404(d)(2). */
export async function recordPosting(book: Book, id: string, basis: Basis, substitute: Substitute): Promise<Incident> {
  return await decideOn(book, id, basis, async ({ incident }) => {
    const today = await todayOf(book)
    for (const path of [...SHOWN_ON, 'removedOn'] as const) refuseFuture(substitute[path], today, path)
    for (const path of SHOWN_ON) refuseBeforeKnown(incident, substitute[path], path)
    refuseEndBeforeStart(substitute)
    return {
      incident: { ...incident, substitute },
      act: 'substitute_notice_recorded',
      facts: { ...substitute },
    }
  })
}

// A toll-free number may have been active long before, and be planned ahead.
const SHOWN_ON = ['postedOn', 'mediaOn'] as const

// Who records that individuals were told whom nothing else tells says what became of them.
function refuseDifference({ told = 0, left = 0 }: Duty, { difference }: Pick<Notice, 'difference'>): void {
  if (left === 0 || difference?.trim()) return
  const message = `${told} of ${told + left} people are on record as told, and ${left} are not. Record how each was told, or say here what became of the others.`
  throw new Refused(message, [{ path: 'difference', message }])
}

function theOwed(id: string, duty: string, duties: readonly Duty[]): Duty {
  const owed = duties.find((each) => each.id === duty)
  if (owed) return owed
  const all = duties.map((each) => each.id).join(', ')
  const message = `Incident ${id} does not owe the notice ${duty}. It owes: ${all || 'none'}.`
  throw new Refused(message, [{ path: 'duty', message }])
}
