import { buildingOf, type Household, householdOf, neighboursOf } from '../../people/values/household.ts'
import { type AddressDoubt, addressDoubts, type Neighbours } from '../../people/values/triage.ts'
import { findByValue } from '../../storage/people/search-index.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { type KnownPerson, peopleInOrder, vaultOf } from './people.ts'

/** More people than this near those on a page are not looked at: a placeholder's address may be everybody's. */
const MOST_NEIGHBOURS = 400

/** What is shown of a person's address: who shares it, and what is doubtful about it. */
export type AddressFindings = { household: Household | null; doubts: AddressDoubt[] }

/** The findings for these people, by id, with the people of the incident who live near them. */
export async function addressFindings(
  opened: OpenIncident,
  people: readonly KnownPerson[],
): Promise<Map<string, AddressFindings>> {
  const near = await nearTo(opened, people)
  return new Map(
    people.map((each) => {
      const others = near.get(buildingOf(each.person.address) ?? '')?.filter(({ id }) => id !== each.id) ?? []
      const persons = others.map(({ person }) => person)
      const neighbours: Neighbours = neighboursOf(each.person, persons)
      const findings = {
        household: householdOf(each.person, persons),
        doubts: addressDoubts(each.person.address, neighbours),
      }
      return [each.id, findings]
    }),
  )
}

async function nearTo(opened: OpenIncident, people: readonly KnownPerson[]) {
  const { book, id: incident } = opened
  const buildings = new Set(people.map(({ person }) => buildingOf(person.address)).filter((each) => each !== undefined))
  const vault = await vaultOf(opened)
  const sought = [...buildings].map((value) => ({ kind: 'building', value }))
  const ids = await findByValue(book.db, incident, vault, sought, MOST_NEIGHBOURS)
  const known = new Map(people.map((each) => [each.id, each]))
  const missing = ids.filter((id) => !known.has(id))
  for await (const each of peopleInOrder(opened, missing)) known.set(each.id, each)
  return Map.groupBy(known.values(), ({ person }) => buildingOf(person.address) ?? '')
}
