import { randomBytes } from 'node:crypto'
import { Conflict, Missing, Refused } from '../../errors.ts'
import type { World } from '../../runtime/world.ts'
import type { RosterRow } from '../../storage/core/tables.ts'
import { deleteOlderPairs } from '../../storage/count/pairs.ts'
import { deleteStaged, dropStaged, findSnapshot } from '../../storage/count/roster-snapshots.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { findRoster, insertRoster, listRosters } from '../../storage/roster/rosters.ts'
import { todayOf } from '../book/today.ts'
import { commitSnapshot, nextSnapshot } from '../count/roster-snapshot.ts'
import { theIncident } from '../incident/incident.ts'
import type { Reading } from './detect-layout.ts'
import { type RosterProblem, type StagedImport, type StagingJob, stageImport, type Watch } from './stage-import.ts'
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
  world: World,
  by: Actor,
  incident: string,
  upload: string,
  reading: Reading,
  watch: Watch = {},
): Promise<Imported> {
  await theIncident(world, incident)
  const { fileName } = await theUpload(world, incident, upload)
  for (let tries = 1; ; tries += 1) {
    const recount = await nextSnapshot(world, incident)
    const number = (await listRosters(world.db, incident)).length + 1
    const roster = randomBytes(6).toString('hex')
    const job = { incident, upload, roster, number, today: await todayOf(world), reading }
    try {
      const { byState, staged, ...counts } = await stage(world, job, watch)
      watch.signal?.throwIfAborted()
      if (counts.rows === 0)
        throw new Refused(
          'The file names its columns and nobody: it has no row. Choose the file that holds the roster.',
        )
      await commitRoster(world, by, { ...job, recount, fileName }, { byState, staged, ...counts })
      await forgetUpload(world, upload)
      return { ...counts, roster, fileName, joined: joinedIn(counts) }
    } catch (error) {
      await world.backend.batch(dropStaged(roster))
      if (watch.signal?.aborted) throw new Refused('The import was stopped, and nothing of it was kept.')
      if (!(error instanceof Conflict) || tries === TRIES) throw error
    }
  }
}

/** What an import came to, as it was told then. */
export async function theImport(
  world: World,
  incident: string,
  id: string,
): Promise<RosterRow & { people: number; review: number; fileName: string; problems: RosterProblem[] }> {
  const [row, recount] = await Promise.all([findRoster(world.db, incident, id), findSnapshot(world.db, id)])
  if (!row || !recount) throw new Missing(`Incident ${incident} has no such roster.`)
  return { ...row, people: recount.people, review: recount.review, ...openRoster(world, row) }
}

/** What is sealed of a roster: the name of its file, and what was odd in it. */
export function openRoster(world: World, { id, sealed }: RosterRow): { fileName: string; problems: RosterProblem[] } {
  return world.vault.book.open(sealedName(id), sealed)
}

/** Sweeps away what an interrupted import left behind. None of it ever counted. */
export async function sweepStaged(world: World): Promise<void> {
  await world.backend.batch(deleteStaged().map((query) => query.compile()))
}

function stage(world: World, job: StagingJob, watch: Watch): Promise<StagedImport> {
  return world.runImport ? world.runImport(job, watch) : stageImport(world, job, watch)
}

type Named = StagingJob & { recount: number; fileName: string }

async function commitRoster(world: World, by: Actor, named: Named, staged: StagedImport) {
  const { incident, roster, number, fileName } = named
  const { rows, refused, added, problems } = staged
  const joined = joinedIn(staged)
  const row = {
    ...{ id: roster, number, incident, imported_at: world.now(), imported_by: by.id, rows, joined, refused, added },
    withdrawn_at: null,
    sealed: world.vault.book.seal(sealedName(roster), { fileName, problems }),
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
  await commitSnapshot(world, by, cause, staged)
}

function joinedIn({ rows, refused, added }: Pick<StagedImport, 'rows' | 'refused' | 'added'>): number {
  return rows - refused - added
}

function sealedName(roster: string): string {
  return `roster/${roster}`
}
