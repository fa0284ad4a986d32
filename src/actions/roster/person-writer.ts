import type { Group } from '../../people/linkage/located.ts'
import type { Staged } from '../../storage/core/statement.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { Book } from '../book/book.ts'
import { PEOPLE_A_BLOCK } from '../people/sealed-blocks.ts'
import type { PersonRowRead, PersonWriter, StagingJob, WrittenPeople } from './jobs.ts'
import { groupBatches, joinRows } from './join-rows.ts'
import { openWriter, stageRows, type Writer } from './person-statements.ts'

/** What stages the people of a roster, of whom so many may be written; `source` names the system it came from. */
export function personWriter(
  book: Book,
  vault: IncidentVault,
  job: StagingJob,
  { source, written = { staged: 0, change: {} } }: { source: string; written?: WrittenPeople | undefined },
): PersonWriter {
  const writer = openWriter(book, vault, job, { source, written })
  return {
    take: (rows) => take(writer, rows),
    async written() {
      await writer.index.flush()
      return writer.written
    },
    settle: (groups) => settle(writer, groups),
  }
}

async function take(writer: Writer, rows: readonly PersonRowRead[]): Promise<void> {
  const statements: Staged[] = []
  for (let at = 0; at < rows.length; at += PEOPLE_A_BLOCK)
    statements.push(...stageRows(writer, rows.slice(at, at + PEOPLE_A_BLOCK)))
  await writer.book.stage(statements)
  await writer.index.flushIfMany()
}

const STATEMENTS_A_BATCH = 1000

async function settle(writer: Writer, groups: readonly Group[]): Promise<WrittenPeople> {
  const { book, index, written } = writer
  let settled: Staged[] = []
  for (const batch of groupBatches(groups)) {
    settled.push(...(await joinRows(writer, batch)))
    if (settled.length < STATEMENTS_A_BATCH) continue
    await book.stage(settled)
    settled = []
  }
  await book.stage(settled)
  await index.flush()
  return written
}
