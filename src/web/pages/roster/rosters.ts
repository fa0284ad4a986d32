import { type Context, Hono } from 'hono'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { theCheck } from '../../../actions/roster/check-upload.ts'
import { detectLayout } from '../../../actions/roster/detect-layout.ts'
import { forgetLayout } from '../../../actions/roster/saved-layouts.ts'
import { layoutOfUpload } from '../../../actions/roster/upload-roster.ts'
import { EMPTY_FILE, forgetUpload, readUpload, saveUpload, theUpload } from '../../../actions/roster/uploads.ts'
import { Refused } from '../../../errors.ts'
import { Unreadable } from '../../../people/reading/file/unreadable.ts'
import { upTo } from '../../shell/body-limit.ts'
import type { Env } from '../../shell/env.ts'
import { bodyOf, readForm } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { problemOf } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { refuseBrokenName } from '../../shell/whole-text.ts'
import { incidentOf } from '../frame/incident-page.ts'
import { showPeople } from '../people/people.ts'
import { showColumns } from './columns.ts'
import { lineIn, readingIn, valuesOf } from './columns-form.ts'
import { importAnswer } from './import-answer.ts'

/** The largest roster file, in bytes. */
const ROSTER_LIMIT = 500_000_000

/** Importing a roster: upload the file, see how it is read, correct that, import. */
export const rosters = new Hono<Env>()
  .post('/incidents/:id/uploads', allow('decide'), upTo(ROSTER_LIMIT), upload)
  .get('/incidents/:id/uploads/:upload', allow('decide'), showUpload)
  .post('/incidents/:id/uploads/:upload/withdrawal', allow('decide'), async (c) => {
    const { id, upload } = c.req.param()
    await theUpload(await openIncident(c.env, id), upload)
    await forgetUpload(c.env, upload)
    return c.redirect(`/incidents/${id}/people`, 303)
  })
  .post('/incidents/:id/uploads/:upload/start-over', allow('decide'), async (c) => {
    const { id, upload } = c.req.param()
    const reading = { map: [], header: lineIn(await readForm(c)) }
    const { settled } = await layoutOfUpload(await openIncident(c.env, id), upload, reading)
    if (settled) await forgetLayout(c.env, whoAsks(c), id, settled)
    return c.redirect(`/incidents/${id}/uploads/${upload}?as=guessed`, 303)
  })
  .post('/incidents/:id/uploads/:upload/import', allow('decide'), (c) =>
    answerForm(c, {
      act: async (values) => await importAnswer(c, readingIn(values)),
      again: (values, problem) => showColumns(c, values, problem),
    }),
  )

// Somebody who checked the rows comes back to the columns as they were chosen.
async function showUpload(c: Context<Env>) {
  const isFresh = Object.keys(c.req.query()).length === 0
  const check = isFresh ? await theCheck(await incidentOf(c), c.req.param('upload') ?? '') : undefined
  return await showColumns(c, check ? valuesOf(check.reading) : {})
}

async function upload(c: Context<Env>): Promise<Response> {
  const opened = await incidentOf(c)
  const { id } = opened
  let pasted = ''
  try {
    const { file, cells } = await bodyOf(c)
    if (typeof cells === 'string') pasted = cells
    const sent = sentFile(file, pasted)
    refuseBrokenName(sent)
    const saved = await saveUpload(opened, sent.name, sent.stream())
    await readOrForget(c, id, saved.id)
    return c.redirect(`/incidents/${id}/uploads/${saved.id}`, 303)
  } catch (error) {
    const problem = problemOf(error)
    if (problem.status !== 422) throw error
    return await showPeople(c, { problem, pasted })
  }
}

function sentFile(file: unknown, pasted: string): File {
  if (file instanceof File && file.size > 0) return file
  if (pasted.trim() !== '') return new File([pasted], 'pasted cells')
  if (file instanceof File && file.name !== '') throw new Refused(EMPTY_FILE)
  throw new Refused('Choose a roster file, or paste its cells.')
}

// A file that cannot be read as people is deleted at once, unless only its header is missing: a person can say so.
async function readOrForget(c: Context<Env>, incident: string, id: string) {
  try {
    await detectLayout(readUpload(await openIncident(c.env, incident), id), { map: [] }, { reads: c.env.reads })
  } catch (error) {
    if (error instanceof Unreadable && error.lacks === 'header') return
    await forgetUpload(c.env, id)
    throw error
  }
}
