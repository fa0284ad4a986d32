import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import type { PairRow } from '../core/people-tables.ts'
import type { Sealed } from '../core/sealed.ts'
import { type Staged, stageSql, type Write, write } from '../core/statement.ts'

/** What somebody said of two descriptions. */
export type PairDecision = NonNullable<PairRow['decision']>

/** Two descriptions that may be of one person, whose they are, and what speaks for and against it in words without a value. */
export type StoredPair = Doubt & PairState

/** A pair of which somebody said what it is. */
export type DecidedPair = Doubt & Extract<PairState, { sealed: Sealed }>

type Doubt = Omit<PairRow, keyof PairState | 'reasons'> & { reasons: string[] }

/** Whether a pair was decided; then what both descriptions say is sealed, so that it is known again when they come back. */
export type PairState =
  | { decision: PairDecision; decidedAt: string; decidedBy: string; sealed: Sealed }
  | { decision: null; decidedAt: null; decidedBy: null; sealed: null }

/** The doubtful and the decided pairs of an incident as they now stand, the likeliest first. */
export async function listPairs(db: Reader, incident: string): Promise<StoredPair[]> {
  const rows = await tables(db)
    .selectFrom('pairs')
    .selectAll()
    .where('basis', '=', (inner) =>
      inner
        .selectFrom('recounts')
        .select('id')
        .where('incident', '=', incident)
        .where('cause', '!=', 'pair')
        .orderBy('number', 'desc')
        .limit(1),
    )
    .orderBy('likelihood', 'desc')
    .orderBy('one')
    .orderBy('other')
    .execute()
  return rows.map(pairIn)
}

/** The same of each of these incidents, with the incident that they are of. */
export async function listPairsAmong(
  db: Reader,
  incidents: readonly string[],
): Promise<(StoredPair & { incident: string })[]> {
  const newest = sql<number>`(SELECT max(number) FROM recounts AS newer
    WHERE newer.incident = recounts.incident AND newer.cause <> 'pair')`
  const rows = await tables(db)
    .selectFrom('recounts')
    .innerJoin('pairs', 'pairs.basis', 'recounts.id')
    .selectAll('pairs')
    .select('recounts.incident')
    .where('recounts.incident', 'in', eachOf(incidents))
    .where('recounts.number', '=', newest)
    .execute()
  return rows.map((row) => ({ ...pairIn(row), incident: row.incident }))
}

/** The statement that stages a pair under the recount that found it. */
export function stagePair(row: StoredPair): Staged {
  const { basis, one, other, onePerson, otherPerson, kind, likelihood, reasons, ...rest } = row
  const { decision, decidedAt, decidedBy, sealed } = rest
  return stageSql(STAGE, [
    ...[basis, one, other, onePerson, otherPerson, kind, likelihood, JSON.stringify(reasons)],
    ...[decision, decidedAt, decidedBy, sealed],
  ])
}

const STAGE = `INSERT OR REPLACE INTO pairs (basis, one, other, one_person, other_person, kind, likelihood, reasons,
  decision, decided_at, decided_by, sealed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** The write that saves a pair as it was decided, or left open again. */
export function updatePair({ basis, one, other, reasons, ...pair }: StoredPair): Write {
  return write((to) =>
    to
      .updateTable('pairs')
      .set({ ...pair, reasons: JSON.stringify(reasons) })
      .where('basis', '=', basis)
      .where('one', '=', one)
      .where('other', '=', other),
  )
}

/** The writes that give descriptions to another person, wherever a pair names them. */
export function moveDescriptions(basis: string, descriptions: readonly string[], person: string): Write[] {
  return [
    write((to) =>
      to.updateTable('pairs').set({ onePerson: person }).where('basis', '=', basis).where('one', 'in', descriptions),
    ),
    write((to) =>
      to
        .updateTable('pairs')
        .set({ otherPerson: person })
        .where('basis', '=', basis)
        .where('other', 'in', descriptions),
    ),
  ]
}

/** The write that forgets the pairs that an earlier comparison found: the newer one has them all. */
export function deleteOlderPairs(incident: string, basis: string): Write {
  return write((to) => {
    const recounts = to.selectFrom('recounts').select('id').where('incident', '=', incident)
    return to.deleteFrom('pairs').where('basis', 'in', recounts).where('basis', '!=', basis)
  })
}

// A decision is written whole or not at all.
function pairIn({ reasons, ...rest }: PairRow): StoredPair {
  return { ...rest, reasons: JSON.parse(reasons) } as StoredPair
}
