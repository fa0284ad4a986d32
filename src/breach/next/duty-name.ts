import { readersOf } from '../incident/ledger.ts'
import { isState, type State, stateLabel } from '../law/states.ts'
import { counted, stateName } from '../law/words.ts'
import type { IncidentStanding, StandingDuty } from './incident-standing.ts'

/** Whom a duty is owed to, as a sentence says it: `the Texas Attorney General`, `HHS`, `487 people`. */
export function nameOf(
  duty: Pick<StandingDuty, 'id' | 'to'>,
  { people }: { people: Pick<IncidentStanding['people'], 'count'> },
): string {
  if (readersOf(duty.id))
    return people.count === null ? 'everybody affected' : counted(people.count, 'person', 'people')
  const { id, to } = duty
  const [law, second = '', third = ''] = id.split('.')
  if (law !== 'state') return federalName(second, third, to)
  if (third === 'consumer-reporting-agencies') return `the credit bureaus about ${whereOf(second)}`
  return officeName(whereOf(second), to)
}

/** The same in a word or two: `Puerto Rico`, `HHS`, `letters`. */
export function shortNameOf(duty: Pick<StandingDuty, 'id' | 'to' | 'form'>, standing: IncidentStanding): string {
  if (readersOf(duty.id)) return 'letters'
  if (duty.form) return 'people not reached'
  const state = stateIn(duty.id)
  return state ? stateLabel(state) : nameOf(duty, standing)
}

/** The State that a duty is about; null: none. */
export function stateIn(duty: string): State | null {
  const code = /^state\.([A-Z]{2})\.|\.media\.([A-Z]{2})$/.exec(duty)
  const state = code?.[1] ?? code?.[2] ?? ''
  return isState(state) ? state : null
}

function federalName(notice: string, place: string, to: string): string {
  if (notice === 'ocr') return 'HHS'
  if (notice === 'ftc') return 'the Federal Trade Commission'
  if (notice === 'media') return `the news outlets in ${whereOf(place)}`
  if (notice === 'substitute' && to === '') return 'the people whom no letter reaches'
  return notice === 'covered_entity' ? 'the practice whose patients they are' : to
}

function whereOf(code: string): string {
  return isState(code) ? stateName(code) : code
}

// `Puerto Rico: Department of Consumer Affairs (DACO)`, as the duty says it.
function officeName(where: string, to: string): string {
  const office = to.replace(/^[^:]*: /, '').replace(/^the /, '')
  const isNamed = office.startsWith(where)
  return `the ${isNamed ? office : `${where.replace(/^the /, '')} ${office}`}`
}
