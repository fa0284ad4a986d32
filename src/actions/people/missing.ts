import { Missing } from '../../errors.ts'

/** The people of an incident cannot be read any more. */
export function missingPeople(incident: string): Missing {
  return new Missing(`The people of incident ${incident} were destroyed, or there is no such incident.`)
}

/** An incident has nobody of that id. */
export function missingPerson(incident: string): Missing {
  return new Missing(`Incident ${incident} has no such person.`)
}
