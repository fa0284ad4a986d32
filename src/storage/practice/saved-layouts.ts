import type { SavedLayout } from '../../people/reading/kept-layout.ts'
import { type Reader, tables } from '../core/database.ts'
import type { LayoutRow } from '../core/people-tables.ts'
import { type Write, write } from '../core/statement.ts'
import { fingerprint } from '../vault/seal.ts'
import type { Vault } from '../vault/vault.ts'

/** What was settled besides columns and dates: `names` and `sheet` are keyed fingerprints, `goOn` says which gaps were accepted. */
export type Recipe = { names: readonly string[]; sheet: string | null; goOn: readonly string[] }

/** A layout with the fingerprint of its header, all that was settled for it, and when and by whom it was kept. */
export type StoredLayout = SavedLayout & Recipe & { header: string; keptAt: string; keptBy: string }

/** The layouts that are kept, by the fingerprint of their header. */
export async function layoutsByHeader(db: Reader): Promise<Map<string, StoredLayout>> {
  const rows = await tables(db).selectFrom('layouts').selectAll().execute()
  return new Map(rows.map((row) => [row.fingerprint, layoutOf(row)]))
}

/** The write that saves a layout, in place of an older one for the same header. */
export function upsertLayout({ header, columns, dateOrder, keptAt, keptBy, ...rest }: StoredLayout): Write {
  const recipe: Recipe = { names: rest.names, sheet: rest.sheet, goOn: rest.goOn }
  const facts = { columns: JSON.stringify(columns), dateOrder, keptAt, keptBy, recipe: JSON.stringify(recipe) }
  return write((to) =>
    to
      .insertInto('layouts')
      .values({ fingerprint: header, ...facts })
      .onConflict((conflict) => conflict.column('fingerprint').doUpdateSet(facts)),
  )
}

/** The write that forgets the layout of a header. */
export function deleteLayout(header: string): Write {
  return write((to) => to.deleteFrom('layouts').where('fingerprint', '=', header))
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
  const recipe: Recipe = row.recipe === null ? NOTHING_MORE : JSON.parse(row.recipe)
  return {
    ...recipe,
    header: row.fingerprint,
    columns: JSON.parse(row.columns),
    dateOrder: row.dateOrder as SavedLayout['dateOrder'],
    keptAt: row.keptAt,
    keptBy: row.keptBy,
  }
}

const NOTHING_MORE: Recipe = { names: [], sheet: null, goOn: [] }
