import { sql } from 'kysely'
import type { PlaybookName } from '../../breach/playbooks/index.ts'
import type { Hand, Playbook } from '../../breach/playbooks/task.ts'
import { type Reader, tables } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import { type Write, write } from '../core/statement.ts'
import type { PlaybookHandRow, PlaybookRow } from '../core/step-tables.ts'
import type { Vault } from '../vault/vault.ts'

/** A version of a playbook. `savedBy` null: it is Breachbook's own. */
export type PlaybookVersion = {
  playbook: PlaybookName
  version: number
  steps: Playbook
  savedAt: string
  savedBy: string | null
}

/** The newest version of a playbook that this book holds, or undefined. */
export async function findNewestPlaybook(
  db: Reader,
  vault: Vault,
  playbook: PlaybookName,
): Promise<PlaybookVersion | undefined> {
  const row = await ofPlaybook(db, playbook).orderBy('version', 'desc').limit(1).executeTakeFirst()
  return row && read(vault, row)
}

/** One version of a playbook, or undefined. */
export async function findPlaybook(
  db: Reader,
  vault: Vault,
  playbook: string,
  version: number,
): Promise<PlaybookVersion | undefined> {
  const row = await ofPlaybook(db, playbook).where('version', '=', version).executeTakeFirst()
  return row && read(vault, row)
}

/** Versions of playbooks by what they are named here: `snooping 2`. */
export async function listPlaybooks(db: Reader, vault: Vault, names: readonly string[]): Promise<PlaybookVersion[]> {
  const rows = await tables(db)
    .selectFrom('playbooks')
    .selectAll()
    .where(sql<string>`playbook || ' ' || version`, 'in', eachOf(names))
    .execute()
  return rows.map((row) => read(vault, row))
}

/** The versions of all playbooks without their steps, the newest first. */
export async function listPlaybookVersions(db: Reader): Promise<Omit<PlaybookVersion, 'steps'>[]> {
  const rows = await tables(db)
    .selectFrom('playbooks')
    .select(['playbook', 'version', 'savedAt', 'savedBy'])
    .orderBy('version', 'desc')
    .execute()
  return rows as Omit<PlaybookVersion, 'steps'>[]
}

/** The write that files a version. It clashes where another has its number. */
export function insertPlaybook(vault: Vault, { steps, ...rest }: PlaybookVersion): Write {
  const words =
    rest.savedBy === null
      ? { steps: JSON.stringify(steps), sealed: null }
      : { steps: '[]', sealed: vault.book.seal(nameOf(rest), steps) }
  return write((to) => to.insertInto('playbooks').values({ ...rest, ...words }))
}

/** Who in this practice is who in a playbook, by hand: `person` is a user or a role, `backup` a user. */
export async function findHands(db: Reader): Promise<Partial<Record<Hand, Omit<PlaybookHandRow, 'hand'>>>> {
  const rows = await tables(db).selectFrom('playbookHands').selectAll().execute()
  return Object.fromEntries(rows.map(({ hand, ...who }) => [hand, who]))
}

/** The writes that say who is who, all anew. */
export function replaceHands(rows: readonly PlaybookHandRow[]): Write[] {
  return [
    write((to) => to.deleteFrom('playbookHands')),
    ...rows.map((row) => write((to) => to.insertInto('playbookHands').values(row))),
  ]
}

function ofPlaybook(db: Reader, playbook: string) {
  return tables(db).selectFrom('playbooks').selectAll().where('playbook', '=', playbook)
}

function read(vault: Vault, { steps, sealed, ...row }: PlaybookRow): PlaybookVersion {
  const its = sealed === null ? JSON.parse(steps) : vault.book.open<Playbook>(nameOf(row), sealed)
  return { ...row, steps: its } as PlaybookVersion
}

function nameOf({ playbook, version }: Pick<PlaybookRow, 'playbook' | 'version'>): string {
  return `playbook/${playbook}/${version}`
}
