import { Refused } from '../../errors.ts'
import { type OwnCareDecided, withFacts } from '../../people/merging/corrected.ts'
import { isKnownMinor, isOwnRepresentative } from '../../people/values/age.ts'
import type { Address } from '../../people/values/person.ts'
import { todayOf } from '../book/today.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { correctionsOfPerson, saveCorrection } from './correct-person.ts'
import { refuseWrongAddress } from './corrected-address.ts'
import type { Basis } from './exclusions.ts'
import { thePerson } from './people.ts'

/** Whether a minor consented to the care, where alone the letters go then, and how somebody knows. */
export type OwnCareSaid = { consented: boolean; address?: Address | undefined; reason: string }

/**
 * Says of a minor that he or she consented to the care and is written to alone, 45 CFR 164.502(g)(3), or that this is not
 * so. Refused for adults, and without an address that a letter can go to.
 */
export async function decideOwnCare(
  opened: OpenIncident,
  id: string,
  basis: Basis,
  { consented, address = {}, reason }: OwnCareSaid,
): Promise<void> {
  const { person } = await thePerson(opened, id)
  const today = await todayOf(opened.book)
  const isMinor = isKnownMinor(person, today) && !person.deceased && !person.deathDate
  if (!isMinor && !isOwnRepresentative(person, today))
    throw new Refused('This is not a living minor, so there is nothing to decide.')
  if (consented) refuseWrongAddress(address)
  else if (!person.ownCare) throw new Refused('The letter already goes to the parent or guardian.')
  const last = (await correctionsOfPerson(opened, id)).at(-1)?.facts
  const before = last?.ownCare === undefined ? {} : { ownCare: last.ownCare }
  const after: OwnCareDecided = { ownCare: consented ? { address, since: opened.book.now() } : null }
  const corrected = withFacts(person, after)
  await saveCorrection(opened, basis, { person: id, corrected, said: { before, after, reason } })
}
