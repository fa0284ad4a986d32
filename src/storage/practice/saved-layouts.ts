import type { SavedLayout } from '../../people/reading/column-layout.ts'
import { type Reader, tables } from '../core/database.ts'
import type { LayoutRow } from '../core/people-tables.ts'
import { type Write, write } from '../core/statement.ts'
import { fingerprint } from '../vault/seal.ts'
import type { Vault } from '../vault/vault.ts'

/** A layout with when it was kept and by whom. */
export type StoredLayout = SavedLayout & { keptAt: string; keptBy: string }

/** The layouts that are kept, by the fingerprint of their header. */
export async function layoutsByHeader(db: Reader): Promise<Map<string, StoredLayout>> {
  const rows = await tables(db).selectFrom('layouts').selectAll().execute()
  return new Map(rows.map((row) => [row.fingerprint, layoutOf(row)]))
}

/** The write that saves a layout, in place of an older one for the same header. */
export function upsertLayout(header: string, { columns, dateOrder, keptAt, keptBy }: StoredLayout): Write {
  const facts = { columns: JSON.stringify(columns), dateOrder, keptAt, keptBy }
  return write((to) =>
    to
      .insertInto('layouts')
      .values({ fingerprint: header, ...facts })
      .onConflict((conflict) => conflict.column('fingerprint').doUpdateSet(facts)),
  )
}

/**
 * The fingerprint of a header, as hex: it finds the same header again and tells none of it, for what stands in the place
 * of a header may be a patient's row.
 */
export function headerFingerprint(vault: Vault, header: readonly string[]): string {
  const key = Buffer.from(vault.secretFor('layouts'), 'base64')
  return Buffer.from(fingerprint(key, header.join('\u001f'))).toString('hex')
}

function layoutOf(row: LayoutRow): StoredLayout {
  return {
    columns: JSON.parse(row.columns),
    dateOrder: row.dateOrder as SavedLayout['dateOrder'],
    keptAt: row.keptAt,
    keptBy: row.keptBy,
  }
}
