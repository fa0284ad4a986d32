import { Refused } from '../../errors.ts'
import { samenessOf } from '../../people/linkage/comparison/same-person.ts'
import type { Book } from '../book/book.ts'
import { openIncident } from '../incident/open-incident.ts'
import { theWholePerson, type WholePerson } from '../people/whole-person.ts'

/** What can be said of a disclosure instead of what is on record. */
export const SAID = ['recipient', 'what', 'purpose'] as const

/** One of the affected of an incident, and what the officer says of the disclosure. */
export type Chosen = { incident: string; person: string } & Partial<Record<(typeof SAID)[number], string>>

export type ChosenPerson = WholePerson & { incident: string }

/** The patient as each incident that was chosen knows him or her. Refused where it is none, or more than one patient. */
export async function chosenPatient(book: Book, chosen: readonly Chosen[]): Promise<[ChosenPerson, ...ChosenPerson[]]> {
  const [first, ...others] = await Promise.all(chosen.map((each) => theChosen(book, each)))
  if (!first) throw new Refused('Choose at least one incident.')
  if (others.some((other) => isAnother(first, other)))
    throw new Refused(
      'These are two different people. An accounting covers one person: choose only that person’s incidents.',
    )
  return [first, ...others]
}

async function theChosen(book: Book, { incident, person }: Chosen): Promise<ChosenPerson> {
  return { ...(await theWholePerson(await openIncident(book, incident), person)), incident }
}

// What is told to one patient about another would be a disclosure of its own.
function isAnother(one: ChosenPerson, other: ChosenPerson): boolean {
  const others = other.descriptions.map(({ person }) => person)
  return [one.person, ...one.descriptions.map(({ person }) => person)].every(
    (person) => samenessOf(person, [other.person, ...others]).verdict === 'other',
  )
}
