import type { Context } from 'hono'
import { namesOf } from '../../../actions/book/names.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { detectLayout, type Reading } from '../../../actions/roster/detect-layout.ts'
import { earlierImport } from '../../../actions/roster/earlier-reading.ts'
import { layoutOfUpload } from '../../../actions/roster/upload-roster.ts'
import { readUpload, theUpload } from '../../../actions/roster/uploads.ts'
import type { ColumnLayout } from '../../../people/reading/column-layout.ts'
import { FIELDS } from '../../../people/reading/fields.ts'
import { CODE_PAGES } from '../../../people/reading/file/code-pages.ts'
import { Unreadable } from '../../../people/reading/file/unreadable.ts'
import { gapsIn, unusedColumns } from '../../../people/reading/layout-gaps.ts'
import type { FirstLine } from '../../../people/reading/proposal.ts'
import type { StoredLayout } from '../../../storage/practice/saved-layouts.ts'
import type { Env } from '../../shell/env.ts'
import type { Values } from '../../shell/forms/form.ts'
import type { Problem } from '../../shell/problem.ts'
import { FIELD_LABELS } from '../frame/field-labels.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'
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
    goOn: values.goOn === 'true',
    unused: unusedColumns(layout).join(', '),
    settled: settled && { at: settled.keptAt, by: (await namesOf(c.env))(settled.keptBy) },
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

type Shown = { layout: ColumnLayout; settled: StoredLayout | null }

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
  const guessed = async (as: Reading): Promise<Shown> => ({
    layout: await detectLayout(readUpload(await openIncident(c.env, incident), upload), as),
    settled: null,
  })
  try {
    if (c.req.query('as') === 'guessed') return await guessed(reading)
    return await layoutOfUpload(await openIncident(c.env, incident), upload, reading)
  } catch (error) {
    if (error instanceof Unreadable && error.lacks === 'header') return await guessed({ ...reading, header: 0 })
    throw error
  }
}

function columnRows({ proposal }: ColumnLayout, values: Values) {
  return proposal.map(({ place, name, field, samples }) => {
    const chosen = values[`column-${place}`] ?? field ?? ''
    return { place, name: name || `Column ${place + 1}`, samples, options: fieldOptions(chosen), used: chosen !== '' }
  })
}

function fieldOptions(chosen: string) {
  return [
    { code: '', label: 'Not used', chosen: chosen === '' },
    ...FIELDS.map((field) => ({ code: field, label: FIELD_LABELS[field], chosen: field === chosen })),
  ]
}

function writtenAs({ sheets, separator, encoding }: ColumnLayout): string {
  if (sheets.length > 0) return `Excel workbook, sheet ${sheets.find(({ read }) => read)?.name}.`
  return `Text file with values separated by ${SEPARATORS[separator]}, in ${ENCODINGS[encoding]}.`
}

const LONGEST_LINE = 90

function lineOption({ line, cells }: FirstLine) {
  const text = cells.filter((cell) => cell !== '').join(' · ')
  return { line, text: text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text }
}

function dateOptions({ dateOrderOpen, dateOrder }: ColumnLayout, chosen: string | undefined) {
  const usual = dateOrder === 'day_first' ? 'day first' : 'month first'
  const first = dateOrderOpen
    ? { code: '', label: 'Choose…' }
    : { code: 'told', label: `As the file shows, otherwise ${usual}` }
  const options = [
    first,
    { code: 'month_first', label: 'month first: March 4' },
    { code: 'day_first', label: 'day first: 3 April' },
  ]
  return options.map((option) => ({ ...option, chosen: option.code === (chosen ?? first.code) }))
}

const SEPARATORS: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' }
const ENCODINGS = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16', ...CODE_PAGES } as const
