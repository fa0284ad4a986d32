import type { Note } from '../law/answer.ts'
import type { CreditMonitoring } from '../law/law.ts'
import { capitalized, counted, stateName } from '../law/words.ts'
import type { StateMatter } from './statute.ts'

/** What the law of a State says besides its notices: conditions, services to offer, laws for others. */
export function informationOf(stateMatter: StateMatter): Note[] {
  return [
    ...elements(stateMatter),
    ...monitoring(stateMatter),
    ...agencies(stateMatter),
    ...licensees(stateMatter),
    ...medicalLaws(stateMatter),
  ]
}

/** Why the statute asks nothing of an ordinary private practice; empty where it does ask. */
export function notReached({ law, state }: StateMatter): Note[] {
  if (law.appliesToPrivatePractice) return []
  return [
    { code: 'state_not_reached', text: `${capitalized(stateName(state))}: ${law.applicabilityNote ?? ''}`, state },
  ]
}

function elements({ law, state }: StateMatter): Note[] {
  if (law.elementNotes === null) return []
  return [
    {
      code: 'element_notes',
      text: `Kinds of data under the law of ${stateName(state)}: ${law.elementNotes.replaceAll('_', ' ')}.`,
      state,
    },
  ]
}

function monitoring({ law, state, matter, isUnderHipaa }: StateMatter): Note[] {
  const { creditMonitoring } = law
  if (creditMonitoring === null || !callsFor(creditMonitoring, matter.situation.event.elements)) return []
  if (isUnderHipaa && creditMonitoring.excusedByHipaa === true) return []
  const unsettled =
    isUnderHipaa && creditMonitoring.excusedByHipaa === null
      ? ' Whether HIPAA excuses it is unsettled, so offer it.'
      : ''
  const text = `${capitalized(stateName(state))}: ${counted(creditMonitoring.months, 'month')} of credit monitoring or identity theft services when: ${creditMonitoring.when}.${unsettled}`
  return [{ code: 'credit_monitoring', text, state }]
}

function callsFor({ elements }: CreditMonitoring, breached: readonly string[]): boolean {
  return breached.length === 0 || elements.some((element) => breached.includes(element))
}

function licensees({ law, state }: StateMatter): Note[] {
  return law.regulators
    .filter(({ appliesWhen }) => appliesWhen === 'special')
    .map(({ name, standard }) => ({
      code: 'licensees_only',
      text: `${name}: ${standard}. Only the office's own licensees must notify it; not a duty of an ordinary practice.`,
      state,
    }))
}

function agencies({ law, state }: StateMatter): Note[] {
  if (law.consumerReportingNote === null) return []
  const text = `${capitalized(stateName(state))}, consumer reporting agencies: ${law.consumerReportingNote}.`
  return [{ code: 'consumer_reporting_note', text, state }]
}

function medicalLaws({ law, state }: StateMatter): Note[] {
  return law.medicalSpecificLaw
    .filter(({ facility }) => !facility)
    .map(({ citation, appliesTo }) => ({
      code: 'medical_law',
      text: `${capitalized(stateName(state))} has a separate law for ${appliesTo} (${citation}). Check whether it applies to you.`,
      state,
    }))
}
