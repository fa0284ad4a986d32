import { isPlaybook, PLAYBOOK_NAMES, type PlaybookName } from '../../breach/playbooks/index.ts'
import { Missing } from '../../errors.ts'
import { listDrafted } from '../../storage/steps/playbook-drafts.ts'
import { listPlaybookVersions, type PlaybookVersion } from '../../storage/steps/playbooks.ts'
import type { Book } from '../book/book.ts'
import { bookPart } from '../book/parts.ts'
import { keptPlaybook, playbookInForce, type VersionInForce } from '../incident/playbooks-in-force.ts'

/** The name of a playbook in an address, or Missing. */
export function thePlaybook(name: string): PlaybookName {
  if (!isPlaybook(name)) throw new Missing('There is no such playbook.')
  return name
}

/** A playbook: the version in force, and whether a next one is being written. */
export type Playbooks = { inForce: VersionInForce; isDrafted: boolean }

/** Every playbook, what all incidents have in common first. */
export async function playbooksOf(book: Book): Promise<Playbooks[]> {
  const drafted = await listDrafted(book.db)
  return await Promise.all(
    PLAYBOOK_NAMES.map(async (name) => ({
      inForce: await playbookInForce(book, name),
      isDrafted: drafted.includes(name),
    })),
  )
}

/** Which versions of a playbook there were, the newest first; the one in force, where it was not used yet, too. */
export async function versionsOf(book: Book, playbook: PlaybookName): Promise<Omit<PlaybookVersion, 'steps'>[]> {
  const [all, inForce] = await Promise.all([allVersions(book), playbookInForce(book, playbook)])
  const kept = all.filter((each) => each.playbook === playbook)
  return inForce.isFiled ? kept : [inForce, ...kept]
}

const allVersions = bookPart((book) => listPlaybookVersions(book.db))

/** One version of a playbook, or Missing. */
export async function theVersion(book: Book, playbook: PlaybookName, version: number): Promise<PlaybookVersion> {
  const inForce = await playbookInForce(book, playbook)
  if (inForce.version === version) return inForce
  const found = Number.isSafeInteger(version) && (await keptPlaybook(book, playbook, version))
  if (!found) throw new Missing(`This playbook has no version ${version}.`)
  return found
}
