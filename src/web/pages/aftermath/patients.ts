import { type Context, Hono } from 'hono'
import { accountingPage, accountingPdf } from '../../../actions/aftermath/accounting.ts'
import { disclosuresTo } from '../../../actions/aftermath/disclosures.ts'
import { type Found, findEarlierBreaches, findInIncidents } from '../../../actions/aftermath/earlier-breaches.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { accountingSchema, wantedPerson, wantedSchema } from '../../api/aftermath/patients-schema.ts'
import { pdf } from '../../shell/answers/pdf.ts'
import type { Env } from '../../shell/env.ts'
import { check, parse, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { noteSeen } from '../../shell/note-reading.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { chosenIn, disclosureRow, patientFields, wantedIn } from './patient-forms.ts'

/** One patient across all incidents: earlier breaches, and the accounting of disclosures. */
export const patients = new Hono<Env>()
  .get('/patients', allow('read_people'), (c) => showForm(c, {}))
  .post('/patients', allow('read_people'), (c) =>
    answerForm(c, { act: (values) => showFound(c, values), again: (values, problem) => showForm(c, values, problem) }),
  )
  .post('/patients/accounting', allow('read_people'), (c) =>
    answerForm(c, {
      act: async (values) => c.html(await accountingPage(c.env, whoAsks(c), chosen(values))),
      again: (values, problem) => showFound(c, values, problem),
    }),
  )
  .post('/patients/accounting/pdf', allow('read_people'), (c) =>
    answerForm(c, {
      act: async (values) => pdf('accounting-of-disclosures', await accountingPdf(c.env, whoAsks(c), chosen(values))),
      again: (values, problem) => showFound(c, values, problem),
    }),
  )

function chosen(values: Values) {
  return parse(accountingSchema, { disclosures: chosenIn(values) }).disclosures
}

function showForm(c: Context<Env>, values: Values, problem?: Problem) {
  return show(c, { values, problem, found: null, disclosures: [] })
}

async function showFound(c: Context<Env>, values: Values, problem?: Problem) {
  const found = await findFor(c, values)
  for (const { incident, id } of found.people) noteSeen(c, incident, [id])
  const disclosures = await disclosuresTo(c.env, found.people)
  const rows = disclosures.map((each) => disclosureRow(each, problem ? values : null))
  return await show(c, { values, problem, found, disclosures: rows })
}

async function findFor(c: Context<Env>, values: Values): Promise<Found> {
  const of = /^(\d{4}-\d+)\/([\w-]{1,64})$/.exec(takenIn(values))
  if (of) return await findEarlierBreaches(await openIncident(c.env, of[1] ?? ''), of[2] ?? '')
  return await findInIncidents(c.env, [wantedPerson(check(wantedSchema, wantedIn(values)))])
}

// A found person the officer says is the patient, or the person whose page the search came from.
function takenIn({ take, of = '' }: Values): string {
  return take || of
}

type Shown = { values: Values; problem: Problem | undefined; found: Found | null; disclosures: object[] }

function show(c: Context<Env>, { values, problem, found, disclosures }: Shown) {
  const facts = {
    title: 'Find a patient in all incidents',
    section: 'patients',
    fields: patientFields(values, problem?.errors),
    of: takenIn(values) || null,
    asked: Object.entries(wantedIn(values)).map(([name, value]) => ({ name, value })),
    searched: found !== null,
    others: found?.others ?? 0,
    incidents: new Set(found?.people.map(({ incident }) => incident)).size,
    disclosures,
    pdf: c.env.paper !== undefined,
    problem: problem ?? null,
  }
  return page(c, 'aftermath/patients', facts, problem?.status)
}
