import { type Reader, tables } from '../core/database.ts'
import { type Write, write } from '../core/statement.ts'
import type { Vault } from '../vault/vault.ts'
import type { LineFilter } from './line-filter.ts'
import type { Sort } from './line-order.ts'

/** What a saved view shows of the list of incidents. */
export type SavedFilter = Omit<LineFilter, 'today'> & { sort?: Sort | undefined }

/** A view of the list of incidents, under the name that its owner gave it. */
export type SavedView = { id: string; owner: string; savedAt: string; name: string; filter: SavedFilter }

/** The views of somebody, the first saved first. */
export async function listSavedViews(db: Reader, vault: Vault, owner: string): Promise<SavedView[]> {
  const rows = await tables(db)
    .selectFrom('savedViews')
    .selectAll()
    .where('owner', '=', owner)
    .orderBy('savedAt')
    .orderBy('id')
    .execute()
  return rows.map(({ sealed, ...row }) => ({ ...row, ...vault.book.open<Named>(sealedName(row.id), sealed) }))
}

/** The write that saves a view, in place of the one of that id. */
export function upsertSavedView(vault: Vault, { id, owner, savedAt, name, filter }: SavedView): Write {
  const sealed = vault.book.seal(sealedName(id), { name, filter })
  return write((to) =>
    to
      .insertInto('savedViews')
      .values({ id, owner, savedAt, sealed })
      .onConflict((clash) => clash.column('id').doUpdateSet({ sealed })),
  )
}

/** The write that deletes a view. */
export function deleteSavedView(id: string): Write {
  return write((to) => to.deleteFrom('savedViews').where('id', '=', id))
}

type Named = Pick<SavedView, 'name' | 'filter'>

function sealedName(id: string): string {
  return `saved-view/${id}`
}
