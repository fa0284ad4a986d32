import { personProblems } from '../letters/problems.ts'
import type { Described } from '../people/join.ts'
import { merge } from '../people/merge.ts'
import type { Person } from '../people/person.ts'
import { stateOf } from '../people/place.ts'
import type { SealedRow } from '../storage/people.ts'
import type { PersonRow } from '../storage/tables.ts'
import type { IncidentVault } from '../storage/vault.ts'

/**
 * What is sealed of a person: the merged facts, and each description that made them. `said` is left out where one
 * description says all and bears the person's own id.
 */
export type SealedPerson = { person: Person; source: string; said?: readonly Described[] }

/**
 * Seals people of one roster together: to seal each of a million alone takes as long as to read them. A few only, for who
 * opens one opens all; whoever changes is sealed anew, alone.
 */
export function sealSheet(vault: IncidentVault, id: number, people: readonly { id: string; sealed: SealedPerson }[]) {
  const lines = people.map((each) => `\n${each.id} ${JSON.stringify(each.sealed)}`)
  return vault.sealBytes(sheetName(id), Buffer.from(lines.join('')))
}

/** Opens people, each from a seal of his or her own or from a sheet; a sheet is opened once for all of its people. */
export function opener(
  vault: IncidentVault,
): (row: Pick<SealedRow, 'person' | 'sheet' | 'sealed' | 'sheet_sealed'>) => SealedPerson {
  const sheets = new Map<number, string>()
  return ({ person, sheet, sealed, sheet_sealed }) => {
    if (sheet === null) return vault.open<SealedPerson>(person, sealed!)
    const text = sheets.get(sheet) ?? Buffer.from(vault.openBytes(sheetName(sheet), sheet_sealed!)).toString()
    sheets.set(sheet, text)
    return personOn(text, person)
  }
}

// JSON holds no line end: a line is a person, behind his or her id.
function personOn(sheet: string, person: string): SealedPerson {
  const at = sheet.indexOf(`\n${person} `)
  if (at < 0) throw new Error(`${person} does not stand on this sheet.`)
  const end = sheet.indexOf('\n', at + 1)
  return JSON.parse(sheet.slice(at + person.length + 2, end < 0 ? undefined : end))
}

function sheetName(id: number): string {
  return `sheet/${id}`
}

/** The descriptions that made a person, the first that was heard first. */
export function descriptionsOf(id: string, { person, source, said }: SealedPerson): readonly Described[] {
  return said ?? [{ id, person, source }]
}

/** A person made of these descriptions: the first holds, the others fill what it leaves open. */
export function madeOf(id: string, said: readonly Described[]): SealedPerson {
  const { source } = said[0]!
  const person = said.map((each) => each.person).reduce(merge)
  return said.length === 1 && said[0]!.id === id ? { person, source } : { person, source, said }
}

/** What stands outside the seal so that it can be counted: it names nobody. */
export function countedOutside(person: Person): Pick<PersonRow, 'state' | 'deceased' | 'reachable'> {
  return {
    state: stateOf(person),
    deceased: Number(person.deceased ?? false),
    reachable: Number(personProblems(person).length === 0),
  }
}
