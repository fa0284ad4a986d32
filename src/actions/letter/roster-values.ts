import type { OfficersText, OtherText } from '../../letters/checks/texts.ts'
import { candidatesIn } from '../../letters/text/candidates.ts'
import type { Letter } from '../../letters/text/letter.ts'
import { findByValue } from '../../storage/people/search-index.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { knownVaultOf } from '../people/people.ts'
import { type SearchValue, searchValuesFor } from '../people/search-index.ts'

/** Where in the officer's words somebody of the roster stands: by name, or by a number or address of mail. */
export type RosterValue = { what: string; isName: boolean }

/** Looks for the affected themselves in these texts, by name, record number, SSN, telephone and e-mail. It tells no value. */
export async function rosterValuesIn(
  opened: OpenIncident,
  { practice, texts }: { practice: Letter['practice']; texts: readonly (OfficersText | OtherText)[] },
): Promise<RosterValue[]> {
  const vault = await knownVaultOf(opened)
  if (!vault) return []
  const own = JSON.stringify(practice)
  const found: RosterValue[] = []
  for (const { what, text } of texts) {
    const { names, values } = candidatesIn(text)
    const strange = (each: string) => !own.includes(each)
    const numbers = values
      .filter(strange)
      .flatMap((value) => searchValuesFor(value).filter(({ kind }) => kind !== 'name'))
    const called = names.filter(strange).flatMap((name) => searchValuesFor(name).filter(({ kind }) => kind === 'name'))
    if (await isOnRoster(opened, vault, numbers)) found.push({ what, isName: false })
    if (await isOnRoster(opened, vault, called)) found.push({ what, isName: true })
  }
  return found
}

async function isOnRoster(opened: OpenIncident, vault: IncidentVault, values: SearchValue[]): Promise<boolean> {
  const { book, id: incident } = opened
  return (await findByValue(book.db, incident, vault, values)).length > 0
}
