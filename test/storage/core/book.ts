import type { Incident } from '../../../src/breach/incident/incident.ts'
import { complete } from '../../../src/breach/law/complete.ts'
import type { Residence } from '../../../src/breach/law/states.ts'
import type { Backend } from '../../../src/storage/core/backend.ts'
import { openReader } from '../../../src/storage/core/database.ts'
import { migrate } from '../../../src/storage/core/migrate.ts'
import { stager } from '../../../src/storage/core/statement.ts'
import { insertSnapshot } from '../../../src/storage/count/roster-snapshots.ts'
import { findIncidentVault, insertIncident } from '../../../src/storage/incident/incidents.ts'
import { committer } from '../../../src/storage/log/commit.ts'
import type { StoredPerson } from '../../../src/storage/people/people.ts'
import { listBlocks, stageBlock } from '../../../src/storage/people/sealed-blocks.ts'
import { stageIndexPages } from '../../../src/storage/people/search-index-pages.ts'
import { stagePerson } from '../../../src/storage/people/staged-people.ts'
import { insertRoster } from '../../../src/storage/roster/rosters.ts'
import { openVault } from '../../../src/storage/vault/vault.ts'

export const MIGRATIONS_FOLDER = new URL('../../../migrations/', import.meta.url)

export const officer = { id: 'user-officer' }

/** A book over an opened database: what reads, what writes, what seals. */
export async function openBook(open: () => Backend) {
  const backend = open()
  await migrate(backend, MIGRATIONS_FOLDER)
  const db = openReader(backend)
  const vault = openVault(Buffer.alloc(32, 7))
  let minute = 0
  const now = () => new Date(Date.UTC(2026, 2, 1, 9, minute++)).toISOString()
  return { backend, db, vault, now, stage: stager(backend), commit: committer(backend, db, vault, now), open }
}

export type Book = Awaited<ReturnType<typeof openBook>>

/** Three incidents that the tests tell of. */
export const lostLaptop = incident(
  '2026-0001',
  'lost_or_stolen_device',
  'Laptop left in a taxi',
  'Nurse Ines Ortega left it on the back seat.',
)
export const postedPhoto = incident(
  '2026-0002',
  'photo_without_authorization',
  'Photo on Instagram',
  'A patient, Wanda Kowalczyk, is seen in it.',
)
export const vendorRansomware = incident('2026-0003', 'vendor_breach', 'Ransomware at the billing firm', null)

/** Logs an incident, with the key for its people. */
export function logged(book: Book, told: Incident) {
  const { id, version, kind, title, summary } = told
  const change = {
    act: 'incident_logged' as const,
    incident: id,
    version,
    facts: { kind },
    details: { title, summary },
  }
  return book.commit({ ...change, writes: insertIncident(book.vault, told) }, officer)
}

/** Somebody on a roster, and by which record number he or she is found. */
export type Row = { id: string; mrn: string; name: string; state: Residence }

let sheets = 0

/** Stages people under a roster, each on a sheet under their incident's key. */
export async function stage(book: Book, incident: string, roster: string, rows: readonly Row[]) {
  const vault = await theVault(book, incident)
  for (const { id, name, mrn, state } of rows) {
    const outside = { state, deceased: false, reachable: true, present: true, sheet: ++sheets }
    await book.stage([
      stageBlock({ id: sheets, recount: roster, sealed: vault.seal(id, { name, mrn }) }),
      stagePerson({ recount: roster, person: id, incident, ...outside, sealed: null }),
    ])
  }
  for (const { id, mrn } of rows) await book.stage(stageIndexPages(vault, roster, id, [{ kind: 'mrn', value: mrn }]))
}

/** What is sealed of somebody whom `stage` staged. */
export async function sealedOf(book: Book, { sheet }: StoredPerson): Promise<Uint8Array> {
  const [found] = await listBlocks(book.db, new Set([sheet!]))
  return found!.sealed
}

/** Makes a roster count that says it staged so many people. */
export function makeCount(book: Book, incident: string, roster: { id: string; number: number; staged: number }) {
  const { id, number, staged } = roster
  const rows = { rows: staged, joined: 0, refused: 0, added: staged, withdrawnAt: null }
  const counts = { people: staged, atLeast: staged, atMost: staged, expected: staged, review: 0, byState: {}, staged }
  const made = { madeAt: book.now(), madeBy: officer.id }
  const imported = { importedAt: book.now(), importedBy: officer.id }
  const sealed = book.vault.book.seal(`roster/${id}`, { fileName: 'patients.csv' })
  const writes = [
    insertRoster({ id, number, incident, ...imported, ...rows, sealed }),
    insertSnapshot({ id, incident, number, cause: 'roster', roster: id, ...made, ...counts }),
  ]
  return book.commit(
    { act: 'roster_imported', incident, subject: 'people', version: number, facts: { rows: staged }, writes },
    officer,
  )
}

/** The vault of an incident that has not been destroyed. */
export async function theVault({ db, vault }: Book, incident: string) {
  const found = await findIncidentVault(db, vault, incident)
  if (!found) throw new Error(`The key of incident ${incident} is gone.`)
  return found
}

/** Runs a statement past all our rules, as somebody with the file in hand would. */
export function bare({ backend }: Pick<Book, 'backend'>, sql: string, ...parameters: unknown[]) {
  return backend.query({ sql, parameters })
}

/** Everything that lies in the database, table by table, as one text in which words can be looked for. */
export async function everythingIn(book: Book): Promise<string> {
  const { rows } = await bare(
    book,
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_cf_*' AND name NOT GLOB 'sqlite_*'`,
  )
  const contents = await Promise.all(
    rows.map(async (row) => (await bare(book, `SELECT * FROM ${(row as { name: string }).name}`)).rows),
  )
  return contents
    .flat()
    .flatMap((row) => Object.values(row as object))
    .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)))
    .join('\n')
}

function incident(id: string, kind: Incident['kind'], title: string, summary: string | null): Incident {
  const { entity, event } = complete({ event: { knownOn: '2026-02-20' }, people: {} }, '2026-03-01')
  const { from: _from, to: _to, knownOn: _knownOn, ...rest } = event
  const days = { discoveredOn: '2026-02-20', occurredFrom: null, occurredTo: null }
  const told = {
    id,
    version: 1,
    title,
    kind,
    ...days,
    summary,
    site: null,
    loggedAt: '2026-03-01T09:00:00.000Z',
    loggedBy: officer.id,
  }
  return {
    ...told,
    entity,
    event: rest,
    associate: null,
    holds: [],
    notices: [],
    substitute: null,
    counts: [],
    letter: null,
    authorization: null,
    exception: null,
    assessment: null,
    harmFinding: null,
    ocrSheets: {},
  }
}
