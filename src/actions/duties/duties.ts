import { answer } from '../../breach/duties/duties.ts'
import { type Count, type Incident, questionOf } from '../../breach/incident/incident.ts'
import { readersOf, sumsOf } from '../../breach/incident/ledger.ts'
import type { Answer } from '../../breach/law/answer.ts'
import { complete } from '../../breach/law/complete.ts'
import type { Day } from '../../breach/law/day.ts'
import type { Situation } from '../../breach/law/situation.ts'
import { type Standing, standing } from '../../breach/law/standing.ts'
import { todayOf } from '../book/today.ts'
import { headcountOf } from '../count/headcount.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'

/** What an incident owes as of today, by its count, and where that count stands to the lines of the law. */
export type Owed = { situation: Situation; answer: Answer; count: Count | null; standing: Standing }

/** Asks the law about an incident. */
export const dutiesOf = incidentPart(async (opened: OpenIncident): Promise<Owed> => {
  const { book, incident } = opened
  const [count, today] = await Promise.all([headcountOf(opened), todayOf(book)])
  return owedBy(incident, count, today)
})

/** What an incident owes as of a day, with the people that its rosters count. */
export function owedBy(incident: Incident, count: Count | null, today: Day): Owed {
  const situation = complete(questionOf(incident, count), today)
  return {
    situation,
    answer: withReaders(answer(situation), count),
    count,
    standing: standing({ ...situation.people, ...(count && { atLeast: count.atLeast, atMost: count.atMost }) }),
  }
}

// How many of the readers of each notice to individuals were told.
function withReaders(answered: Answer, count: Count | null): Answer {
  const ledger = count?.ledger
  if (!ledger) return answered
  const duties = answered.duties.map((duty) => {
    const readers = readersOf(duty.id)
    if (readers === null) return duty
    const { told, left } = sumsOf(ledger, readers.residence)
    return { ...duty, told, left }
  })
  return { ...answered, duties }
}

/** Whether a breach is one of 500 people and more. */
export function isLarge({ answer, standing }: Owed): boolean {
  return answer.breach !== 'no' && !['unknown', 'below', 'near'].includes(standing.code)
}
