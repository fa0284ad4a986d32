import { randomBytes } from 'node:crypto'
import { Conflict, Missing, Refused } from '../errors.ts'
import type { Actor } from '../storage/commit.ts'
import { deleteStaged, findRoster, insertRoster, listRosters } from '../storage/rosters.ts'
import type { RosterRow } from '../storage/tables.ts'
import type { World } from '../world.ts'
import { theIncident } from './incident.ts'
import { type RosterProblem, type Staged, stageRoster } from './stage-roster.ts'
import type { Reading } from './survey.ts'
import { todayOf } from './today.ts'
import { forgetUpload, theUpload } from './uploads.ts'

const TRIES = 5

/** What an import came to: `rows = new people + joined + refused`. */
export type Imported = Omit<Staged, 'staged'> & { roster: string; joined: number; fileName: string }

/**
 * Makes an uploaded roster count: all of it or, whatever happens, nothing. Throws Unreadable or Refused when the
 * file cannot be read as people. Two imports at once do not see each other; the later one joins again.
 */
export async function importRoster(
  world: World,
  by: Actor,
  incident: string,
  upload: string,
  reading: Reading,
): Promise<Imported> {
  await theIncident(world, incident)
  const { fileName } = await theUpload(world, incident, upload)
  for (let tries = 1; ; tries += 1) {
    const number = (await listRosters(world.db, incident)).length + 1
    const roster = randomBytes(6).toString('hex')
    const staged = await stage(world, { incident, upload, roster, number, today: await todayOf(world), reading })
    try {
      await commitRoster(world, by, { incident, roster, number, fileName }, staged)
      await forgetUpload(world, upload)
      return { ...staged, roster, fileName, joined: joinedIn(staged) }
    } catch (error) {
      if (!(error instanceof Conflict) || tries === TRIES) throw error
    }
  }
}

/** What an import that counts came to, as it was told then. */
export async function theImport(
  world: World,
  incident: string,
  id: string,
): Promise<RosterRow & { fileName: string; problems: RosterProblem[] }> {
  const row = await findRoster(world.db, incident, id)
  if (!row) throw new Missing(`Incident ${incident} has no such roster.`)
  return {
    ...row,
    ...world.vault.book.open<{ fileName: string; problems: RosterProblem[] }>(sealedName(id), row.sealed),
  }
}

/** Sweeps away what an interrupted import left behind. None of it ever counted. */
export async function sweepStaged(world: World): Promise<void> {
  await world.backend.batch(deleteStaged().map((query) => query.compile()))
}

function stage(world: World, job: Parameters<typeof stageRoster>[1]): Promise<Staged> {
  return world.runImport ? world.runImport(job) : stageRoster(world, job)
}

type Named = { incident: string; roster: string; number: number; fileName: string }

async function commitRoster(world: World, by: Actor, { incident, roster, number, fileName }: Named, staged: Staged) {
  const { rows, refused, added, people, atLeast, atMost, review, problems } = staged
  const facts = { roster, rows, joined: joinedIn(staged), refused, added, people, atLeast, atMost, review }
  const row = {
    id: roster,
    number,
    incident,
    imported_at: world.now(),
    imported_by: by.id,
    rows,
    refused,
    added,
    people,
    review,
  }
  const counts = { joined: joinedIn(staged), at_least: atLeast, at_most: atMost, staged: staged.staged }
  const sealed = world.vault.book.seal(sealedName(roster), { fileName, problems })
  const writes = [insertRoster({ ...row, ...counts, sealed })]
  try {
    await world.commit(
      { act: 'roster_imported', incident, subject: 'rosters', version: number, facts, details: { fileName }, writes },
      by,
    )
  } catch (error) {
    if (String(error).includes('CHECK constraint failed'))
      throw new Refused(
        'The import was interrupted by a restart and nothing of it was kept. Please import the file again.',
      )
    throw error
  }
}

function joinedIn({ rows, refused, added }: Staged): number {
  return rows - refused - added
}

function sealedName(roster: string): string {
  return `roster/${roster}`
}
