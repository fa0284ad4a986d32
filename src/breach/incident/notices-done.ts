import type { Day } from '../law/day.ts'
import { type Ledger, readersOf, sumsOf } from './ledger.ts'

/** A notice on record, as far as it tells whether its duty is met. */
type Told = { duty: string; givenOn: Day; difference?: string | null }

/**
 * The Days on which notices were completed. A notice to individuals is done when each of its readers was told, and not
 * before, whatever was recorded, unless somebody said what became of the others.
 */
export function doneIn(notices: readonly Told[], ledger: Ledger | undefined): Record<string, Day> {
  const recorded = new Map(notices.map((notice) => [notice.duty, notice]))
  const done = new Map(notices.map(({ duty, givenOn }) => [duty, givenOn]))
  for (const duty of ledger ? [...new Set([...recorded.keys(), ...individualDuties(ledger)])] : []) {
    const readers = readersOf(duty)
    if (readers === null) continue
    const { left, told, lastToldOn } = sumsOf(ledger!, readers.residence)
    if (left > 0 && isUnexplained(recorded.get(duty))) done.delete(duty)
    else if (left === 0 && told > 0 && lastToldOn !== null && !done.has(duty)) done.set(duty, lastToldOn)
  }
  return Object.fromEntries(done)
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
