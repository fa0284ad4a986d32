import { isState, type State } from '../../breach/law/states.ts'
import { stateName } from '../../breach/law/words.ts'
import { Missing } from '../../errors.ts'
import { fullName } from '../../letters/envelope/addressee.ts'
import { spreadsheetLine } from '../../people/reading/file/csv.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { excludedOf } from '../people/exclusions.ts'
import { eachPerson } from '../people/people.ts'

/** A file with the names of those of the affected who live in one State, and nothing else of them. */
export type NamesOfResidents = { fileName: string; people: string[]; bytes: AsyncIterable<Uint8Array> }

/** The names of the residents of a State, for an office that asks for them. Missing where there is no such State. */
export async function namesOfResidents(opened: OpenIncident, code: string): Promise<NamesOfResidents> {
  if (!isState(code)) throw new Missing(`There is no State "${code}". Use its two letters, such as LA.`)
  const residents = await residentsOf(opened, code)
  return {
    fileName: `${opened.id} residents of ${stateName(code)}.csv`,
    people: residents.map(({ id }) => id),
    bytes: linesOf(residents.map(({ name }) => name)),
  }
}

async function residentsOf(opened: OpenIncident, state: State): Promise<{ id: string; name: string }[]> {
  const excluded = await excludedOf(opened)
  const residents: { id: string; name: string }[] = []
  for await (const known of eachPerson(opened))
    if (known.state === state && !excluded.has(known.id))
      residents.push({ id: known.id, name: fullName(known.person) || '(no name)' })
  return residents.toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
}

async function* linesOf(names: readonly string[]): AsyncGenerator<Uint8Array> {
  const lines = ['name', ...names].map((name) => spreadsheetLine([name]))
  yield new TextEncoder().encode(`\ufeff${lines.join('')}`)
}
