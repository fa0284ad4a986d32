import { randomBytes } from 'node:crypto'
import { Conflict, Refused } from '../../errors.ts'
import { deleteOlderPairs } from '../../storage/count/pairs.ts'
import { dropStaged } from '../../storage/count/roster-snapshots.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { insertRoster, listRosters, type StoredRoster } from '../../storage/roster/rosters.ts'
import type { Book } from '../book/book.ts'
import { openBook } from '../book/parts.ts'
import { todayOf } from '../book/today.ts'
import { commitSnapshot, nextSnapshot, type SnapshotBasis } from '../count/roster-snapshot.ts'
import { openIncident } from '../incident/open-incident.ts'
import type { Reading } from './detect-layout.ts'
import type { RosterJobs, StagedImport, StagingJob, Watch } from './jobs.ts'
import { sealRoster } from './rosters.ts'
import { stageImport } from './stage-import.ts'
import { forgetUpload, theUpload } from './uploads.ts'

const TRIES = 5

/** What an import came to: `rows = new people + joined + refused`. */
export type Imported = Omit<StagedImport, 'staged' | 'byState'> & { roster: string; joined: number; fileName: string }

/**
 * Makes an uploaded roster count: all of it or, whatever happens, nothing. Throws Unreadable or Refused when the
 * file cannot be read as people, or when the watch stops it. Two imports at once do not see each other; the later
 * one joins again.
 */
export async function importRoster(
  book: Book,
  by: Actor,
  incident: string,
  upload: string,
  reading: Reading,
  watch: Watch = {},
): Promise<Imported> {
  const wanted = { incident, upload, reading }
  for (let tries = 1; ; tries += 1) {
    try {
      const imported = await importOnce(book, by, wanted, watch)
      await forgetUpload(book, upload)
      return imported
    } catch (error) {
      if (watch.signal?.aborted) throw new Refused('The import was stopped. Nothing was saved.')
      if (!(error instanceof Conflict) || tries === TRIES) throw error
    }
  }
}

type Wanted = Pick<StagingJob, 'incident' | 'upload' | 'reading'>

async function importOnce(book: Book & RosterJobs, by: Actor, wanted: Wanted, watch: Watch): Promise<Imported> {
  const { incident, upload } = wanted
  const opened = await openIncident(openBook(book), incident)
  const { fileName } = await theUpload(opened, upload)
  const basis = await nextSnapshot(opened)
  const number = (await listRosters(book.db, incident)).length + 1
  const roster = randomBytes(6).toString('hex')
  const job = { ...wanted, fileName, roster, number, today: await todayOf(book) }
  try {
    const staged = await stage(book, job, watch)
    watch.signal?.throwIfAborted()
    if (staged.rows === 0) throw new Refused(NO_ROW)
    await commitRoster(book, by, { ...job, basis }, staged)
    const { byState: _byState, staged: _staged, ...counts } = staged
    return { ...counts, roster, fileName, joined: joinedIn(counts) }
  } catch (error) {
    await book.stage(dropStaged(roster))
    throw error
  }
}

const NO_ROW = 'The file has a header but no rows. Choose the file with the roster.'

function stage(book: Book & RosterJobs, job: StagingJob, watch: Watch): Promise<StagedImport> {
  return book.runImport ? book.runImport(job, watch) : stageImport(book, job, watch)
}

type Named = StagingJob & { basis: SnapshotBasis; fileName: string }

async function commitRoster(book: Book, by: Actor, named: Named, staged: StagedImport): Promise<void> {
  const { incident, roster, number, basis, fileName } = named
  const row = rosterRow(book, by, named, staged)
  const { rows, refused, added, joined } = row
  const cause = { id: roster, incident, basis, cause: 'roster' as const, roster }
  const facts = { roster, number, rows, joined, refused, added, ...(staged.fixed > 0 && { fixed: staged.fixed }) }
  const writes = [insertRoster(row), deleteOlderPairs(incident, roster)]
  await commitSnapshot(book, by, { ...cause, act: 'roster_imported', facts, details: { fileName }, writes }, staged)
}

function rosterRow(
  book: Book,
  by: Actor,
  { incident, roster, number, fileName, reading }: Named,
  staged: StagedImport,
): StoredRoster {
  const { rows, refused, added, fixed, problems } = staged
  return {
    ...{ id: roster, number, incident, rows, joined: joinedIn(staged), refused, added },
    ...{ importedAt: book.now(), importedBy: by.id, withdrawnAt: null },
    sealed: sealRoster(book, roster, { fileName, problems, file: reading.file, ...(fixed > 0 && { fixed }) }),
  }
}

function joinedIn({ rows, refused, added }: Pick<StagedImport, 'rows' | 'refused' | 'added'>): number {
  return rows - refused - added
}
