import type { Playbook } from '../../breach/playbooks/task.ts'
import { Refused } from '../../errors.ts'
import { canonical, type Json, sha256 } from '../../storage/log/canonical.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { replacePlaybookDraft } from '../../storage/steps/playbook-drafts.ts'
import { insertPlaybook, type PlaybookVersion } from '../../storage/steps/playbooks.ts'
import type { Book } from '../book/book.ts'
import { filed } from '../incident/playbooks-in-force.ts'
import { draftOf, type OnDraft, refuseStaleDraft, savedOf } from './draft.ts'
import { refuseFaults } from './refuse-faults.ts'

/**
 * Puts the next version of a playbook in force: incidents that are logged from now on begin with it, those that run keep theirs
 * until somebody takes it over. Conflict where somebody changed it meanwhile; Refused where nothing changes, or where it does
 * not hold together any more with what is in force beside it.
 */
export async function putInForce(book: Book, by: Actor, { playbook, change }: OnDraft): Promise<PlaybookVersion> {
  const draft = await draftOf(book, playbook)
  refuseStaleDraft(draft, change)
  const { inForce, steps, changes } = draft
  const isSame = digestOf(steps) === digestOf(inForce.steps)
  if (isSame) throw new Refused('Nothing differs from the version in force. Change a step first.')
  await refuseFaults(book, draft, steps)
  const version = { playbook, version: inForce.version + 1, steps, savedAt: book.now(), savedBy: by.id }
  const ids = (tasks: readonly { id: string }[]) => tasks.map(({ id }) => id)
  await book.commit(
    {
      act: 'playbook_put_in_force',
      facts: {
        ...{ playbook, version: version.version, sha256: digestOf(steps) },
        ...{ added: ids(changes.added), leftOut: ids(changes.removed) },
        reworded_steps: changes.changed.map(({ after }) => after.id),
      },
      writes: [
        ...filed(book, [inForce]),
        insertPlaybook(book.vault, version),
        ...replacePlaybookDraft(book.vault, savedOf(book, by, draft, null)),
      ],
    },
    by,
  )
  return version
}

/** The SHA-256 of the steps of a playbook, as the log has it. */
export function digestOf(steps: Playbook): string {
  return sha256(canonical(steps as unknown as Json))
}
