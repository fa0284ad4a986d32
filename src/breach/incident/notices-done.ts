import type { Day } from '../law/day.ts'
import { isOver, SUBSTITUTE_THRESHOLD } from '../law/thresholds.ts'
import { type Ledger, laterKnown, readersOf, sumsOf } from './ledger.ts'

/** A notice on record, as far as it tells whether its duty is met. */
type Told = { duty: string; givenOn: Day; difference?: string | null }

/** Where each of the affected stands, and how many of the living no letter reaches. */
type Readers = { ledger?: Ledger; unreachable: number }

/**
 * The Days on which notices were completed. A notice to individuals is done when each of its readers was told, and not
 * before, whatever was recorded, unless somebody said what became of the others. Substitute notice for fewer than 10 is done
 * when the last of them was told, 45 CFR 164.404(d)(2)(i); whatever was recorded, not while one of them stands there untold.
 */
export function doneIn(
  notices: readonly Told[],
  { ledger, unreachable = 0 }: Partial<Readers> = {},
): Record<string, Day> {
  const recorded = new Map(notices.map((notice) => [notice.duty, notice]))
  const duties = ledger === undefined ? [] : [...individualDuties(ledger), ...SUBSTITUTES]
  const days = [...new Set([...recorded.keys(), ...duties])].map((duty) => {
    const record = recorded.get(duty)
    return [duty, ledger ? dayOf(duty, record, { ledger, unreachable }) : (record?.givenOn ?? null)] as const
  })
  return Object.fromEntries(days.filter((day): day is [string, Day] => day[1] !== null))
}

const SUBSTITUTES = ['hipaa.substitute', 'part2.substitute']

function dayOf(duty: string, record: Told | undefined, all: Required<Readers>): Day | null {
  if (SUBSTITUTES.includes(duty)) return substituteDay(record, all)
  const readers = readersOf(duty)
  if (readers === null || (record && !isUnexplained(record))) return record?.givenOn ?? null
  const { left, told, lastToldOn, lastToldInsteadOn } = sumsOf(all.ledger, readers.residence)
  if (left > 0) return null
  if (record) return laterKnown(record.givenOn, lastToldInsteadOn)
  return told > 0 ? lastToldOn : null
}

// At 10 or more the law asks for a posting or the media whoever was called.
function substituteDay(record: Told | undefined, { ledger, unreachable }: Required<Readers>): Day | null {
  const { states, lastToldInsteadOn } = sumsOf(ledger)
  if (states.not_reached > 0) return null
  return laterKnown(record?.givenOn ?? null, isOver(SUBSTITUTE_THRESHOLD, unreachable) ? null : lastToldInsteadOn)
}

// What was recorded before the difference was asked for stands as it was recorded.
function isUnexplained({ difference }: Told): boolean {
  return difference === null || difference?.trim() === ''
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
