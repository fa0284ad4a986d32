import { sql } from 'kysely'
import type { Incident } from '../../breach/incident/incident.ts'
import { incidentIdOf, placeOf } from '../../breach/incident/incident-id.ts'
import type { Kind } from '../../breach/law/kinds.ts'
import { type Reader, tables, wholeReader } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import { type Write, write } from '../core/statement.ts'
import type { IncidentVault, Vault } from '../vault/vault.ts'

/** One incident, or undefined. */
export async function findIncident(db: Reader, vault: Vault, id: string): Promise<Incident | undefined> {
  const row = await tables(db).selectFrom('incidents').selectAll().where('id', '=', id).executeTakeFirst()
  return row && openIncidentRow(vault, row)
}

/** These incidents, in no order; one that is not there is left out. */
export async function findIncidents(db: Reader, vault: Vault, ids: readonly string[]): Promise<Incident[]> {
  const rows = await tables(db)
    .selectFrom('incidents')
    .select(['id', 'sealed'])
    .where('id', 'in', eachOf(ids))
    .execute()
  return rows.map((row) => openIncidentRow(vault, row))
}

/** Incidents, newest first; `before` is the id after which the next page begins. */
export async function listIncidents(
  db: Reader,
  vault: Vault,
  { kind, before, limit }: { kind?: Kind; before?: string; limit: number },
): Promise<Incident[]> {
  const rows = await tables(db)
    .selectFrom('incidents')
    .select(['id', 'sealed'])
    .$call((query) => (kind === undefined ? query : query.where('kind', '=', kind)))
    .$if(before !== undefined, (query) => query.where(isBefore(before ?? '')))
    .orderBy('year', 'desc')
    .orderBy('number', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => openIncidentRow(vault, row))
}

/** The next free id of a year: `2026-0014`. */
export async function nextIncidentId(db: Reader, year: number): Promise<string> {
  const newest = await tables(wholeReader(db))
    .selectFrom('incidents')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('year', '=', year)
    .executeTakeFirst()
  return incidentIdOf({ year, number: (newest?.number ?? 0) + 1 })
}

/** The writes that save a new incident, with the key under which its people will lie. */
export function insertIncident(vault: Vault, incident: Incident): Write[] {
  const { id } = incident
  return [
    write((to) => to.insertInto('incidents').values(rowOf(vault, incident))),
    write((to) => to.insertInto('incidentKeys').values({ incident: id, sealed: vault.newIncidentKey(id) })),
  ]
}

/** The write that saves an incident as it now is. */
export function updateIncident(vault: Vault, incident: Incident): Write {
  const { id, ...row } = rowOf(vault, incident)
  return write((to) => to.updateTable('incidents').set(row).where('id', '=', id))
}

/** An incident that stands at a version without an entry of the log, or undefined. */
export async function findUnloggedIncident(db: Reader): Promise<string | undefined> {
  const row = await tables(db)
    .selectFrom('incidents')
    .leftJoin('log', (join) =>
      join
        .onRef('log.incident', '=', 'incidents.id')
        .onRef('log.version', '=', 'incidents.version')
        .on('log.subject', '=', ''),
    )
    .select('incidents.id')
    .where('log.seq', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

/** The vault of one incident's people; undefined once its key was destroyed. */
export async function findIncidentVault(db: Reader, vault: Vault, id: string): Promise<IncidentVault | undefined> {
  const row = await tables(db).selectFrom('incidentKeys').select('sealed').where('incident', '=', id).executeTakeFirst()
  return row && vault.incident(id, row.sealed)
}

/** Each incident whose people are still there, with the vault that they lie in. */
export async function listIncidentVaults(
  db: Reader,
  vault: Vault,
): Promise<{ incident: string; vault: IncidentVault }[]> {
  const rows = await tables(db).selectFrom('incidentKeys').selectAll().orderBy('incident').execute()
  return rows.map(({ incident, sealed }) => ({ incident, vault: vault.incident(incident, sealed) }))
}

function isBefore(id: string) {
  const { year, number } = placeOf(id)
  return sql<boolean>`(year, number) < (${year}, ${number})`
}

function rowOf(vault: Vault, incident: Incident) {
  const { id, version, kind, discoveredOn } = incident
  return { id, version, kind, discoveredOn, sealed: vault.book.seal(sealedName(id), incident) }
}

/** The incident that is sealed in its row. */
export function openIncidentRow(vault: Vault, row: { id: string; sealed: Uint8Array }): Incident {
  return vault.book.open<Incident>(sealedName(row.id), row.sealed)
}

function sealedName(id: string): string {
  return `incident/${id}`
}
