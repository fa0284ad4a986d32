import type { Note } from '../law/answer.ts'
import type { LawContext } from '../law/law-context.ts'
import type { PendingDuty } from '../law/pending-duty.ts'
import { countsByState } from '../law/states.ts'
import { earlierKnown, heldDue, type Letters } from './clock.ts'
import { facilityNotices } from './facility.ts'
import { residentsNotice } from './individuals.ts'
import { informationOf, notReached } from './information.ts'
import { excusedNote, officeNotes, statuteNotes } from './notes.ts'
import { isTold, type Office, officeNotice, officesOf, provisionalNotes } from './offices.ts'
import { before, isExcused, isReached, type StateMatter } from './statute.ts'

/** Duties of State law, and what is to be known beside them. */
export type StateLaw = { owed: PendingDuty[]; notes: Note[] }

/**
 * What the law of each State with affected residents asks, and that of each State that licenses the facility.
 * `federal` are the federal notices owed, to which some of its clocks are tied.
 */
export function stateLaw(matter: LawContext, federal: readonly PendingDuty[]): StateLaw {
  const states = countsByState(matter.situation.people.residents).map((count) => before(matter, count))
  if (matter.situation.entity.hipaa === 'business_associate') return { owed: [], notes: tellTheOwner(states) }
  const asked = states.map((stateMatter) => askedBy(stateMatter, federal))
  return {
    owed: [...asked.flatMap(({ owed }) => owed), ...facilityNotices(matter)],
    notes: asked.flatMap(({ notes }) => notes),
  }
}

/** The offices that the law knows for a breach like this, whatever the count. */
export function officesAsked(stateMatter: StateMatter): Office[] {
  const reached = isReached(stateMatter)
  return officesOf(stateMatter).filter((office) => reached || isDueRegardless(office, stateMatter))
}

function tellTheOwner(states: StateMatter[]): Note[] {
  if (!states.some(isReached)) return []
  const text =
    'A business that holds data for someone else does not owe residents of a State notice itself. It must notify the owner of the data immediately.'
  return [{ code: 'tell_the_owner', text }]
}

function askedBy(stateMatter: StateMatter, federal: readonly PendingDuty[]): StateLaw {
  const reached = isReached(stateMatter)
  if (isExcused(stateMatter)) return { owed: [], notes: reached ? [excusedNote(stateMatter)] : [] }
  const individuals = reached ? residentsNotice(stateMatter) : []
  const letters = lettersOf(stateMatter, individuals, federal)
  const offices = officesAsked(stateMatter)
  const told = offices.filter((office) => isTold(office, stateMatter))
  return {
    owed: [...individuals, ...told.map((office) => officeNotice(office, stateMatter, letters))],
    notes: [
      ...(reached ? [...statuteNotes(stateMatter), ...informationOf(stateMatter)] : notReached(stateMatter)),
      ...offices.flatMap((office) => officeNotes(office, stateMatter)),
      ...told.flatMap((office) => provisionalNotes(office, stateMatter, letters)),
    ],
  }
}

function isDueRegardless(office: { regardlessOfElements: boolean }, { law }: StateMatter): boolean {
  return office.regardlessOfElements && law.appliesToPrivatePractice
}

function lettersOf(
  { matter, state }: StateMatter,
  individuals: PendingDuty[],
  federal: readonly PendingDuty[],
): Letters {
  const { done } = matter.situation
  const letters = individuals[0] ?? federal.find(({ id }) => id === 'hipaa.individuals')
  const report = federal.find(({ id }) => id === 'hipaa.ocr')
  return {
    due: heldDue(letters, matter),
    given: earlierKnown(done[`state.${state}.individuals`] ?? null, done['hipaa.individuals'] ?? null),
    reportDue: heldDue(report, matter),
    reportGiven: done['hipaa.ocr'] ?? null,
  }
}
