import type { Context } from 'hono'
import type { Reading } from '../../../actions/roster/detect-layout.ts'
import { waitForImport } from '../../../actions/roster/imports-under-way.ts'
import { theUpload } from '../../../actions/roster/uploads.ts'
import type { Env } from '../../shell/env.ts'
import { rosterOf, startImport } from '../../shell/import-run.ts'
import { whoAsks } from '../../shell/who.ts'
import { incidentOf } from '../frame/incident-page.ts'

/** How long a page waits for an import before it shows the progress, in milliseconds. */
const PATIENCE = 1_500

/** Imports the upload in the address, and leads to its roster or, where that takes long, to its progress. */
export async function importAnswer(c: Context<Env>, reading: Reading): Promise<Response> {
  const opened = await incidentOf(c)
  const { id: incident } = opened
  const saved = await theUpload(opened, c.req.param('upload') ?? '')
  const asking = { ...reading, asksDates: true }
  const state = startImport(c.env, { by: whoAsks(c), incident, upload: saved, reading: asking, keepsFailed: true })
  await waitForImport(c.env, state, PATIENCE)
  const to = state.state === 'under_way' ? `imports/${saved.id}` : `rosters/${rosterOf(state).roster}`
  return c.redirect(`/incidents/${incident}/${to}`, 303)
}
