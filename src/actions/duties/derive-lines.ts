import { lastDays } from '../../breach/duties/duties.ts'
import { annualDuties } from '../../breach/duties/year-end.ts'
import type { Count, Incident } from '../../breach/incident/incident.ts'
import { placeOf } from '../../breach/incident/incident-id.ts'
import { wholeCount } from '../../breach/law/count.ts'
import { type Day, earlierOf, yearOf } from '../../breach/law/day.ts'
import { isDone } from '../../breach/law/pending-duty.ts'
import { carriesNotice } from '../../breach/playbooks/notice-steps.ts'
import { isToDo } from '../../breach/steps/state.ts'
import { type DerivedIncident, EVER } from '../../storage/duties/staged-lines.ts'
import { findIncidents } from '../../storage/incident/incidents.ts'
import { soughtWords, wordsOf } from '../../storage/list/line-words.ts'
import { withOwnWords } from '../../storage/steps/own-words.ts'
import { type IncidentStep, listStepDays } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'
import { headcountsOf } from '../count/headcounts.ts'
import { isLarge, type Owed, owedBy } from './duties.ts'

/** Derives what the lists ask of these incidents, in as many queries as of one. */
export async function deriveLines(book: Book, ids: readonly string[]): Promise<DerivedIncident[]> {
  const [incidents, steps] = await Promise.all([findIncidents(book.db, book.vault, ids), listStepDays(book.db, ids)])
  const counts = await headcountsOf(book, incidents)
  const stepsOf = Map.groupBy(steps, ({ incident }) => incident)
  return incidents.map((incident) => ({
    ...derived(incident, counts.get(incident.id) ?? null, stepsOf.get(incident.id) ?? []),
    words: [...new Set([...wordsOf(book.vault, incident), ...addedWords(book, stepsOf.get(incident.id) ?? [])])],
  }))
}

// The steps of a playbook are alike in all incidents of a kind.
function addedWords({ vault }: Book, steps: readonly AddedOrNot[]): string[] {
  const added = steps.filter(({ sealed }) => sealed !== null && sealed.length > 0)
  return added.flatMap((step) => soughtWords(vault, withOwnWords(vault, step).title))
}

type AddedOrNot = Awaited<ReturnType<typeof listStepDays>>[number]

const NEVER_LATE: Day = '9999-12-31'

/** The last days of the steps that are open. Those that carry notices have none of their own: the duties are counted. */
export function openDaysOf(steps: readonly StepDay[]): Day[] {
  return steps.filter(isToDo).map(({ id, dueOn }) => (carriesNotice(id) ? NEVER_LATE : dueOn))
}

type StepDay = Pick<IncidentStep, 'id' | 'dueOn' | 'performedAt' | 'notNeededAt'>

// Asked on any day: what hangs on today is decided when a list is asked.
function derived(incident: Incident, count: Count | null, steps: readonly StepDay[]) {
  const owed = owedBy(incident, count, incident.discoveredOn)
  const stepDays = openDaysOf(steps)
  const { id, kind, closing = null } = incident
  const legalDays = closing ? [] : lastDays(owed.situation)
  // The day of a step is our advice: no list calls it overdue.
  const first = firstOf(legalDays)
  return {
    line: {
      incident: id,
      ...placeOf(id),
      kind,
      firstDay: first,
      firstLegalDay: first,
      isLarge: isLarge(owed),
      count,
      steps: steps.length,
      stepDays,
      closedOn: closing?.on ?? null,
      mergedInto: closing?.into ?? null,
    },
    days: legalDays.map(({ day, heldUntil }) => ({ day, openFrom: heldUntil ?? EVER })),
    yearEnd: closing && closing.how !== 'finished' ? [] : yearEndOf(owed),
  }
}

function firstOf(days: readonly { day: Day }[]): Day | null {
  return days.map(({ day }) => day).reduce<Day | null>((first, day) => earlierOf(first ?? day, day), null)
}

function yearEndOf(owed: Owed): DerivedIncident['yearEnd'] {
  const { discoveredOn } = owed.answer
  return entriesOf(owed).map((entry) => ({ ...entry, year: yearOf(discoveredOn), discoveredOn: discoveredOn }))
}

type Entry = Pick<DerivedIncident['yearEnd'][number], 'list' | 'duty'>

function entriesOf({ answer, situation }: Owed): Entry[] {
  if (answer.breach === 'no') return [{ list: 'decided', duty: '' }]
  const reports = annualDuties(answer.duties).map(
    (duty): Entry => ({ list: isDone(duty) ? 'filed' : 'open', duty: duty.id }),
  )
  if (!answer.duties.some(({ track }) => track === 'immediate')) return reports
  return [{ list: wholeCount(situation.people) === null ? 'uncounted' : 'large', duty: '' }, ...reports]
}
