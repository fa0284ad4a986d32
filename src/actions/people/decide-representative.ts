import { Conflict, Refused } from '../../errors.ts'
import { type RepresentativeDecided, withFacts } from '../../people/merging/corrected.ts'
import { representativeOf } from '../../people/values/representative.ts'
import { insertCorrection } from '../../storage/people/corrected-people.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { correctionAfter, correctionsOfPerson, saveCorrection } from './correct-person.ts'
import { factsCorrectionsOf } from './corrections.ts'
import type { Basis } from './exclusions.ts'
import { flagsFor } from './flags.ts'
import { type KnownPerson, peopleInOrder, thePerson, vaultOf } from './people.ts'

/**
 * Whether the representative whom a list names for somebody who lives is a legal one, 45 CFR 164.502(g), and how somebody
 * knows; if not, the letter goes to the patient.
 */
export type RepresentativeSaid = { isLegal: boolean; reason: string }

/** Decides it of one person, and again where it was decided otherwise. Refused where no list names a representative. */
export async function decideRepresentative(
  opened: OpenIncident,
  id: string,
  basis: Basis,
  said: RepresentativeSaid,
): Promise<void> {
  refuseReasonless(said)
  const { person } = await thePerson(opened, id)
  if (representativeOf(person) === '' || person.deceased || person.deathDate) throw new Refused(NO_QUESTION)
  const after = decidedOf(person, said)
  if (person.representativeIs === after.representative) throw new Refused('That is what was decided already.')
  const last = (await correctionsOfPerson(opened, id)).at(-1)?.facts
  const before = last?.representative ? { representative: last.representative } : {}
  const corrected = withFacts(person, after)
  await saveCorrection(opened, basis, { person: id, corrected, said: { before, after, reason: said.reason } })
}

/** As many people can be decided together as a page of the list shows. */
export const MOST_REPRESENTATIVES = 50

/**
 * Decides it of these people together, of whom none was decided, and answers how many. Conflict where one of them was
 * decided meanwhile, or no longer has a representative.
 */
export async function decideRepresentatives(
  opened: OpenIncident,
  ids: readonly string[],
  by: Basis['by'],
  said: RepresentativeSaid,
): Promise<number> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0 || wanted.length > MOST_REPRESENTATIVES)
    throw new Refused(`Choose between 1 and ${MOST_REPRESENTATIVES} people.`)
  refuseReasonless(said)
  const known = await Array.fromAsync(peopleInOrder(opened, wanted))
  const flags = await flagsFor(opened, known)
  if (known.length < wanted.length || known.some(({ id }) => !flags.get(id)?.includes('representative_unconfirmed')))
    throw new Conflict('The list has changed. Review it, then try again.')
  await decideAll(opened, known, by, said)
  return known.length
}

async function decideAll(
  opened: OpenIncident,
  known: readonly KnownPerson[],
  by: Basis['by'],
  said: RepresentativeSaid,
): Promise<void> {
  const { book, id: incident } = opened
  const people = known.map(({ id }) => id)
  const corrections = await factsCorrectionsOf(opened, await vaultOf(opened), people)
  const rows = await Promise.all(
    known.map(({ id, person }) => {
      const after = decidedOf(person, said)
      const correction = {
        person: id,
        corrected: withFacts(person, after),
        said: { before: {}, after, reason: said.reason },
      }
      return correctionAfter(opened, by, corrections.get(id), correction)
    }),
  )
  const details = { sealed: rows.map(({ sealed }) => Buffer.from(sealed).toString('base64')) }
  const act = said.isLegal ? ('representatives_confirmed' as const) : ('representatives_passed_over' as const)
  await book.commit({ act, incident, facts: { people }, details, writes: rows.map(insertCorrection) }, by)
}

const NO_QUESTION = 'No list names a representative for this person, or the person died, so there is nothing to decide.'

function decidedOf(person: KnownPerson['person'], { isLegal }: RepresentativeSaid): RepresentativeDecided {
  return { representative: isLegal ? 'legal' : 'not_legal', representativeNamed: representativeOf(person) }
}

function refuseReasonless({ isLegal, reason }: RepresentativeSaid): void {
  if (!isLegal || reason.trim() !== '') return
  const message = 'Enter how you know that this is a legal representative.'
  throw new Refused(message, [{ path: 'reason', message }])
}
