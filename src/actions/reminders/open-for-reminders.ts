import type { Day } from '../../breach/law/day.ts'
import { isOpen } from '../../breach/law/pending-duty.ts'
import { isByHand, type Recorded } from '../../breach/playbooks/seen-only.ts'
import type { OpenForReminders, SignatureAsked } from '../../breach/reminders/reminder.ts'
import { isToDo, waitsForSecond } from '../../breach/steps/state.ts'
import { listGiven, listStuckSince, thingKey } from '../../storage/reminders/open-ends.ts'
import type { Book } from '../book/book.ts'
import { dayAt, zoneOf } from '../book/today.ts'
import { everyOpenStanding, type OpenStanding } from '../next/open-standings.ts'

/** An open incident as its standing shows it, and what of it somebody is reminded of. */
export type Watched = { at: OpenStanding; open: OpenForReminders }

/** All open incidents with what of each somebody is reminded of, so many at a time. */
export async function* everyOpenForReminders(book: Book, size: number): AsyncGenerator<Watched[]> {
  for await (const standings of everyOpenStanding(book, size)) yield await watchedOf(book, standings)
}

async function watchedOf(book: Book, standings: readonly OpenStanding[]): Promise<Watched[]> {
  const ids = standings.map(({ incident }) => incident.id)
  const [given, stuck, zone] = await Promise.all([listGiven(book.db, ids), listStuckSince(book.db, ids), zoneOf(book)])
  const stuckIn = Map.groupBy(stuck, ({ incident }) => incident)
  return standings.map((at) => {
    const { id, discoveredOn, loggedAt, loggedBy } = at.incident
    const givenOf = (thing: string) => {
      const last = given.get(thingKey(id, thing)) ?? { at: loggedAt, by: loggedBy }
      return { on: dayAt(last.at, zone), by: last.by }
    }
    const open = {
      incident: id,
      discoveredOn,
      steps: at.steps
        .filter((step) => isReminded(step, at.standing))
        .map((step) => ({ ...step, given: givenOf(`step/${step.id}`) })),
      duties: at.owed.answer.duties.filter(isOpen),
      signatures: signaturesAsked(at, zone, givenOf('letter').on),
      stuck: (stuckIn.get(id) ?? []).map(({ mailing, since }) => ({ mailing, since: dayAt(since, zone) })),
    }
    return { at, open }
  })
}

// What ticks itself is met where it is done, and its legal deadline is told there.
function isReminded(step: OpenStanding['steps'][number], recorded: Recorded): boolean {
  return isToDo(step) && isByHand(step.id, recorded)
}

function signaturesAsked(
  { incident, standing, steps }: OpenStanding,
  zone: string,
  letterWrittenOn: Day,
): SignatureAsked[] {
  const { letter, assessment } = incident
  const asked = (thing: string, author: string, askedOn: Day) => [{ thing, author, askedOn, backup: null }]
  return [
    ...(letter && standing.letter === 'to_approve' ? asked('letter', letter.writtenBy, letterWrittenOn) : []),
    ...(assessment && standing.decision.assessment === 'to_sign'
      ? asked('decision', assessment.writtenBy, dayAt(assessment.writtenAt, zone))
      : []),
    ...steps.filter(waitsForSecond).map(({ id, completedBy, recordedAt, backup }) => ({
      ...{ thing: `step/${id}`, author: completedBy ?? '', backup },
      askedOn: dayAt(recordedAt ?? '', zone),
    })),
  ]
}
