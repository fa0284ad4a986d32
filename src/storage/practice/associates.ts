import type { BusinessAssociate } from '../../breach/incident/business-associate.ts'
import { type Reader, tables } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import type { Sealed } from '../core/sealed.ts'
import { type Write, write } from '../core/statement.ts'
import type { Vault } from '../vault/vault.ts'

/** The register of business associates as it stands, by name. */
export async function listAssociates(db: Reader, vault: Vault): Promise<BusinessAssociate[]> {
  const rows = await tables(db).selectFrom('associates').selectAll().orderBy('version').execute()
  const newest = new Map(rows.map((row) => [row.id, row]))
  return [...newest.values()]
    .map((row) => openRow(vault, row))
    .toSorted((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id))
}

/** One business associate as it stands, or undefined. */
export async function findAssociate(db: Reader, vault: Vault, id: string): Promise<BusinessAssociate | undefined> {
  const rows = tables(db).selectFrom('associates').selectAll().where('id', '=', id)
  const row = await rows.orderBy('version', 'desc').limit(1).executeTakeFirst()
  return row && openRow(vault, row)
}

/** These business associates as they stand, by id. */
export async function findAssociates(
  db: Reader,
  vault: Vault,
  ids: readonly string[],
): Promise<Map<string, BusinessAssociate>> {
  if (ids.length === 0) return new Map()
  const rows = tables(db).selectFrom('associates').selectAll().where('id', 'in', eachOf(ids)).orderBy('version')
  return new Map((await rows.execute()).map((row) => [row.id, openRow(vault, row)]))
}

/** The write that saves a business associate in its version; the table refuses a version that somebody else took. */
export function insertAssociate(vault: Vault, associate: BusinessAssociate): Write {
  const { id, version } = associate
  return write((to) =>
    to.insertInto('associates').values({ id, version, sealed: vault.book.seal(sealedName(id, version), associate) }),
  )
}

function openRow(vault: Vault, { id, version, sealed }: { id: string; version: number; sealed: Sealed }) {
  return vault.book.open<BusinessAssociate>(sealedName(id, version), sealed)
}

function sealedName(id: string, version: number): string {
  return `associate/${id}/${version}`
}
