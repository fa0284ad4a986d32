import { type Context, Hono } from 'hono'
import { importRoster } from '../../actions/import-roster.ts'
import { survey } from '../../actions/survey.ts'
import { forgetUpload, keepUpload, readUpload, theUpload } from '../../actions/uploads.ts'
import { Refused } from '../../errors.ts'
import type { Columns } from '../../people/columns.ts'
import type { DateOrder } from '../../people/date.ts'
import { FIELDS, type Field, isField } from '../../people/fields.ts'
import { upTo } from '../body-limit.ts'
import type { Env } from '../env.ts'
import { bodyOf, type Values } from '../form.ts'
import { answerForm } from '../form-answer.ts'
import { type Problem, problemOf } from '../problem.ts'
import { allow, whoAsks } from '../who.ts'
import { incidentOf, incidentPage } from './incident-page.ts'
import { showPeople } from './people.ts'

/** The most that a roster's file may hold, in bytes. */
const ROSTER_LIMIT = 500_000_000

/** Bringing a roster in: send the file, see how it is understood, correct that, import. */
export const rosters = new Hono<Env>()
  .post('/incidents/:id/uploads', allow('decide'), upTo(ROSTER_LIMIT), upload)
  .get('/incidents/:id/uploads/:upload', allow('decide'), (c) => showColumns(c, {}))
  .post('/incidents/:id/uploads/:upload/import', allow('decide'), (c) =>
    answerForm(c, { act: (values) => bring(c, values), again: (values, problem) => showColumns(c, values, problem) }),
  )

async function upload(c: Context<Env>): Promise<Response> {
  const { id } = await incidentOf(c)
  try {
    const { file } = await bodyOf(c)
    if (!(file instanceof File) || file.size === 0) throw new Refused('Choose the file that holds the roster.')
    const kept = await keepUpload(c.env, id, file.name, file.stream())
    await surveyOrForget(c, id, kept.id)
    return c.redirect(`/incidents/${id}/uploads/${kept.id}`, 303)
  } catch (error) {
    const problem = problemOf(error)
    if (problem.status !== 422) throw error
    return await showPeople(c, { problem })
  }
}

// A file that cannot be read as people is not kept a moment longer.
async function surveyOrForget(c: Context<Env>, incident: string, id: string) {
  try {
    await survey(readUpload(c.env, incident, id), { map: [] })
  } catch (error) {
    await forgetUpload(c.env, id)
    throw error
  }
}

async function bring(c: Context<Env>, values: Values): Promise<Response> {
  const { id } = await incidentOf(c)
  const reading = { map: [], columns: columnsIn(values), dateOrder: dateOrderIn(values) }
  const { roster } = await importRoster(c.env, whoAsks(c), id, c.req.param('upload') ?? '', reading)
  return c.redirect(`/incidents/${id}/rosters/${roster}`, 303)
}

async function showColumns(c: Context<Env>, values: Values, problem?: Problem) {
  const incident = await incidentOf(c)
  const kept = await theUpload(c.env, incident.id, c.req.param('upload') ?? '')
  const layout = await survey(readUpload(c.env, incident.id, kept.id), { map: [] })
  const columns = layout.proposal.map(({ place, name, field, samples }) => {
    const chosen = values[`column-${place}`] ?? field ?? ''
    return { place, name: name || `Column ${place + 1}`, samples, options: fieldOptions(chosen), used: chosen !== '' }
  })
  const { dateOrder, dateOrderOpen, encoding } = layout
  const facts = {
    upload: kept,
    columns,
    encoding,
    dateOrder: values.dateOrder || (dateOrderOpen ? '' : dateOrder),
    dateOrderOpen,
  }
  return await incidentPage(c, incident, { name: 'columns', tab: 'people', facts, problem })
}

function fieldOptions(chosen: string) {
  return [
    { code: '', label: 'Not used', chosen: chosen === '' },
    ...FIELDS.map((field) => ({ code: field, label: LABELS[field], chosen: field === chosen })),
  ]
}

function columnsIn(values: Values): Columns {
  const columns: { [field in Field]?: number[] } = {}
  for (const [name, field] of Object.entries(values)) {
    const place = /^column-(\d+)$/.exec(name)?.[1]
    if (place !== undefined && isField(field)) columns[field] = [...(columns[field] ?? []), Number(place)]
  }
  if (Object.keys(columns).length === 0)
    throw new Refused('Say of at least one column what it holds: a name or a record number.')
  return columns
}

function dateOrderIn({ dateOrder }: Values): DateOrder | undefined {
  if (dateOrder === '') throw new Refused('Say whether dates like 03/04/1980 begin with the month or with the day.')
  return dateOrder === 'day_first' || dateOrder === 'month_first' ? dateOrder : undefined
}

const LABELS: Record<Field, string> = {
  given_name: 'Given name',
  middle_name: 'Middle name',
  family_name: 'Family name',
  suffix: 'Suffix (Jr, III)',
  name: 'Whole name',
  birth_date: 'Birth date',
  death_date: 'Date of death',
  deceased: 'Deceased (yes/no)',
  sex: 'Sex',
  ssn: 'Social Security number',
  mrn: 'Record number (MRN)',
  phone: 'Telephone',
  email: 'E-mail',
  email_consent: 'Agreed to e-mail',
  address_line1: 'Street line',
  address_line2: 'Unit, suite',
  city: 'City',
  state: 'State',
  zip: 'ZIP code',
  country: 'Country',
  guardian_name: 'Parent or guardian',
  representative_name: 'Personal representative',
  language: 'Language',
  elements: 'Kinds of data involved',
}
