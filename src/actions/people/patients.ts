import { Conflict, Refused } from '../../errors.ts'
import { isDescribed, type PatientDoubt, patientDoubt } from '../../people/values/names/patient-doubt.ts'
import type { Actor } from '../../storage/log/commit.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { type Basis, decide, decidedOf, decisionWrite } from './exclusions.ts'
import { flagDays } from './flags.ts'
import { type KnownPerson, peopleInOrder, thePerson } from './people.ts'

/** Why somebody has to say whether these people are patients, by id; of whom that was decided is not there. */
export async function patientDoubtsOf(
  opened: OpenIncident,
  people: readonly KnownPerson[],
): Promise<Map<string, PatientDoubt>> {
  const [{ letter }, decided] = await Promise.all([flagDays(opened.book, opened.incident), decidedOf(opened)])
  return new Map(
    people.flatMap(({ id, person }): [string, PatientDoubt][] => {
      const doubt = decided.has(id) ? undefined : patientDoubt(person, letter)
      return doubt ? [[id, doubt]] : []
    }),
  )
}

/** Decides of an entry that may stand for nobody whether it is a patient. Refused where nobody asks that, or asks no more. */
export async function decidePatient(
  opened: OpenIncident,
  person: string,
  basis: Basis,
  { isPatient, reason = '' }: { isPatient: boolean; reason?: string | undefined },
): Promise<void> {
  const known = await thePerson(opened, person)
  if (!(await patientDoubtsOf(opened, [known])).has(person)) await refuseDecided(opened, person)
  await decide(opened, person, basis, { kind: isPatient ? 'a_patient' : 'not_a_patient', reason, diedOn: null })
}

/** As many entries can be decided together. */
export const MOST_TOGETHER = 100

/**
 * Excludes these entries together as no patients, and answers how many. Only placeholders without a birth date or a street:
 * a newborn, somebody with one name, and whoever is described as people are, is decided alone. Conflict where one of them was decided meanwhile.
 */
export async function excludePlaceholders(opened: OpenIncident, ids: readonly string[], by: Actor): Promise<number> {
  const { book, id: incident } = opened
  const wanted = [...new Set(ids)]
  if (wanted.length === 0 || wanted.length > MOST_TOGETHER)
    throw new Refused(`Choose between 1 and ${MOST_TOGETHER} entries.`)
  const known = await Array.fromAsync(peopleInOrder(opened, wanted))
  const doubts = await patientDoubtsOf(opened, known)
  const isAlone = known.some(({ person }) => isDescribed(person))
  if (isAlone || wanted.some((person) => doubts.get(person) !== 'placeholder'))
    throw new Conflict('The list has changed. Review it, then try again.')
  const decision = { kind: 'not_a_patient', reason: '', diedOn: null } as const
  const writes = await Promise.all(wanted.map((person) => decisionWrite(opened, by, { person, version: 1 }, decision)))
  await book.commit({ act: 'entries_not_patients', incident, facts: { people: wanted }, writes }, by)
  return wanted.length
}

async function refuseDecided(opened: OpenIncident, person: string): Promise<never> {
  if ((await decidedOf(opened)).has(person))
    throw new Conflict('Someone else has already decided about this person. Review it, then try again.')
  throw new Refused(
    'This person’s name looks like a patient’s, so there is nothing to decide. To exclude the person, say why.',
  )
}
