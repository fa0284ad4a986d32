import { changesBetween, type PlaybookChanges } from '../../breach/playbooks/changes.ts'
import type { PlaybookName } from '../../breach/playbooks/index.ts'
import type { Playbook, Task } from '../../breach/playbooks/task.ts'
import { Conflict, Refused } from '../../errors.ts'
import type { Actor, Change } from '../../storage/log/commit.ts'
import { findPlaybookDraft, replacePlaybookDraft } from '../../storage/steps/playbook-drafts.ts'
import type { Book } from '../book/book.ts'
import { once } from '../book/parts.ts'
import { playbookInForce, type VersionInForce } from '../incident/playbooks-in-force.ts'
import { withLawOfToday } from './law-of-today.ts'
import { refuseFaults } from './refuse-faults.ts'

/**
 * The next version of a playbook. `change` counts what was done with it and with those before; `isBegun` false: it still is
 * what is in force, with the law as Breachbook has it today. `others`: the steps that it is listed with.
 */
export type Draft = {
  playbook: PlaybookName
  change: number
  isBegun: boolean
  steps: readonly Task[]
  others: Playbook
  inForce: VersionInForce
  changes: PlaybookChanges
}

/** The next version of a playbook, as it stands. */
export async function draftOf(book: Book, playbook: PlaybookName): Promise<Draft> {
  const [draft, inForce, common] = await Promise.all([
    once(book, findPlaybookDraft, playbook, () => findPlaybookDraft(book.db, book.vault, playbook)),
    playbookInForce(book, playbook),
    playbookInForce(book, 'common'),
  ])
  const steps = withLawOfToday({ playbook, steps: draft?.steps ?? inForce.steps })
  return {
    playbook,
    change: draft?.change ?? 0,
    isBegun: draft?.steps != null,
    steps,
    others: playbook === 'common' ? [] : common.steps,
    inForce,
    changes: changesBetween(inForce.steps, steps),
  }
}

/** Whose draft is changed, and as it stood for whom: `change` left out: however it stands. */
export type OnDraft = { playbook: PlaybookName; change?: number | undefined }

/** What is done with a draft, and what the log says of it. */
export type DraftEdit = Pick<Change, 'facts' | 'details'> & { act?: Change['act']; steps: Playbook }

/**
 * Changes the next version of a playbook. Conflict where somebody changed it meanwhile, Refused where it would not hold
 * together or is against the law, and where nothing changes.
 */
export async function changeDraft(
  book: Book,
  by: Actor,
  { playbook, change }: OnDraft,
  edit: (draft: Draft) => DraftEdit,
): Promise<Draft> {
  const draft = await draftOf(book, playbook)
  refuseStaleDraft(draft, change)
  const { act = 'playbook_draft_changed', facts, details, steps } = edit(draft)
  await refuseFaults(book, draft, steps)
  await book.commit(
    {
      act,
      facts: { playbook, ...facts },
      details,
      writes: replacePlaybookDraft(book.vault, savedOf(book, by, draft, steps)),
    },
    by,
  )
  return await draftOf(book, playbook)
}

/** Discards the next version of a playbook. Refused where there is none. */
export async function discardDraft(book: Book, by: Actor, { playbook, change }: OnDraft): Promise<void> {
  const draft = await draftOf(book, playbook)
  refuseStaleDraft(draft, change)
  if (!draft.isBegun) throw new Refused('Nobody has changed this playbook since its version in force.')
  const writes = replacePlaybookDraft(book.vault, savedOf(book, by, draft, null))
  await book.commit({ act: 'playbook_draft_discarded', facts: { playbook }, writes }, by)
}

/** What is kept of a draft once it was changed; null steps: there is none any more. */
export function savedOf({ now }: Book, by: Actor, { playbook, change }: Draft, steps: Playbook | null) {
  return { playbook, change: change + 1, changedAt: now(), changedBy: by.id, steps }
}

/** Throws Conflict when a draft is no longer the one on which somebody decided. */
export function refuseStaleDraft({ change }: Draft, decidedOn: number | undefined): void {
  if (decidedOn === undefined || decidedOn === change) return
  throw new Conflict('Somebody changed the next version of this playbook meanwhile. See how it stands now.')
}
