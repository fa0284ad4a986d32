import { Missing } from '../../errors.ts'

/** The people of an incident cannot be read any more. */
export function missingPeople(incident: string): Missing {
  return new Missing(`Incident ${incident} does not exist, or its people records were destroyed.`)
}

/** An incident has nobody of that id. */
export function missingPerson(incident: string): Missing {
  return new Missing(`Incident ${incident} has no such person.`)
}
