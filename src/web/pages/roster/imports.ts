import { type Context, Hono } from 'hono'
import { type ImportState, stopImport, theImportUnderWay } from '../../../actions/roster/imports-under-way.ts'
import type { Env } from '../../shell/env.ts'
import { problemOf } from '../../shell/problem.ts'
import { allow } from '../../shell/who.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'

/** The progress of an import, and stopping it. */
export const imports = new Hono<Env>()
  .get('/incidents/:id/imports/:import', allow('decide'), showImport)
  .post('/incidents/:id/imports/:import/stop', allow('decide'), async (c) => {
    const opened = await incidentOf(c)
    const { incident, id } = await stopImport(c.env, opened.id, c.req.param('import'))
    return c.redirect(`/incidents/${incident}/imports/${id}`, 303)
  })

async function showImport(c: Context<Env>) {
  const opened = await incidentOf(c)
  const { incident } = opened
  const running = theImportUnderWay(c.env, incident.id, c.req.param('import') ?? '')
  if (running.brought) return c.redirect(`/incidents/${incident.id}/rosters/${running.brought.roster}`, 303)
  const underWay = running.state === 'under_way'
  const facts = {
    running: { id: running.id, fileName: running.fileName, state: running.state, ...farness(running) },
    failure: running.state === 'failed' ? problemOf(running.error).detail : null,
    refresh: underWay ? SECONDS : null,
  }
  return await incidentPage(c, opened, { name: 'roster/import', tab: 'people', facts })
}

const SECONDS = 2

// The progress in words, and as the bar's value if the total is known.
function farness({ progress }: ImportState) {
  if (!progress) return { words: 'Starting.', done: null, of: null }
  const { phase, done, of } = progress
  return { words: WORDS[phase], done, of }
}

const WORDS = {
  reading: 'Reading the rows.',
  joining: 'Matching people.',
  keeping: 'Sealing each person’s record.',
} as const
