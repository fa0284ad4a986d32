import type { Reading } from '../../actions/roster/detect-layout.ts'
import { beginImport, endOfImport, type ImportState } from '../../actions/roster/imports-under-way.ts'
import type { Watch } from '../../actions/roster/jobs.ts'
import { type UploadedRoster, uploadRoster } from '../../actions/roster/upload-roster.ts'
import { forgetUpload, type Upload } from '../../actions/roster/uploads.ts'
import { Conflict } from '../../errors.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { problemOf } from './problem.ts'
import type { World } from './world.ts'

/** Who imports which upload; `keepsFailed`: a file that fails stays, so that its columns can be corrected. */
export type ImportRequest = { by: Actor; incident: string; upload: Upload; reading: Reading; keepsFailed: boolean }

/** Starts an import in the background. */
export function startImport(world: World, request: ImportRequest): ImportState {
  const { incident, upload } = request
  return beginImport(world, { ...upload, incident }, (watch) => run(world, request, watch))
}

/** Waits for an import and answers its roster; throws what it failed with. */
export async function importEnded(world: World, state: ImportState): Promise<UploadedRoster> {
  await endOfImport(world, state)
  return rosterOf(state)
}

/** The roster of a finished import; throws what it failed with. */
export function rosterOf({ state, brought, error }: ImportState): UploadedRoster {
  if (state === 'failed') throw error
  if (!brought) throw new Conflict('The import was stopped. Nothing was saved.')
  return brought
}

async function run(world: World, request: ImportRequest, watch: Watch): Promise<UploadedRoster> {
  const { by, incident, upload, reading, keepsFailed } = request
  try {
    return await uploadRoster(world, by, incident, upload.id, reading, watch)
  } catch (error) {
    if (!watch.signal?.aborted && problemOf(error).status === 500) console.error(error)
    if (!keepsFailed) await forgetUpload(world, upload.id)
    throw error
  }
}
