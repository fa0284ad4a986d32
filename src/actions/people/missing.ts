import { type Done, destructionOf, destructionOfAll, GROUNDS } from '../../breach/incident/destruction.ts'
import { inWords } from '../../breach/law/day.ts'
import { Destroyed, Missing } from '../../errors.ts'
import { namesOf } from '../book/names.ts'
import { dayAt, zoneOf } from '../book/today.ts'
import type { OpenIncident } from '../incident/open-incident.ts'

/** Stands where a name was. */
export const DESTROYED = 'Destroyed'

/** The people of an incident cannot be read any more. */
export async function missingPeople(opened: OpenIncident): Promise<Missing> {
  const said = await destroyedInWords(opened)
  return said ? new Destroyed(said) : new Missing(`The key of the people of incident ${opened.id} is not there.`)
}

/** An incident has nobody of that id. */
export function missingPerson(incident: string): Missing {
  return new Missing(`Incident ${incident} has no such person.`)
}

/** Throws Destroyed where everybody’s records were destroyed, or those of this person. */
export async function refuseDestroyed(opened: OpenIncident, person?: string): Promise<void> {
  const said = await destroyedInWords(opened, person)
  if (said) throw new Destroyed(said)
}

/** That everybody’s records were destroyed, or those of one person: when, by whom and why, as sentences; null: they were not. */
export async function destroyedInWords(opened: OpenIncident, person?: string): Promise<string | null> {
  const { id, incident } = opened
  const all = destructionOfAll(incident)
  if (all) return await inSentences(opened, all, `The records of the people of incident ${id} were`)
  const one = person === undefined ? undefined : destructionOf(incident, person)
  return one ? await inSentences(opened, one, `The records of person ${person} of incident ${id} were`) : null
}

async function inSentences({ book }: OpenIncident, { ground, askedBy, done }: Done, what: string): Promise<string> {
  const [nameOf, zone] = await Promise.all([namesOf(book), zoneOf(book)])
  const day = inWords(dayAt(done.at, zone))
  return `${what} destroyed on ${day}, because ${GROUNDS[ground]}: ${nameOf(askedBy)} asked for it and ${nameOf(done.by)} confirmed it. Nobody can open them any more.`
}
