import { answer } from '../../breach/duties/duties.ts'
import { homeSentence } from '../../breach/duties/residence.ts'
import { type Count, type Incident, questionOf } from '../../breach/incident/incident.ts'
import { readersOf, sumsOf } from '../../breach/incident/ledger.ts'
import type { Answer } from '../../breach/law/answer.ts'
import { complete } from '../../breach/law/complete.ts'
import type { Day } from '../../breach/law/day.ts'
import type { Situation } from '../../breach/law/situation.ts'
import { type Standing, standing } from '../../breach/law/standing.ts'
import { isState } from '../../breach/law/states.ts'
import type { Book } from '../book/book.ts'
import { practiceOf } from '../book/practice.ts'
import { todayOf } from '../book/today.ts'
import { headcountOf } from '../count/headcount.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'

/** What an incident owes as of today, by its count, and where that count stands to the lines of the law. */
export type Owed = { situation: Situation; answer: Answer; count: Count | null; standing: Standing }

/** Asks the law about an incident. */
export const dutiesOf = incidentPart(async (opened: OpenIncident): Promise<Owed> => {
  const { book, incident } = opened
  const [count, today] = await Promise.all([headcountOf(opened), todayOf(book)])
  return await withHome(book, owedBy(incident, count, today))
})

const ON_WHERE_THEY_LIVE = ['residents_unknown', 'count_unknown']

/** The same, with what the practice’s own State asks where nobody knows who lives where: most live where the practice is. */
export async function withHome(book: Book, owed: Owed): Promise<Owed> {
  const { situation, answer } = owed
  const isOpen = answer.notes.some(({ code }) => ON_WHERE_THEY_LIVE.includes(code))
  const state = isOpen ? (await practiceOf(book))?.address.state : undefined
  const home = state && isState(state) ? homeSentence(situation, state) : null
  if (home === null) return owed
  const notes = answer.notes.map((note) =>
    ON_WHERE_THEY_LIVE.includes(note.code) ? { ...note, text: `${note.text} ${home}` } : note,
  )
  return { ...owed, answer: { ...answer, notes } }
}

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
