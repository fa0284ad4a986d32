import type { Incident, Notice } from '../../breach/incident/incident.ts'
import type { Duty } from '../../breach/law/answer.ts'
import type { Day } from '../../breach/law/day.ts'
import type { Substitute } from '../../breach/law/situation.ts'
import { Missing, Refused } from '../../errors.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import { type Basis, decideOn, refuseFuture } from '../incident/incident.ts'
import { dutiesOf } from './duties.ts'

/** What is said where something is undone without a reason. */
export const NO_REASON = 'Say why you are undoing this.'

/** Records that a notice was given. Refused for a duty that this incident does not owe, or a day to come. */
export async function recordNotice(book: Book, id: string, basis: Basis, notice: Notice): Promise<Incident> {
  refuseFuture(notice.givenOn, await todayOf(book), 'givenOn')
  return await decideOn(book, id, basis, async (opened) => {
    const { incident } = opened
    const { duties } = (await dutiesOf(opened)).answer
    const met = duties.find((duty) => duty.id === notice.duty)
    if (!met)
      throw notOwed(
        id,
        notice.duty,
        duties.map((duty) => duty.id),
      )
    refuseDifference(met, notice)
    const others = incident.notices.filter((each) => each.duty !== notice.duty)
    const { duty, givenOn, recipient, how, reference, difference } = notice
    const next = { ...incident, notices: [...others, notice] }
    return {
      incident: next,
      act: 'notice_recorded',
      facts: { duty, givenOn },
      details: { recipient, how, reference, difference: difference ?? null },
    }
  })
}

/** Takes a recorded notice back. Refused without a reason; Missing when none was recorded. */
export async function withdrawNotice(
  book: Book,
  id: string,
  basis: Basis,
  duty: string,
  reason: string,
): Promise<Incident> {
  if (reason.trim() === '') throw new Refused(NO_REASON, [{ path: 'reason', message: NO_REASON }])
  return await decideOn(book, id, basis, ({ incident }) => {
    const notices = incident.notices.filter((each) => each.duty !== duty)
    if (notices.length === incident.notices.length) throw new Missing(`No notice is recorded for ${duty}.`)
    return { incident: { ...incident, notices }, act: 'notice_withdrawn', facts: { duty }, details: { reason } }
  })
}

/** Records a statement of a law-enforcement official that notice would impede an investigation, 45 CFR 164.412. */
export async function recordHold(
  book: Book,
  id: string,
  basis: Basis,
  hold: Incident['holds'][number],
): Promise<Incident> {
  refuseFuture(hold.statedOn, await todayOf(book), 'statedOn')
  if (hold.until && hold.until < hold.statedOn) {
    const message = 'The hold cannot end before the date of the statement.'
    throw new Refused(message, [{ path: 'until', message }])
  }
  const { official, agency, ...facts } = hold
  return await decideOn(book, id, basis, ({ incident }) => ({
    incident: { ...incident, holds: [...incident.holds, hold] },
    act: 'hold_recorded',
    facts,
    details: { official, agency },
  }))
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
export function recordPosting(book: Book, id: string, basis: Basis, substitute: Substitute): Promise<Incident> {
  return decideOn(book, id, basis, ({ incident }) => ({
    incident: { ...incident, substitute },
    act: 'substitute_notice_recorded',
    facts: { ...substitute },
  }))
}

// Who records that individuals were told whom nothing else tells says what became of them.
function refuseDifference({ told = 0, left = 0 }: Duty, { difference }: Notice): void {
  if (left === 0 || difference?.trim()) return
  const message = `${told} of ${told + left} people are on record as told, and ${left} are not. Record how each was told, or say here what became of the others.`
  throw new Refused(message, [{ path: 'difference', message }])
}

function notOwed(id: string, duty: string, owed: string[]): Refused {
  const message = `Incident ${id} does not owe the notice ${duty}. It owes: ${owed.join(', ') || 'none'}.`
  return new Refused(message, [{ path: 'duty', message }])
}
