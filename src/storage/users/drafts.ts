import { type Reader, tables } from '../core/database.ts'
import type { DraftRow } from '../core/key-tables.ts'
import { type Staged, stage, type Write, write } from '../core/statement.ts'

/** What somebody typed and has not saved since that instant, the newest first. */
export function listDrafts(db: Reader, user: string, since: string): Promise<DraftRow[]> {
  return tables(db)
    .selectFrom('drafts')
    .selectAll()
    .where('user', '=', user)
    .where('savedAt', '>=', since)
    .orderBy('savedAt', 'desc')
    .execute()
}

/** The statements that forget all drafts of before that instant and keep this one in place of an older one. */
export function saveDraft(draft: DraftRow, forgetBefore: string): Staged[] {
  const { savedAt, sealed } = draft
  return [
    stage((to) => to.deleteFrom('drafts').where('savedAt', '<', forgetBefore)),
    stage((to) =>
      to
        .insertInto('drafts')
        .values(draft)
        .onConflict((clash) => clash.column('id').doUpdateSet({ savedAt, sealed })),
    ),
  ]
}

/** The statement that forgets a draft of somebody. */
export function deleteDraft(user: string, id: string): Staged {
  return stage((to) => to.deleteFrom('drafts').where('user', '=', user).where('id', '=', id))
}

/** The write that forgets all drafts of somebody who leaves. */
export function deleteDraftsOf(user: string): Write {
  return write((to) => to.deleteFrom('drafts').where('user', '=', user))
}

/** The write that forgets all drafts but those that are surely about other incidents than this one. */
export function deleteDraftsAbout(incident: string): Write {
  return write((to) =>
    to.deleteFrom('drafts').where((each) => each.or([each('incident', '=', incident), each('incident', 'is', null)])),
  )
}
