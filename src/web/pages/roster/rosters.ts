import { type Context, Hono } from 'hono'
import { type OpenIncident, openIncident } from '../../../actions/incident/open-incident.ts'
import { theCheck } from '../../../actions/roster/check-upload.ts'
import { detectLayout } from '../../../actions/roster/detect-layout.ts'
import { forgetLayout } from '../../../actions/roster/saved-layouts.ts'
import { layoutOfUpload } from '../../../actions/roster/upload-roster.ts'
import {
  EMPTY_FILE,
  forgetUpload,
  readUpload,
  saveUpload,
  theUpload,
  type Upload,
} from '../../../actions/roster/uploads.ts'
import { Refused } from '../../../errors.ts'
import { Unreadable } from '../../../people/reading/file/refusals.ts'
import { declaredUpTo } from '../../shell/body-limit.ts'
import type { Env } from '../../shell/env.ts'
import { readForm } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { isMultipart, partsIn, textOf } from '../../shell/multipart.ts'
import { counted, type SentPart } from '../../shell/multipart-parts.ts'
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
const TOO_LARGE = 'The roster is larger than 500 MB. Split it and import the parts one by one.'
const PASTED_LIMIT = 20_000_000
const TOO_LONG_PASTED = 'The pasted cells take more than 20 MB. Save them as a CSV file and import that.'

/** Importing a roster: upload the file, see how it is read, correct that, import. */
export const rosters = new Hono<Env>()
  .post('/incidents/:id/uploads', allow('decide'), declaredUpTo(ROSTER_LIMIT), upload)
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
  const sent: Sent = { pasted: '', isEmpty: false }
  try {
    await takeParts(c, opened, sent)
    const saved = sent.saved ?? (await savePasted(opened, sent))
    await readOrForget(c, id, saved.id)
    return c.redirect(`/incidents/${id}/uploads/${saved.id}`, 303)
  } catch (error) {
    const problem = problemOf(error)
    if (problem.status !== 422) throw error
    return await showPeople(c, { problem, pasted: sent.pasted })
  }
}

type Sent = { pasted: string; isEmpty: boolean; saved?: Upload }

// A file is saved while it arrives. What comes after it may still be broken: then nothing of it stays.
async function takeParts(c: Context<Env>, opened: OpenIncident, sent: Sent): Promise<void> {
  if (!isMultipart(c)) {
    sent.pasted = (await readForm(c)).cells ?? ''
    return
  }
  try {
    for await (const part of await partsIn(c)) {
      if (part.name === 'cells') sent.pasted = await textOf(part, PASTED_LIMIT, TOO_LONG_PASTED)
      else if (part.name === 'file' && part.fileName && !sent.saved) await saveSent(opened, part, part.fileName, sent)
    }
  } catch (error) {
    if (sent.saved) await forgetUpload(c.env, sent.saved.id)
    throw error
  }
}

async function saveSent(opened: OpenIncident, { bytes }: SentPart, name: string, sent: Sent): Promise<void> {
  refuseBrokenName({ name })
  const first = await bytes.next()
  sent.isEmpty = first.done === true
  if (!first.done)
    sent.saved = await saveUpload(opened, name, counted(from(first.value, bytes), ROSTER_LIMIT, TOO_LARGE))
}

async function* from(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first
  yield* rest
}

async function savePasted(opened: OpenIncident, { pasted, isEmpty }: Sent): Promise<Upload> {
  if (pasted.trim() !== '') return await saveUpload(opened, 'pasted cells', new Blob([pasted]).stream())
  throw new Refused(isEmpty ? EMPTY_FILE : 'Choose a roster file, or paste its cells.')
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
