import type { Incident } from '../../breach/incident/incident.ts'
import type { Day } from '../../breach/law/day.ts'
import { Conflict, Refused } from '../../errors.ts'
import { isDeadForLong, YEARS_PROTECTED } from '../../people/values/age.ts'
import type { Actor } from '../../storage/log/commit.ts'
import {
  decidedPeople,
  excludedPeople,
  insertExclusion,
  listExclusions,
  listExclusionsOf,
  type StoredExclusion,
} from '../../storage/people/exclusions.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import { todayOf } from '../book/today.ts'
import { refuseFuture } from '../incident/incident.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { DECISIONS, type DecisionKind, type ExclusionKind } from './exclusion-kinds.ts'
import { knownVaultOf, thePerson, vaultOf } from './people.ts'

/** Who is excluded from an incident, by id. */
export const excludedOf = incidentPart(({ book, id }: OpenIncident) => excludedPeople(book.db, id))

/** Whom somebody decided about, in or out: nobody asks again whether they are patients. */
export const decidedOf = incidentPart(({ book, id }: OpenIncident) => decidedPeople(book.db, id))

/** What was decided of one person, why, by whom. `isOut`: neither counted nor written to. */
export type Exclusion = {
  person: string
  version: number
  isOut: boolean
  kind: DecisionKind
  reason: string
  diedOn: Day | null
  at: string
  by: string
}

/** Why somebody is excluded; `diedOn` where the roster does not give it. */
export type ExclusionReason = { kind?: ExclusionKind; reason: string; diedOn?: Day | undefined }

/** Who decides, on which version of the decisions about this person (none: on whatever is newest). */
export type Basis = { by: Actor; version?: number | undefined }

/** What was decided of a person, oldest first. */
export async function exclusionOf(opened: OpenIncident, person: string): Promise<Exclusion[]> {
  const { book, id: incident } = opened
  const vault = await vaultOf(opened)
  const rows = await listExclusionsOf(book.db, incident, person)
  return rows.map((row) => exclusionIn(row, vault))
}

/** What was decided of anybody, oldest first; without the reasons once the key of the incident's people was destroyed. */
export async function exclusionsOf(opened: OpenIncident): Promise<Exclusion[]> {
  const [vault, rows] = await Promise.all([knownVaultOf(opened), listExclusions(opened.book.db, opened.id)])
  return rows.map((row) => exclusionIn(row, vault))
}

/**
 * The day against which the fifty years are counted: the first on which the breach may have happened, or where that is
 * not known, its discovery. That it is not the day of asking is our reading of 45 CFR 160.103.
 */
export function firstDayOf({ occurredFrom, discoveredOn }: Pick<Incident, 'occurredFrom' | 'discoveredOn'>): Day {
  return occurredFrom ?? discoveredOn
}

/** Excludes somebody. Refused where nothing shows that who is said to be dead for more than fifty years is. */
export async function excludePerson(opened: OpenIncident, person: string, basis: Basis, said: ExclusionReason) {
  const { kind = 'dead_over_50_years', reason } = said
  const isDead = kind === 'dead_over_50_years'
  const known = await thePerson(opened, person)
  const diedOn = isDead ? await longDead(opened, known.person.deathDate, said.diedOn) : null
  await decide(opened, person, basis, { kind, reason, diedOn })
}

/** Includes somebody again who was excluded. */
export function includePerson(opened: OpenIncident, person: string, basis: Basis, reason: string) {
  return decide(opened, person, basis, { kind: 'included_again', reason, diedOn: null })
}

/** A decision before it has a version. */
export type Decision = Pick<Exclusion, 'kind' | 'reason' | 'diedOn'>

/** Enters a decision about a person. Refused where it changes nothing, Conflict where somebody decided meanwhile. */
export async function decide(opened: OpenIncident, person: string, { by, version }: Basis, decision: Decision) {
  const { book, id: incident } = opened
  const before = (await listExclusionsOf(book.db, incident, person)).at(-1)
  const standing = before?.version ?? 0
  if (version !== undefined && version !== standing)
    throw new Conflict('Someone else has already decided about this person. Review it, then try again.')
  const { isOut } = rowOf(decision)
  if (decision.kind !== 'a_patient' && (before?.isOut ?? false) === isOut)
    throw new Refused(isOut ? 'This person is already excluded.' : 'This person is not excluded.')
  const { act } = DECISIONS[decision.kind]
  const subject = `leaving-out/${person}`
  const writes = [await decisionWrite(opened, by, { person, version: standing + 1 }, decision)]
  await book.commit({ act, incident, subject, version: standing + 1, facts: { person }, writes }, by)
}

/** The write that saves a decision about a person as this version of it, its reason sealed. */
export async function decisionWrite(
  opened: OpenIncident,
  by: Actor,
  of: Pick<StoredExclusion, 'person' | 'version'>,
  decision: Decision,
) {
  const { book, id: incident } = opened
  const sealed = (await vaultOf(opened)).seal(exclusionName(of), decision)
  return insertExclusion({ ...of, ...rowOf(decision), incident, decidedAt: book.now(), decidedBy: by.id, sealed })
}

function rowOf({ kind }: Decision): Pick<StoredExclusion, 'isOut'> {
  return { isOut: kind !== 'a_patient' && kind !== 'included_again' }
}

async function longDead({ book, incident }: OpenIncident, known: Day | undefined, said: Day | undefined): Promise<Day> {
  refuseFuture(said, await todayOf(book), 'diedOn')
  const diedOn = known ?? said
  if (diedOn === undefined) throw refusal('The roster has no date of death. Enter it: the 50 years count from it.')
  if (isDeadForLong(diedOn, firstDayOf(incident))) return diedOn
  throw refusal(
    `That is not more than ${YEARS_PROTECTED} years before the breach, so the information is still protected (45 CFR 160.103).`,
  )
}

function refusal(message: string): Refused {
  return new Refused(message, [{ path: 'diedOn', message }])
}

// Before there were other reasons, whoever was excluded was long dead, and no kind was sealed.
function exclusionIn(row: StoredExclusion, vault: IncidentVault | undefined): Exclusion {
  const { person, version, isOut, decidedAt: at, decidedBy: by } = row
  const kind = isOut ? 'dead_over_50_years' : 'included_again'
  const said = vault
    ? vault.open<Omit<Decision, 'kind'> & Partial<Decision>>(exclusionName(row), row.sealed)
    : FORGOTTEN
  return { kind, ...said, person, version, isOut, at, by }
}

const FORGOTTEN = { reason: '', diedOn: null }

/** The name under which a decision about a person is sealed. */
export function exclusionName({ person, version }: Pick<StoredExclusion, 'person' | 'version'>): string {
  return `left-out/${person}/${version}`
}
