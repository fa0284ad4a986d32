import { type Day, earlierOf, laterOf } from '../law/day.ts'
import type { Residence } from '../law/states.ts'
import type { Channel } from './letter-state.ts'

/**
 * Where each affected person stands with the notice to individuals, 45 CFR 164.404: told, by what; to be told; not to be
 * reached yet; or not to be told. There is no other, and each is in exactly one.
 */
export const LEDGER_STATES = [
  'paper',
  'email',
  'telephone',
  'substitute',
  'to_be_told',
  'not_reached',
  'not_to_be_told',
] as const

export type LedgerState = (typeof LEDGER_STATES)[number]

/** What is on record of one person and the notice; a Day each, null where there is none. */
export type NoticeFacts = {
  /** Excluded: not affected, no patient, dead for more than 50 years. */
  isExcluded: boolean
  /** By what the notice went and did not come back. */
  letter: { channel: Channel; on: Day } | null
  telephonedOn: Day | null
  /** Whether a letter can go to an address that is not known to be wrong. */
  isReachable: boolean
  isDeceased: boolean
  /** Since when substitute notice stands for those who cannot be reached. */
  substituteOn: Day | null
}

/** A state of the ledger, and the Day on which the person was told. */
export type Standing = { state: LedgerState; on: Day | null }

/**
 * Where a person stands. What was told stays told, however it came about; next of kin who cannot be reached are owed no
 * substitute notice, 45 CFR 164.404(d)(2).
 */
export function standingOf(facts: NoticeFacts): Standing {
  const { isExcluded, letter, telephonedOn, isReachable, isDeceased, substituteOn } = facts
  if (isExcluded) return { state: 'not_to_be_told', on: null }
  if (letter) return { state: letter.channel === 'print' ? 'paper' : 'email', on: letter.on }
  if (telephonedOn !== null) return { state: 'telephone', on: telephonedOn }
  if (isReachable) return { state: 'to_be_told', on: null }
  if (isDeceased) return { state: 'not_to_be_told', on: null }
  return substituteOn === null ? { state: 'not_reached', on: null } : { state: 'substitute', on: substituteOn }
}

/** How many residents of one State stand where; the Days on which the last of them was told, and the last by other than a letter. */
export type StateLedger = {
  states: Record<LedgerState, number>
  lastToldOn: Day | null
  /** By telephone or by substitute notice. */
  lastToldInsteadOn: Day | null
}

/** The ledger of an incident, State by State. */
export type Ledger = Partial<Record<Residence, StateLedger>>

/** A ledger, or a part of it, in sums. */
export type LedgerSums = StateLedger & { people: number; told: number; left: number }

/** So many people of one State who stand alike. */
export type Standings = Standing & { residence: Residence; people: number }

/** The ledger in which these stand; `people` may be negative, to take somebody out again. */
export function ledgerFrom(all: Iterable<Standings>): Ledger {
  const ledger: Ledger = {}
  for (const { residence, state, on, people } of summed(all)) {
    const own = ledger[residence] ?? nobody()
    ledger[residence] = own
    own.states[state] += people
    if (on === null || people <= 0) continue
    own.lastToldOn = laterKnown(own.lastToldOn, on)
    if (INSTEAD.has(state)) own.lastToldInsteadOn = laterKnown(own.lastToldInsteadOn, on)
  }
  return ledger
}

const INSTEAD: ReadonlySet<LedgerState> = new Set(['telephone', 'substitute'])

// A Day on which everybody was taken out again told nobody.
function summed(all: Iterable<Standings>): Standings[] {
  const alike = Map.groupBy(all, ({ residence, state, on }) => `${residence} ${state} ${on}`)
  return [...alike.values()].flatMap(([first, ...rest]) =>
    first ? { ...first, people: rest.reduce((sum, { people }) => sum + people, first.people) } : [],
  )
}

/** The sums of a ledger: of all, or of the residents of one State. */
export function sumsOf(ledger: Ledger, residence?: Residence): LedgerSums {
  const parts = residence === undefined ? Object.values(ledger) : [ledger[residence] ?? nobody()]
  const whole = nobody()
  for (const { states, lastToldOn, lastToldInsteadOn } of parts) {
    for (const state of LEDGER_STATES) whole.states[state] += states[state]
    whole.lastToldOn = laterKnown(whole.lastToldOn, lastToldOn)
    whole.lastToldInsteadOn = laterKnown(whole.lastToldInsteadOn, lastToldInsteadOn)
  }
  const sum = (...some: LedgerState[]) => some.reduce((total, state) => total + whole.states[state], 0)
  const told = sum('paper', 'email', 'telephone', 'substitute')
  return { ...whole, told, left: sum('to_be_told', 'not_reached'), people: sum(...LEDGER_STATES) }
}

/** Whose notice a duty is: everybody's, or that of the residents of one State; null: it is no notice to individuals. */
export function readersOf(duty: string): { residence?: Residence } | null {
  if (/^(hipaa|part2|ftc)\.individuals$|^state\.[A-Z]{2}\.facility\.individuals$/.test(duty)) return {}
  const [, residence] = /^state\.([A-Z]{2})\.individuals$/.exec(duty) ?? []
  return residence === undefined ? null : { residence: residence as Residence }
}

/** The earliest of some Days of which any may be unknown. */
export function earliestOf(days: readonly (Day | null)[]): Day | null {
  const known = days.filter((day) => day !== null)
  return known.length === 0 ? null : known.reduce(earlierOf)
}

/** The later of two Days of which either may be unknown. */
export function laterKnown(one: Day | null, other: Day | null): Day | null {
  return one !== null && other !== null ? laterOf(one, other) : (one ?? other)
}

function nobody(): StateLedger {
  return {
    states: Object.fromEntries(LEDGER_STATES.map((state) => [state, 0])) as StateLedger['states'],
    lastToldOn: null,
    lastToldInsteadOn: null,
  }
}
