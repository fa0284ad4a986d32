import { Missing } from '../../errors.ts'
import { evidenceText } from '../../people/linkage/comparison/evidence.ts'
import type { Described } from '../../people/linkage/join.ts'
import type { StoredPair } from '../../storage/count/pairs.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { PairTexts } from '../count/stage-pairs.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { anybodyAmong } from '../people/person-rows.ts'
import { unsealPeople } from '../people/sealed-blocks.ts'
import { descriptionsOf } from '../people/sealed-person.ts'

/** The two descriptions of a pair; throws Missing where one is gone with its roster. */
export async function theDescriptions(
  opened: OpenIncident,
  vault: IncidentVault,
  { one, other, onePerson, otherPerson }: StoredPair,
): Promise<[Described, Described]> {
  const ids = [...new Set([onePerson, otherPerson])].filter((id) => id !== null)
  const rows = [...(await anybodyAmong(opened, ids)).values()]
  const open = await unsealPeople(opened.book, vault, rows)
  const descriptions = rows.flatMap((row) => descriptionsOf(row.person, open(row)))
  const find = (id: string) => descriptions.find((each) => each.id === id)
  const [first, second] = [find(one), find(other)]
  if (!first || !second) throw new Missing('One of the two records is on a withdrawn roster.')
  return [first, second]
}

/** What the two descriptions of a pair say, as evidence. */
export async function pairTexts(opened: OpenIncident, vault: IncidentVault, pair: StoredPair): Promise<PairTexts> {
  const [one, other] = await theDescriptions(opened, vault, pair)
  return { one: evidenceText(one.person), other: evidenceText(other.person) }
}
