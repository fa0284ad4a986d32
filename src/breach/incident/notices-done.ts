import type { Day } from '../law/day.ts'
import { isOver, SUBSTITUTE_THRESHOLD } from '../law/thresholds.ts'
import { type Ledger, readersOf, sumsOf } from './ledger.ts'

/** A notice on record, as far as it tells whether its duty is met. */
type Told = { duty: string; givenOn: Day; difference?: string | null }

/** Where each of the affected stands, and how many of the living no letter reaches. */
type Readers = { ledger?: Ledger; unreachable: number }

/**
 * The Days on which notices were completed. A notice to individuals is done when each of its readers was told, and not
 * before, whatever was recorded, unless somebody said what became of the others. Substitute notice for fewer than 10 is done
 * when the last of them was called, 45 CFR 164.404(d)(2)(i); whatever was recorded, not while one of them stands there untold.
 */
export function doneIn(
  notices: readonly Told[],
  { ledger, unreachable = 0 }: Partial<Readers> = {},
): Record<string, Day> {
  const recorded = new Map(notices.map((notice) => [notice.duty, notice]))
  const done = new Map(notices.map(({ duty, givenOn }) => [duty, givenOn]))
  if (ledger === undefined) return Object.fromEntries(done)
  for (const duty of new Set([...recorded.keys(), ...individualDuties(ledger)])) {
    const readers = readersOf(duty)
    if (readers === null) continue
    const { left, told, lastToldOn } = sumsOf(ledger, readers.residence)
    if (left > 0 && isUnexplained(recorded.get(duty))) done.delete(duty)
    else if (left === 0 && told > 0 && lastToldOn !== null && !done.has(duty)) done.set(duty, lastToldOn)
  }
  const [calledOn, isLeft] = [lastCall(ledger, unreachable), sumsOf(ledger).states.not_reached > 0]
  for (const duty of SUBSTITUTES)
    if (isLeft) done.delete(duty)
    else if (calledOn !== null && !done.has(duty)) done.set(duty, calledOn)
  return Object.fromEntries(done)
}

const SUBSTITUTES = ['hipaa.substitute', 'part2.substitute']

// At 10 or more the law asks for a posting or the media whoever was called.
function lastCall(ledger: Ledger, unreachable: number): Day | null {
  const { states, lastCalledOn } = sumsOf(ledger)
  return states.not_reached > 0 || isOver(SUBSTITUTE_THRESHOLD, unreachable) ? null : lastCalledOn
}

// What was recorded before the difference was asked for stands as it was recorded.
function isUnexplained(notice: Told | undefined): boolean {
  return notice?.difference === null || notice?.difference?.trim() === ''
}

function individualDuties(ledger: Ledger): string[] {
  const states = Object.keys(ledger).filter((state) => state !== 'XX')
  return [
    'hipaa.individuals',
    'part2.individuals',
    'ftc.individuals',
    ...states.map((state) => `state.${state}.individuals`),
  ]
}
