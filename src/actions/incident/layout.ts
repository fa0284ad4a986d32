import type { Incident } from '../../breach/incident/incident.ts'
import type { PlaybookName } from '../../breach/playbooks/index.ts'
import type { Write } from '../../storage/core/statement.ts'
import { findPlaybook } from '../../storage/steps/playbooks.ts'
import { listSteps } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'
import { zoneOf } from '../book/today.ts'
import type { Layout } from './first-steps.ts'
import { handsOf } from './hands.ts'
import { filed, playbookInForce, type VersionInForce } from './playbooks-in-force.ts'

/**
 * By what steps that come to a running incident are laid out: the versions that it began with, and what is in force now where
 * it has none, as of a kind that it got later. `writes` file what is not filed yet.
 */
export async function layoutFor(book: Book, { id, kind }: Incident): Promise<Layout & { writes: Write[] }> {
  const rows = await listSteps(book.db, id)
  const versionOf = (name: PlaybookName) => rows.find(({ playbook }) => playbook === name)?.playbookVersion ?? null
  const [own, common, hands, zone] = await Promise.all([
    inForceFor(book, kind, versionOf(kind)),
    inForceFor(book, 'common', versionOf('common')),
    handsOf(book),
    zoneOf(book),
  ])
  return { own, common, hands, zone, writes: filed(book, [own, common]) }
}

async function inForceFor(book: Book, playbook: PlaybookName, version: number | null): Promise<VersionInForce> {
  const kept = version === null ? undefined : await findPlaybook(book.db, book.vault, playbook, version)
  return kept ? { ...kept, isFiled: true } : await playbookInForce(book, playbook)
}
