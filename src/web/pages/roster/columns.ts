import type { Context } from 'hono'
import { may } from '../../../access/roles.ts'
import { namesOf } from '../../../actions/book/names.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { detectLayout, type Reading } from '../../../actions/roster/detect-layout.ts'
import { earlierImport } from '../../../actions/roster/earlier-reading.ts'
import type { AppliedLayout } from '../../../actions/roster/kept-recipe.ts'
import { layoutOfUpload } from '../../../actions/roster/upload-roster.ts'
import { readUpload, theUpload } from '../../../actions/roster/uploads.ts'
import type { ColumnLayout } from '../../../people/reading/column-layout.ts'
import { Unreadable } from '../../../people/reading/file/refusals.ts'
import { gapCodesIn, gapsIn, misfitSentence, unusedColumns } from '../../../people/reading/layout-gaps.ts'
import type { Env } from '../../shell/env.ts'
import type { Values } from '../../shell/forms/form.ts'
import type { Problem } from '../../shell/problem.ts'
import { whoAsks } from '../../shell/who.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'
import { columnRows, dateOptions, lineOption, namesInWords, shownColumns, sinceThen, writtenAs } from './column-rows.ts'
import { columnsIn, lineIn, sheetIn } from './columns-form.ts'

/** How an upload is read, for a person to correct. */
export async function showColumns(c: Context<Env>, values: Values, problem?: Problem) {
  const opened = await incidentOf(c)
  const upload = await theUpload(opened, c.req.param('upload') ?? '')
  const chosen = { ...asked(c), ...values }
  const { layout, settled } = await layoutFor(c, upload.id, chosen)
  const facts = {
    upload,
    columns: columnRows(layout, values),
    notShown: layout.proposal.length - shownColumns(layout, values).length,
    lines: layout.firstLines.map((line) => ({ ...lineOption(line), chosen: line.line === layout.skip })),
    headless: layout.skip === 0,
    header: layout.skip === 0 ? '0' : chosen.header,
    sheets: layout.sheets.length > 1 ? layout.sheets : [],
    sheet: chosen.sheet,
    shown: layout.sheets.length > 1 ? layout.sheets.find(({ read }) => read)?.name : '',
    understood: layout.understood,
    earlier: (await earlierImport(opened, upload)) ?? null,
    replaces: values.replaces === 'true',
    gaps: gapsIn(layout),
    shifted: layout.misfit?.is === 'open' || layout.cut !== undefined,
    misfit: layout.misfit && layout.misfit.is !== 'open' ? misfitSentence(layout.misfit) : null,
    goOn: values.goOn === 'true' || wentOn(settled, layout, values),
    unused: namesInWords(unusedColumns(layout)),
    masked: !seesPeople(c),
    settled: settled && { ...sinceThen(layout, settled), by: (await namesOf(c.env))(settled.keptBy) },
    written: writtenAs(layout),
    dates: dateOptions(layout, values.dateOrder),
    datesOpen: layout.dateOrderOpen,
  }
  return await incidentPage(c, opened, { name: 'roster/columns', tab: 'people', facts, problem })
}

// The header line chosen on one sheet does not apply to another.
function asked(c: Context<Env>) {
  const { line = '', sheet = '', shown = '' } = c.req.query()
  return { sheet, header: sheet === shown ? line : '' }
}

// What was accepted the last time is accepted again, until somebody says otherwise.
function wentOn(settled: AppliedLayout | null, layout: ColumnLayout, values: Values): boolean {
  const gaps = gapCodesIn(layout)
  return Object.keys(values).length === 0 && gaps.length > 0 && gaps.every((gap) => settled?.goOn.includes(gap))
}

type Shown = { layout: ColumnLayout; settled: AppliedLayout | null }

// A person says that a file has no header. `as=guessed` shows guessed columns instead of the saved layout.
async function layoutFor(c: Context<Env>, upload: string, values: Values): Promise<Shown> {
  const incident = c.req.param('id') ?? ''
  const columns = columnsIn(values)
  const reading = {
    map: [],
    header: lineIn(values),
    sheet: sheetIn(values),
    ...(Object.keys(columns).length > 0 && { columns }),
  }
  const plain = seesPeople(c)
  const guessed = async (as: Reading): Promise<Shown> => ({
    layout: await detectLayout(readUpload(await openIncident(c.env, incident), upload), as, {
      plain,
      reads: c.env.reads,
    }),
    settled: null,
  })
  try {
    if (c.req.query('as') === 'guessed') return await guessed(reading)
    return await layoutOfUpload(await openIncident(c.env, incident), upload, reading, plain)
  } catch (error) {
    if (error instanceof Unreadable && error.lacks === 'header') return await guessed({ ...reading, header: 0 })
    throw error
  }
}

// True values stand on this page alone, and for those alone who may see people.
function seesPeople(c: Context<Env>): boolean {
  return may(whoAsks(c).role, 'read_people')
}
