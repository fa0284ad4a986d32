import { Conflict, Refused } from '../../errors.ts'
import { fullName } from '../../letters/envelope/addressee.ts'
import { reachProblems } from '../../letters/individual/problems.ts'
import {
  CORRECTABLE,
  type Correctable,
  type CorrectedFacts,
  changedFacts,
  withFacts,
} from '../../people/merging/corrected.ts'
import { hasLostLetter } from '../../people/values/lost-letters.ts'
import type { Person } from '../../people/values/person.ts'
import type { Change } from '../../storage/log/commit.ts'
import { insertCorrection, listCorrections, type StoredCorrection } from '../../storage/people/corrected-people.ts'
import { insertIndexPages } from '../../storage/people/search-index-pages.ts'
import { todayOf } from '../book/today.ts'
import { refuseFuture } from '../incident/incident.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { correctionIn, type FactsCorrection, type SealedCorrection, sealCorrection } from './corrections.ts'
import type { Basis } from './exclusions.ts'
import { knownVaultOf, thePerson, vaultOf } from './people.ts'
import { searchValuesOf } from './search-index.ts'
import { snapshotOf } from './snapshot.ts'

export type { FactsCorrection }

/** What was corrected of one person, oldest first. */
export async function correctionsOfPerson(opened: OpenIncident, person: string): Promise<FactsCorrection[]> {
  const [vault, rows] = await Promise.all([vaultOf(opened), listCorrections(opened.book.db, opened.id, person)])
  return rows.map((row) => correctionIn(vault, row))
}

/** What was corrected of anybody, oldest first; nothing once the key of the incident's people was destroyed. */
export async function correctionsOfAll(opened: OpenIncident): Promise<FactsCorrection[]> {
  const [vault, rows] = await Promise.all([knownVaultOf(opened), listCorrections(opened.book.db, opened.id)])
  return vault ? rows.map((row) => correctionIn(vault, row)) : []
}

/**
 * Corrects a name or birth date. What the rosters gave stays on record; letters, pages, search and e-mail use the
 * corrected facts. Refused where nothing changes or no letter could be read; the log tells of whom, and seals the rest.
 */
export async function correctPerson(
  opened: OpenIncident,
  id: string,
  basis: Basis,
  { reason, facts }: { reason: string; facts: CorrectedFacts },
): Promise<void> {
  const { person } = await thePerson(opened, id)
  const { before, after } = changedFacts(person, facts)
  const corrected = withFacts(person, after)
  await refuseWrong(opened, after, corrected)
  const writes = await foundBy(opened, id, corrected)
  await saveCorrection(opened, basis, { person: id, corrected, writes, said: { before, after, reason } })
}

/** A correction that was looked at: of whom, what is known by it, and what else is to be written. */
type Correction = {
  person: string
  corrected: Person
  said: Omit<SealedCorrection, 'facts'>
  writes?: NonNullable<Change['writes']>
}

/** Saves a correction as the next version of what is corrected of somebody, with its entry in the log. */
export async function saveCorrection(
  opened: OpenIncident,
  { by, version }: Basis,
  { person: id, corrected, said, writes = [] }: Correction,
): Promise<void> {
  const { book, id: incident } = opened
  const last = (await correctionsOfPerson(opened, id)).at(-1)
  if (version !== undefined && version !== (last?.number ?? 0)) throw new Conflict(MEANWHILE)
  const row = await correctionAfter(opened, by, last, { person: id, corrected, said })
  const { number, sealed } = row
  const change = {
    ...{ act: 'person_corrected' as const, incident, subject: `correction/${id}`, version: number },
    facts: { person: id, corrected: factNames(said.after) },
    // Under the incident's own key within the book's: what is forgotten with the people is forgotten in the log.
    details: { sealed: Buffer.from(sealed).toString('base64') },
  }
  await book.commit({ ...change, writes: [insertCorrection(row), ...writes] }, by)
}

/** The next version of what is corrected of somebody, sealed. */
export async function correctionAfter(
  opened: OpenIncident,
  by: Basis['by'],
  last: FactsCorrection | undefined,
  { person, corrected, said }: Omit<Correction, 'writes'>,
): Promise<StoredCorrection> {
  const { book, id: incident } = opened
  const number = (last?.number ?? 0) + 1
  const all = { ...said, facts: { ...last?.facts, ...said.after } }
  const sealed = sealCorrection(await vaultOf(opened), { person, number }, all)
  const reaches = reachProblems(corrected).length === 0
  return { incident, person, number, setAt: book.now(), setBy: by.id, reaches, sealed }
}

/** What a correction changed, each fact by the name that the log has. */
export function factNames(facts: CorrectedFacts): string[] {
  const changed = CORRECTABLE.filter((fact) => facts[fact] !== undefined)
  return [
    ...new Set([
      ...changed.map((fact) => FACT_NAMES[fact]),
      ...DECIDED.filter(({ by }) => facts[by] !== undefined).map(({ name }) => name),
    ]),
  ]
}

const DECIDED = [
  { by: 'life', name: 'dead or alive' },
  { by: 'representative', name: 'representative' },
  { by: 'ownCare', name: 'consent to own care' },
] as const

const FACT_NAMES: Readonly<Record<Correctable, string>> = {
  givenName: 'name',
  middleName: 'name',
  familyName: 'name',
  suffix: 'name',
  birthDate: 'birth date',
}

const MEANWHILE = 'Someone else has corrected this person. Review it, then try again.'

async function refuseWrong({ book }: OpenIncident, after: CorrectedFacts, corrected: Person): Promise<void> {
  if (Object.keys(after).length === 0)
    throw new Refused('Nothing was changed. Correct the name or the birth date, then save.')
  if (fullName(corrected) === '') throw refusal('familyName', 'Enter at least a given or family name.')
  const lost = CORRECTABLE.find((fact) => hasLostLetter(after[fact] ?? ''))
  if (lost) throw refusal(lost, 'A letter of the name is missing. Replace the question mark.')
  refuseFuture(after.birthDate, await todayOf(book), 'birthDate')
  const { birthDate, deathDate } = corrected
  if (after.birthDate && birthDate && deathDate && birthDate > deathDate)
    throw refusal('birthDate', 'The birth date is after the date of death.')
}

function refusal(path: string, message: string): Refused {
  return new Refused(message, [{ path, message }])
}

// By the corrected name, besides the one that the rosters gave.
async function foundBy(opened: OpenIncident, id: string, person: Person) {
  const newest = await snapshotOf(opened)
  const names = searchValuesOf(person).filter(({ kind }) => kind === 'name')
  return newest ? insertIndexPages(await vaultOf(opened), newest.id, id, names) : []
}
