import { type Reader, tables } from '../core/database.ts'
import type { DraftRow } from '../core/key-tables.ts'
import { type Staged, stage, type Write, write } from '../core/statement.ts'

/** What somebody typed, sealed, with whose form it is and of which incident. */
export type StoredDraft = DraftRow

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

/** The statements that keep a draft in place of an older one, and forget of the same user what is beyond so many, and of all what is older. */
export function saveDraft(draft: DraftRow, { most, since }: { most: number; since: string }): Staged[] {
  const { user, savedAt, sealed } = draft
  return [
    forgetDrafts(since),
    stage((to) =>
      to
        .insertInto('drafts')
        .values(draft)
        .onConflict((clash) => clash.column('id').doUpdateSet({ savedAt, sealed })),
    ),
    stage((to) =>
      to
        .deleteFrom('drafts')
        .where('user', '=', user)
        .where('id', 'not in', (own) =>
          own
            .selectFrom('drafts')
            .select('id')
            .where('user', '=', user)
            .orderBy('savedAt', 'desc')
            .orderBy('id')
            .limit(most),
        ),
    ),
  ]
}

/** The statement that forgets all drafts of before that instant. */
export function forgetDrafts(since: string): Staged {
  return stage((to) => to.deleteFrom('drafts').where('savedAt', '<', since))
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
