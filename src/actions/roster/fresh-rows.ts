import type { Described } from '../../people/linkage/join.ts'
import type { Person } from '../../people/values/person.ts'

/**
 * Which rows say something that no description says yet, and the ids of the earlier descriptions that the others repeat. Rows
 * that differ in their day alone, as those of many visits do, are one, of the newest day.
 */
export function freshRows(before: readonly Described[], rows: readonly Described[]) {
  const earlier = new Map(before.map((each) => [textOf(each.person), each]))
  const fresh = new Map<string, Described>()
  const repeated = new Set<string>()
  for (const row of rows) {
    const text = textOf(row.person)
    const [known, own] = [earlier.get(text), fresh.get(text)]
    if (known && !isNewer(row.person, known.person)) repeated.add(known.id)
    else if (!own) fresh.set(text, row)
    else if (isNewer(row.person, own.person)) fresh.set(text, { ...own, person: row.person })
  }
  return { fresh: [...fresh.values()], repeated }
}

function textOf(person: Person): string {
  if (person.asOf === undefined) return JSON.stringify(person)
  const { asOf: _, ...facts } = person
  return JSON.stringify(facts)
}

function isNewer({ asOf: one }: Person, { asOf: other }: Person): boolean {
  return one !== undefined && (other === undefined || one > other)
}
