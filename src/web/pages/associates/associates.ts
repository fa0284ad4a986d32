import { type Context, Hono } from 'hono'
import { addAssociate, changeAssociate, theAssociate } from '../../../actions/associates/associates.ts'
import { todayOf } from '../../../actions/book/today.ts'
import { agreementOn, type BusinessAssociate } from '../../../breach/incident/business-associate.ts'
import { listAssociates } from '../../../storage/practice/associates.ts'
import { associateFactsSchema } from '../../api/associates/associate-schema.ts'
import type { Env } from '../../shell/env.ts'
import { fields } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { versionIn } from '../frame/incident-page.ts'
import { AGREEMENTS, ASSOCIATE_FIELDS, associateValues } from './associate-fields.ts'

/** The register of business associates. */
export const associates = new Hono<Env>()
  .get('/associates', allow('read_people'), showList)
  .get('/associates/new', allow('decide'), (c) => showForm(c, null, {}))
  .post('/associates', allow('decide'), (c) =>
    answerForm(c, { act: (values) => add(c, values), again: (values, problem) => showForm(c, null, values, problem) }),
  )
  .get('/associates/:associate', allow('decide'), async (c) => {
    const entry = await theAssociate(c.env, c.req.param('associate'))
    return showForm(c, entry, associateValues(entry))
  })
  .post('/associates/:associate', allow('decide'), async (c) => {
    const entry = await theAssociate(c.env, c.req.param('associate'))
    return answerForm(c, {
      act: (values) => change(c, entry.id, values),
      again: (values, problem) => showForm(c, entry, values, problem),
    })
  })

async function showList(c: Context<Env>) {
  const [all, today] = await Promise.all([listAssociates(c.env.db, c.env.vault), todayOf(c.env)])
  const entries = all.map((entry) => ({ ...entry, ...AGREEMENTS[agreementOn(entry, today)] }))
  const lacking = entries.filter(({ isLacking }) => isLacking).length
  return page(c, 'associates/associates', { title: 'Business associates', section: 'associates', entries, lacking })
}

async function add(c: Context<Env>, { version: _, ...values }: Values): Promise<Response> {
  await addAssociate(c.env, whoAsks(c), check(associateFactsSchema, values))
  return c.redirect('/associates', 303)
}

async function change(c: Context<Env>, id: string, { version = '', ...values }: Values): Promise<Response> {
  const basis = { by: whoAsks(c), version: versionIn({ version }) }
  await changeAssociate(c.env, id, basis, check(associateFactsSchema, values))
  return c.redirect('/associates', 303)
}

function showForm(c: Context<Env>, entry: BusinessAssociate | null, values: Values, problem?: Problem) {
  const facts = {
    title: entry ? entry.name : 'A business associate',
    section: 'associates',
    action: entry ? `/associates/${entry.id}` : '/associates',
    version: values.version ?? (entry ? String(entry.version) : ''),
    fields: fields(ASSOCIATE_FIELDS, values, problem?.errors),
    problem: problem ?? null,
  }
  return page(c, 'associates/associate', facts, problem?.status)
}
