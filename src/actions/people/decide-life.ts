import type { Day } from '../../breach/law/day.ts'
import { Refused } from '../../errors.ts'
import { type LifeDecided, withFacts } from '../../people/merging/corrected.ts'
import { todayOf } from '../book/today.ts'
import { refuseFuture } from '../incident/incident.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { correctionsOfPerson, saveCorrection } from './correct-person.ts'
import type { Basis } from './exclusions.ts'
import { thePerson } from './people.ts'

/** What somebody says of a person of whom one list says that he or she died and another that he or she lives, and why. */
export type LifeSaid = { lives: boolean; diedOn?: Day | undefined; reason: string }

/** Decides where lists disagree whether a person lives: then the letter may go. Refused where they do not, or did not. */
export async function decideLife(
  opened: OpenIncident,
  id: string,
  basis: Basis,
  { lives, diedOn, reason }: LifeSaid,
): Promise<void> {
  const { person } = await thePerson(opened, id)
  const decided = (await correctionsOfPerson(opened, id)).at(-1)?.facts.life
  if (!person.lifeDisputed && decided === undefined) throw new Refused(NO_QUESTION)
  if (lives && diedOn !== undefined) throw refusal('A person who lives has no date of death. Remove the date.')
  refuseFuture(diedOn, await todayOf(opened.book), 'diedOn')
  if (diedOn !== undefined && person.birthDate !== undefined && diedOn < person.birthDate)
    throw refusal('The date of death is before the birth date.')
  const after: LifeDecided = lives ? { life: 'lives' } : { life: 'died', diedOn: diedOn ?? null }
  const before = decided === undefined ? {} : { life: decided }
  await saveCorrection(opened, basis, {
    person: id,
    corrected: withFacts(person, after),
    said: { before, after, reason },
  })
}

const NO_QUESTION = 'The lists agree on whether this person lives, so there is nothing to decide.'

function refusal(message: string): Refused {
  return new Refused(message, [{ path: 'diedOn', message }])
}
