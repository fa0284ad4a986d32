import type { Incident } from '../../breach/incident/incident.ts'
import type { Day } from '../../breach/law/day.ts'
import { Conflict, Refused } from '../../errors.ts'
import { isDeadForLong, YEARS_PROTECTED } from '../../people/values/age.ts'
import type { Actor } from '../../storage/log/commit.ts'
import {
  excludedPeople,
  insertExclusion,
  listExclusionsOf,
  type StoredExclusion,
} from '../../storage/people/exclusions.ts'
import { todayOf } from '../book/today.ts'
import { refuseFuture } from '../incident/incident.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { thePerson, vaultOf } from './people.ts'

/** Who is excluded from an incident, by id. */
export const excludedOf = incidentPart(({ book, id }: OpenIncident) => excludedPeople(book.db, id))

/** What was decided of one person, why, by whom. `isOut`: neither counted nor written to. */
export type Exclusion = { version: number; isOut: boolean; reason: string; diedOn: Day | null; at: string; by: string }

/** Why somebody is excluded; `diedOn` where the roster does not give it. */
export type ExclusionReason = { reason: string; diedOn?: Day | undefined }

/** Who decides, on which version of the decisions about this person (none: on whatever is newest). */
type Basis = { by: Actor; version?: number | undefined }

/** What was decided of a person, oldest first. */
export async function exclusionOf(opened: OpenIncident, person: string): Promise<Exclusion[]> {
  const { book, id: incident } = opened
  const vault = await vaultOf(opened)
  const rows = await listExclusionsOf(book.db, incident, person)
  return rows.map((row) => ({
    ...vault.open<{ reason: string; diedOn: Day | null }>(sealedName(row), row.sealed),
    version: row.version,
    isOut: row.isOut,
    at: row.decidedAt,
    by: row.decidedBy,
  }))
}

/**
 * The day against which the fifty years are counted: the first on which the breach may have happened, or where that is
 * not known, its discovery. That it is not the day of asking is our reading of 45 CFR 160.103.
 */
export function firstDayOf({ occurredFrom, discoveredOn }: Pick<Incident, 'occurredFrom' | 'discoveredOn'>): Day {
  return occurredFrom ?? discoveredOn
}

/** Excludes somebody who was dead for more than fifty years. Refused where nothing shows that. */
export async function excludePerson(opened: OpenIncident, person: string, basis: Basis, said: ExclusionReason) {
  const { book, incident } = opened
  const known = await thePerson(opened, person)
  refuseFuture(said.diedOn, await todayOf(book), 'diedOn')
  const diedOn = known.person.deathDate ?? said.diedOn
  if (diedOn === undefined) throw refusal('The roster has no date of death. Enter it: the 50 years count from it.')
  if (!isDeadForLong(diedOn, firstDayOf(incident)))
    throw refusal(
      `That is not more than ${YEARS_PROTECTED} years before the breach, so the information is still protected (45 CFR 160.103).`,
    )
  await decide(opened, person, basis, { isOut: true, ...said, diedOn })
}

/** Includes somebody again who was excluded. */
export function includePerson(opened: OpenIncident, person: string, basis: Basis, reason: string) {
  return decide(opened, person, basis, { isOut: false, reason, diedOn: null })
}

type Decision = { isOut: boolean; reason: string; diedOn: Day | null }

async function decide(opened: OpenIncident, person: string, { by, version }: Basis, { isOut, ...said }: Decision) {
  const { book, id: incident } = opened
  const before = (await listExclusionsOf(book.db, incident, person)).at(-1)
  const standing = before?.version ?? 0
  if (version !== undefined && version !== standing)
    throw new Conflict('Someone else has already decided about this person. Review it, then try again.')
  if ((before?.isOut ?? false) === isOut)
    throw refusal(isOut ? 'This person is already excluded.' : 'This person is not excluded.')
  const row = { incident, person, version: standing + 1, isOut }
  const sealed = (await vaultOf(opened)).seal(sealedName(row), said)
  const writes = [insertExclusion({ ...row, decidedAt: book.now(), decidedBy: by.id, sealed })]
  const act = isOut ? 'person_left_out' : 'person_kept_in'
  const subject = `leaving-out/${person}`
  await book.commit({ act, incident, subject, version: row.version, facts: { person }, writes }, by)
}

function refusal(message: string): Refused {
  return new Refused(message, [{ path: 'diedOn', message }])
}

function sealedName({ person, version }: Pick<StoredExclusion, 'person' | 'version'>): string {
  return `left-out/${person}/${version}`
}
