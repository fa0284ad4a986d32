import type { Kind } from '../../breach/law/kinds.ts'
import { isDeepSame } from '../../breach/playbooks/changes.ts'
import { type PlaybookName, playbooks } from '../../breach/playbooks/index.ts'
import type { Write } from '../../storage/core/statement.ts'
import {
  findNewestPlaybook,
  findPlaybook,
  insertPlaybook,
  type PlaybookVersion,
} from '../../storage/steps/playbooks.ts'
import type { Book } from '../book/book.ts'
import { once } from '../book/parts.ts'

/** The version of a playbook that incidents begin with now, and whether this book has filed it already. */
export type VersionInForce = PlaybookVersion & { isFiled: boolean }

/** That version: the newest that the practice saved, or Breachbook's own of today. */
export async function playbookInForce(book: Book, playbook: PlaybookName): Promise<VersionInForce> {
  const newest = await once(book, findNewestPlaybook, playbook, () => findNewestPlaybook(book.db, book.vault, playbook))
  if (newest && (newest.savedBy !== null || isDeepSame(newest.steps, playbooks[playbook])))
    return { ...newest, isFiled: true }
  const own = { steps: playbooks[playbook], savedAt: book.now(), savedBy: null }
  return { playbook, version: (newest?.version ?? 0) + 1, ...own, isFiled: false }
}

/** One version of a playbook as it is kept, or undefined. */
export function keptPlaybook(book: Book, playbook: string, version: number): Promise<PlaybookVersion | undefined> {
  return once(book, findPlaybook, `${playbook} ${version}`, () => findPlaybook(book.db, book.vault, playbook, version))
}

/** What an incident of a kind begins with: that kind's and the common ones, and the writes that file what is not filed. */
export type KindInForce = { own: VersionInForce; common: VersionInForce; writes: Write[] }

/** The playbooks that an incident of this kind begins with now. */
export async function playbooksOfKind(book: Book, kind: Kind): Promise<KindInForce> {
  const [own, common] = await Promise.all([playbookInForce(book, kind), playbookInForce(book, 'common')])
  return { own, common, writes: filed(book, [own, common]) }
}

/** The writes that file versions which are not filed yet. */
export function filed({ vault }: Book, versions: readonly VersionInForce[]): Write[] {
  return versions.filter(({ isFiled }) => !isFiled).map(({ isFiled: _, ...version }) => insertPlaybook(vault, version))
}
