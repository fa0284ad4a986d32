import { randomBytes } from 'node:crypto'
import { Conflict, Missing, Refused } from '../../errors.ts'
import { deleteOlderPairs } from '../../storage/count/pairs.ts'
import { deleteStaged, dropStaged, findSnapshot } from '../../storage/count/roster-snapshots.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { findRoster, insertRoster, listRosters, type StoredRoster } from '../../storage/roster/rosters.ts'
import type { Book } from '../book/book.ts'
import { openBook } from '../book/parts.ts'
import { todayOf } from '../book/today.ts'
import { commitSnapshot, nextSnapshot } from '../count/roster-snapshot.ts'
import { incidentPart, type OpenIncident, openIncident } from '../incident/open-incident.ts'
import type { Reading } from './detect-layout.ts'
import type { RosterJobs, RosterProblem, StagedImport, StagingJob, Watch } from './jobs.ts'
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
  const { fileName } = await theUpload(await openIncident(book, incident), upload)
  for (let tries = 1; ; tries += 1) {
    const recount = await nextSnapshot(await openIncident(openBook(book), incident))
    const number = (await listRosters(book.db, incident)).length + 1
    const roster = randomBytes(6).toString('hex')
    const job = { incident, upload, roster, number, today: await todayOf(book), reading }
    try {
      const { byState, staged, ...counts } = await stage(book, job, watch)
      watch.signal?.throwIfAborted()
      if (counts.rows === 0) throw new Refused('The file has a header but no rows. Choose the file with the roster.')
      await commitRoster(book, by, { ...job, recount, fileName }, { byState, staged, ...counts })
      await forgetUpload(book, upload)
      return { ...counts, roster, fileName, joined: joinedIn(counts) }
    } catch (error) {
      await book.stage(dropStaged(roster))
      if (watch.signal?.aborted) throw new Refused('The import was stopped. Nothing was saved.')
      if (!(error instanceof Conflict) || tries === TRIES) throw error
    }
  }
}

/** The rosters of an incident, in the order in which they came. */
export const rostersOf = incidentPart(({ book, id }: OpenIncident) => listRosters(book.db, id))

/** What an import came to, as it was told then. */
export async function theImport(
  opened: OpenIncident,
  id: string,
): Promise<StoredRoster & { people: number; review: number; fileName: string; problems: RosterProblem[] }> {
  const { book, id: incident } = opened
  const [row, recount] = await Promise.all([findRoster(book.db, incident, id), findSnapshot(book.db, id)])
  if (!row || !recount) throw new Missing(`Incident ${incident} has no such roster.`)
  return { ...row, people: recount.people, review: recount.review, ...openRoster(book, row) }
}

/** What is sealed of a roster: the name of its file, and what was odd in it. */
export function openRoster(book: Book, { id, sealed }: StoredRoster): { fileName: string; problems: RosterProblem[] } {
  return book.vault.book.open(sealedName(id), sealed)
}

/** Sweeps away what an interrupted import left behind. None of it ever counted. */
export async function sweepStaged(book: Book): Promise<void> {
  await book.stage(deleteStaged())
}

function stage(book: Book & RosterJobs, job: StagingJob, watch: Watch): Promise<StagedImport> {
  return book.runImport ? book.runImport(job, watch) : stageImport(book, job, watch)
}

type Named = StagingJob & { recount: number; fileName: string }

async function commitRoster(book: Book, by: Actor, named: Named, staged: StagedImport) {
  const { incident, roster, number, fileName } = named
  const { rows, refused, added, problems } = staged
  const joined = joinedIn(staged)
  const row = {
    ...{ id: roster, number, incident, importedAt: book.now(), importedBy: by.id, rows, joined, refused, added },
    withdrawnAt: null,
    sealed: book.vault.book.seal(sealedName(roster), { fileName, problems }),
  }
  const cause = {
    ...{
      id: roster,
      incident,
      number: named.recount,
      cause: 'roster' as const,
      roster,
      act: 'roster_imported' as const,
    },
    facts: { roster, number, rows, joined, refused, added },
    details: { fileName },
    writes: [insertRoster(row), deleteOlderPairs(incident, roster)],
  }
  await commitSnapshot(book, by, cause, staged)
}

function joinedIn({ rows, refused, added }: Pick<StagedImport, 'rows' | 'refused' | 'added'>): number {
  return rows - refused - added
}

function sealedName(roster: string): string {
  return `roster/${roster}`
}
