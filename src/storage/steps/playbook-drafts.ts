import type { PlaybookName } from '../../breach/playbooks/index.ts'
import type { Playbook } from '../../breach/playbooks/task.ts'
import { type Reader, tables } from '../core/database.ts'
import { type Write, write } from '../core/statement.ts'
import type { PlaybookDraftRow } from '../core/step-tables.ts'
import type { Vault } from '../vault/vault.ts'

/** The next version of a playbook while it is written; `steps` null: nobody writes any. */
export type PlaybookDraft = Omit<PlaybookDraftRow, 'sealed'> & { playbook: PlaybookName; steps: Playbook | null }

/** The draft of a playbook as it stands, or undefined where there never was one. */
export async function findPlaybookDraft(
  db: Reader,
  vault: Vault,
  playbook: PlaybookName,
): Promise<PlaybookDraft | undefined> {
  const row = await tables(db)
    .selectFrom('playbookDrafts')
    .selectAll()
    .where('playbook', '=', playbook)
    .executeTakeFirst()
  if (!row) return undefined
  const { sealed, ...rest } = row
  return { ...rest, playbook, steps: sealed === null ? null : vault.book.open<Playbook>(nameOf(row), sealed) }
}

/** The playbooks of which a next version is being written. */
export async function listDrafted(db: Reader): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('playbookDrafts')
    .select('playbook')
    .where('sealed', 'is not', null)
    .execute()
  return rows.map(({ playbook }) => playbook)
}

/** The writes that save a draft in place of the one before. They clash where somebody else changed that one meanwhile. */
export function replacePlaybookDraft(vault: Vault, { steps, ...rest }: PlaybookDraft): Write[] {
  const sealed = steps === null ? null : vault.book.seal(nameOf(rest), steps)
  const { playbook, change } = rest
  return [
    write((to) =>
      to
        .deleteFrom('playbookDrafts')
        .where('playbook', '=', playbook)
        .where('change', '=', change - 1),
    ),
    write((to) => to.insertInto('playbookDrafts').values({ ...rest, sealed })),
  ]
}

function nameOf({ playbook, change }: Pick<PlaybookDraftRow, 'playbook' | 'change'>): string {
  return `playbook-draft/${playbook}/${change}`
}
