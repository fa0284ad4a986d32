import type { Incident } from '../../breach/incident/incident.ts'
import type { PlaybookName } from '../../breach/playbooks/index.ts'
import type { Write } from '../../storage/core/statement.ts'
import { listEntriesOfActs } from '../../storage/log/entries-of-acts.ts'
import type { IncidentStep } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'
import { once } from '../book/parts.ts'
import { zoneOf } from '../book/today.ts'
import type { Layout } from './first-steps.ts'
import { handsOf } from './hands.ts'
import { filed, keptPlaybook, playbookInForce, type VersionInForce } from './playbooks-in-force.ts'
import { stepRowsOf } from './step-rows.ts'

/**
 * By what steps that come to a running incident are laid out: the versions that it began with, and what is in force now where
 * it has none, as of a kind that it got later. `writes` file what is not filed yet.
 */
export async function layoutFor(book: Book, { id, kind }: Incident): Promise<Layout & { writes: Write[] }> {
  const rows = await stepRowsOf(book, id)
  const versionOf = await versionsAmong(book, id, rows)
  const [own, common, hands, zone] = await Promise.all([
    inForceFor(book, kind, versionOf(kind)),
    inForceFor(book, 'common', versionOf('common')),
    handsOf(book),
    zoneOf(book),
  ])
  return { own, common, hands, zone, writes: filed(book, [own, common]) }
}

async function inForceFor(book: Book, playbook: PlaybookName, version: number | null): Promise<VersionInForce> {
  const kept = version === null ? undefined : await keptPlaybook(book, playbook, version)
  return kept ? { ...kept, isFiled: true } : await playbookInForce(book, playbook)
}

/**
 * By which version of a playbook an incident runs: the newest that its steps are of or that it was switched to, as one that
 * only leaves steps out is that of none; null: by none.
 */
export async function versionsAmong(
  book: Book,
  incident: string,
  rows: readonly Pick<IncidentStep, 'playbook' | 'playbookVersion'>[],
): Promise<(name: PlaybookName) => number | null> {
  const entries = await once(book, versionsAmong, incident, () =>
    listEntriesOfActs(book.db, incident, ['playbook_taken_over']),
  )
  const switched = entries.flatMap(({ facts }) => Object.entries(facts?.playbooks ?? {}) as [string, number][])
  const stated = rows.map(({ playbook, playbookVersion }) => [playbook, playbookVersion] as const)
  return (name) => {
    const versions = [...switched, ...stated].flatMap(([its, version]) => (its === name ? (version ?? []) : []))
    return versions.length > 0 ? Math.max(...versions) : null
  }
}
