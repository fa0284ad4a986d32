import { type Sameness, samenessOf } from '../../people/linkage/comparison/same-person.ts'
import { nameForms } from '../../people/values/name-forms.ts'
import type { Person } from '../../people/values/person.ts'
import { listIncidentVaults } from '../../storage/incident/incidents.ts'
import { findAcrossIncidents } from '../../storage/people/search-index.ts'
import type { Book } from '../book/book.ts'
import { bookPart, once } from '../book/parts.ts'
import { type OpenIncident, openIncident } from '../incident/open-incident.ts'
import { type SearchValue, searchValuesOf } from '../people/search-index.ts'
import { theWholePerson, type WholePerson, wholePeople } from '../people/whole-person.ts'

/** Somebody of an incident who is, or may be, the person looked for; `through` what another incident says of that person. */
export type FoundPerson = Omit<WholePerson, 'descriptions'> & Sameness & { incident: string; through: boolean }

/** Who was found, surest and newest first, and how many others share a value and are plainly somebody else. */
export type Found = { people: FoundPerson[]; others: number }

/** More values than this are not looked for at once: every incident costs a page of each. */
const MOST_VALUES = 60

/**
 * Looks through every incident for a person, given in one description or several. Values are found exactly as they are
 * written, names also in their usual forms; only the people found are opened, and then compared whole. What is known of
 * those who surely are the person leads once more through all incidents: by a number to a name, by a name to a number.
 */
export async function findInIncidents(book: Book, wanted: readonly Person[]): Promise<Found> {
  const first = await look(book, wanted)
  const known = first.filter(({ verdict }) => verdict === 'same').flatMap(({ whole }) => personsIn(whole))
  const second = known.length === 0 ? [] : await look(book, known)
  const found = new Map(first.map((each) => [keyOf(each), { ...each, through: false }]))
  for (const each of second)
    if (each.verdict === 'same' && found.get(keyOf(each))?.verdict !== 'same')
      found.set(keyOf(each), { ...each, through: true })
  const people = [...found.values()].filter(({ verdict }) => verdict !== 'other').toSorted(surestAndNewest)
  return { people: people.map(withoutDescriptions), others: found.size - people.length }
}

/** The other incidents in which one of the affected was, or may have been, involved too. */
export async function findEarlierBreaches(opened: OpenIncident, person: string): Promise<Found> {
  const { book } = opened
  return await findInIncidents(book, personsIn(await theWholePerson(opened, person)))
}

type Judged = Sameness & { incident: string; whole: WholePerson }

async function look(book: Book, wanted: readonly Person[]): Promise<Judged[]> {
  const byIncident = Map.groupBy(await idsAcross(book, wanted), ({ incident }) => incident)
  const judged: Judged[] = []
  for (const [incident, ids] of byIncident)
    for (const whole of await wholePeople(
      await openIncident(book, incident),
      ids.map(({ person }) => person),
    ))
      judged.push({ incident, whole, ...bestOf(wanted, whole) })
  return judged
}

async function idsAcross(book: Book, wanted: readonly Person[]) {
  const sought = distinct(wanted.flatMap(numbersOf).concat(wanted.flatMap(namesOf))).slice(0, MOST_VALUES)
  const vaults = await vaultsOf(book)
  // The second time nothing new may be sought.
  const values = sought.map(({ kind, value }) => `${kind}:${value}`).sort()
  return await once(book, findAcrossIncidents, values.join('\n'), () =>
    findAcrossIncidents(
      book.db,
      vaults.map((each) => ({ ...each, sought })),
    ),
  )
}

const vaultsOf = bookPart((book) => listIncidentVaults(book.db, book.vault))

function numbersOf(person: Person): SearchValue[] {
  return searchValuesOf(person).filter(({ kind }) => kind !== 'building' && kind !== 'name')
}

function namesOf({ givenName = '', familyName = '' }: Person): SearchValue[] {
  const names = givenName && familyName ? nameForms(givenName, familyName) : []
  return names.flatMap((name) => searchValuesOf({ familyName: name, address: {} }))
}

function distinct(values: readonly SearchValue[]): SearchValue[] {
  return [...new Map(values.map((each) => [`${each.kind}:${each.value}`, each])).values()]
}

function personsIn({ person, descriptions }: WholePerson): Person[] {
  return [person, ...descriptions.map((each) => each.person)]
}

const RANK = { same: 0, doubtful: 1, other: 2 }

function bestOf(wanted: readonly Person[], whole: WholePerson): Sameness {
  const descriptions = personsIn(whole)
  const judged = wanted.map((each) => samenessOf(each, descriptions))
  return judged.toSorted((a, b) => RANK[a.verdict] - RANK[b.verdict])[0] ?? { verdict: 'other', reasons: [] }
}

function keyOf({ incident, whole }: Judged): string {
  return `${incident}/${whole.id}`
}

function surestAndNewest(a: Judged, b: Judged): number {
  return RANK[a.verdict] - RANK[b.verdict] || (a.incident < b.incident ? 1 : -1)
}

function withoutDescriptions({
  whole: { descriptions: _, ...known },
  ...judged
}: Judged & { through: boolean }): FoundPerson {
  return { ...known, ...judged }
}
