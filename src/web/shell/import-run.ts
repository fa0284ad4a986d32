import type { Reading } from '../../actions/roster/detect-layout.ts'
import { beginImport, endOfImport, type ImportState } from '../../actions/roster/imports-under-way.ts'
import type { Watch } from '../../actions/roster/jobs.ts'
import { type UploadedRoster, uploadRoster } from '../../actions/roster/upload-roster.ts'
import { forgetUpload, type Upload } from '../../actions/roster/uploads.ts'
import { Conflict } from '../../errors.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { problemOf } from './problem.ts'
import type { World } from './world.ts'

/** Whose import of which upload, and whether a file that cannot be imported stays, for its columns to be corrected. */
export type Wish = { by: Actor; incident: string; upload: Upload; reading: Reading; keepsFailed: boolean }

/** Begins an import that goes on when nobody waits for it. */
export function startImport(world: World, wish: Wish): ImportState {
  const { incident, upload } = wish
  return beginImport(world, { ...upload, incident }, (watch) => run(world, wish, watch))
}

/** What an import came to, once it has ended; throws what it failed with. */
export async function importEnded(world: World, state: ImportState): Promise<UploadedRoster> {
  await endOfImport(world, state)
  return broughtBy(state)
}

/** What an import that has ended came to; throws what it failed with. */
export function broughtBy({ state, brought, error }: ImportState): UploadedRoster {
  if (state === 'failed') throw error
  if (!brought) throw new Conflict('The import was stopped. Nothing was saved.')
  return brought
}

async function run(world: World, wish: Wish, watch: Watch): Promise<UploadedRoster> {
  const { by, incident, upload, reading, keepsFailed } = wish
  try {
    return await uploadRoster(world, by, incident, upload.id, reading, watch)
  } catch (error) {
    if (!watch.signal?.aborted && problemOf(error).status === 500) console.error(error)
    if (!keepsFailed) await forgetUpload(world, upload.id)
    throw error
  }
}
