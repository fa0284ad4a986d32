import { type FactsCorrection, factNames } from '../../../actions/people/correct-person.ts'
import type { HistoryRow } from './exclusion-history.ts'

/** A corrected address, by whom and when. */
type AddressCorrection = { person: string; setAt: string; setBy: string }

type Told = { hrefOf(person: string): string; nameOf(id: string): string }

/** The history of the count, newest first, with who was corrected: each name or birth date, and the addresses of a day together. */
export function withCorrections(
  history: readonly HistoryRow[],
  facts: readonly FactsCorrection[],
  addresses: readonly AddressCorrection[],
  told: Told,
): HistoryRow[] {
  if (facts.length + addresses.length === 0) return [...history]
  const peopleAt = (moment: string) => history.find(({ at }) => at <= moment)?.people ?? 0
  const rows = [...facts.map((each) => factsRow(each, told)), ...addressRows(addresses, told)]
  const counted = rows.map((row) => ({ ...row, people: peopleAt(row.at) }))
  return [...counted.toReversed(), ...history].toSorted((a, b) => b.at.localeCompare(a.at))
}

type Row = Omit<HistoryRow, 'people'>

function factsRow({ person, setAt, setBy, after, reason }: FactsCorrection, { hrefOf, nameOf }: Told): Row {
  const why = `One person, ${factNames(after).join(' and ')}: ${reason}`
  return { at: setAt, by: nameOf(setBy), label: 'Corrected', href: hrefOf(person), why }
}

function addressRows(addresses: readonly AddressCorrection[], { hrefOf, nameOf }: Told): Row[] {
  const days = Map.groupBy(addresses, ({ setAt, setBy }) => `${setAt.slice(0, DAY)} ${setBy}`)
  return [...days.values()].map((group) => {
    const { setAt: at, setBy, person } = group.at(-1)!
    const one = group.length === 1
    const why = one ? 'One person, address' : `${group.length.toLocaleString('en-US')} addresses`
    return { at, by: nameOf(setBy), label: 'Corrected', href: one ? hrefOf(person) : null, why }
  })
}

const DAY = '2026-11-22'.length
