import type { CodeRow } from '../../../people/reading/list/code-list.ts'
import type { StoredCode } from '../../../storage/mailing/monitoring-codes.ts'
import { eachCountedPerson } from '../../count/counted-people.ts'
import type { OpenIncident } from '../../incident/open-incident.ts'
import { letterReference } from './letter-reference.ts'
import { refuseRows } from './refuse-rows.ts'

/**
 * Whose each code is, by its row, where the file says it: by the roster’s record number or the reference of the letter.
 * Refused where a reference names nobody, two people, somebody twice, or somebody who has a code.
 */
export async function ownersOf(
  opened: OpenIncident,
  rows: readonly CodeRow[],
  before: readonly StoredCode[],
): Promise<Map<number, string>> {
  if (rows.every(({ reference }) => reference === null)) return new Map()
  const found = await peopleNamed(opened, new Set(rows.flatMap(namesIn)))
  const whose = (row: CodeRow) => namesIn(row).flatMap((name) => found.get(name) ?? [])
  const have = new Set(before.map(({ person }) => person))
  refuseRows(rows, (row) => whose(row).length === 0, 'a reference that nobody of the affected has')
  refuseRows(rows, (row) => whose(row).length > 1, 'a reference that several of the affected have')
  refuseRows(rows, (row) => have.has(whose(row)[0] ?? ''), 'a reference of somebody who has a code already')
  const seen = new Set<string>()
  refuseRows(
    rows,
    (row) => seen.size === seen.add(whose(row)[0] ?? '').size,
    'a reference of somebody who stands in an earlier row too',
  )
  return new Map(rows.flatMap((row) => whose(row).map((person) => [row.row, person] as const)))
}

async function peopleNamed(opened: OpenIncident, wanted: ReadonlySet<string>): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for await (const { id, person } of eachCountedPerson(opened)) {
    const called = new Set([person.mrn ?? '', letterReference(opened.id, id), id].map(plain))
    for (const name of called) if (wanted.has(name)) found.set(name, [...(found.get(name) ?? []), id])
  }
  return found
}

// Second letters and letters made again bear the reference with something behind it.
function namesIn({ reference }: CodeRow): string[] {
  const exact = plain(reference ?? '')
  const first = exact.replace(/(?:-S)?(?:-R\d+)?$/, '')
  return exact === '' ? [] : first === exact ? [exact] : [exact, first]
}

function plain(reference: string): string {
  return reference.trim().toUpperCase()
}
