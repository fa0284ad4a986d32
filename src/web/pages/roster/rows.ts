import { type Context, Hono } from 'hono'
import { checkRows, theCheck, type UploadCheck } from '../../../actions/roster/check-upload.ts'
import { fixRows, ROWS_A_PAGE, rowsToFix } from '../../../actions/roster/fix-rows.ts'
import { importsUnderWay } from '../../../actions/roster/imports-under-way.ts'
import { theUpload } from '../../../actions/roster/uploads.ts'
import { Refused } from '../../../errors.ts'
import type { Env } from '../../shell/env.ts'
import type { Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow } from '../../shell/who.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'
import { showColumns } from './columns.ts'
import { readingIn } from './columns-form.ts'
import { importAnswer } from './import-answer.ts'
import { placesShown, rowShown, rowsTyped } from './row-form.ts'

/** Correcting the rows of a roster before it is imported. */
export const rows = new Hono<Env>()
  .post('/incidents/:id/uploads/:upload/check', allow('decide'), allow('read_people'), (c) =>
    answerForm(c, {
      async act(values) {
        const opened = await incidentOf(c)
        refuseUnderWay(c)
        await checkRows(c.env, opened, c.req.param('upload'), { ...readingIn(values), asksDates: true })
        return c.redirect(pathOf(c), 303)
      },
      again: (values, problem) => showColumns(c, values, problem),
    }),
  )
  .get('/incidents/:id/uploads/:upload/rows', allow('decide'), allow('read_people'), (c) => showRows(c, c.req.query()))
  .post('/incidents/:id/uploads/:upload/rows', allow('decide'), allow('read_people'), (c) =>
    answerForm(c, { act: (values) => save(c, values), again: (values, problem) => showRows(c, values, problem) }),
  )

async function save(c: Context<Env>, values: Values): Promise<Response> {
  const opened = await incidentOf(c)
  const upload = c.req.param('upload') ?? ''
  const check = await theCheck(opened, upload)
  if (!check) return c.redirect(pathOf(c), 303)
  refuseUnderWay(c)
  await fixRows(opened, upload, rowsTyped(values))
  if (values.after === 'import') return await importAnswer(c, check.reading)
  const { show, page } = placeIn(values)
  return c.redirect(`${pathOf(c)}?show=${show}&page=${page}`, 303)
}

async function showRows(c: Context<Env>, values: Values, problem?: Problem) {
  const opened = await incidentOf(c)
  const upload = await theUpload(opened, c.req.param('upload') ?? '')
  const check = await theCheck(opened, upload.id)
  const { show, page } = placeIn(values)
  const facts = { upload, show, check: check ?? null, ...(check && (await rowFacts(c, check, show, page))) }
  return await incidentPage(c, opened, { name: 'roster/rows', tab: 'people', facts, problem })
}

async function rowFacts(c: Context<Env>, check: UploadCheck, show: 'problems' | 'fixed', wanted: number) {
  const { layout } = check
  const found = await rowsToFix(await incidentOf(c), c.req.param('upload') ?? '', show, wanted)
  const places = placesShown(found.rows, layout)
  return {
    ...found,
    rows: found.rows.map((row) => rowShown(row, places, layout)),
    next: found.page < found.pages ? found.page + 1 : null,
    previous: found.page > 1 ? found.page - 1 : null,
    first: (found.page - 1) * ROWS_A_PAGE + 1,
    last: (found.page - 1) * ROWS_A_PAGE + found.rows.length,
    of: show === 'fixed' ? found.fixed : found.problems,
    other: found.problems + check.more,
  }
}

function placeIn({ show, page }: Values): { show: 'problems' | 'fixed'; page: number } {
  return { show: show === 'fixed' ? 'fixed' : 'problems', page: /^\d{1,5}$/.test(page ?? '') ? Number(page) : 1 }
}

// What is imported now is read on more than one thread: all of them read the same corrections.
function refuseUnderWay(c: Context<Env>): void {
  const { id = '', upload } = c.req.param() as { id?: string; upload?: string }
  if (importsUnderWay(c.env, id).some((state) => state.id === upload))
    throw new Refused('This list is being imported now. Wait until that is done, or stop it.')
}

function pathOf(c: Context<Env>): string {
  return `/incidents/${c.req.param('id')}/uploads/${c.req.param('upload')}/rows`
}
