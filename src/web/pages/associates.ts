import { type Context, Hono } from 'hono'
import { addAssociate, changeAssociate, theAssociate } from '../../actions/associates.ts'
import { todayOf } from '../../actions/today.ts'
import { agreementOn, type BusinessAssociate } from '../../breach/business-associate.ts'
import { listAssociates } from '../../storage/associates.ts'
import type { Env } from '../env.ts'
import { fields } from '../fields.ts'
import { check, type Values } from '../form.ts'
import { answerForm } from '../form-answer.ts'
import { page } from '../page.ts'
import type { Problem } from '../problem.ts'
import { associateFactsSchema } from '../schemas/associate.ts'
import { allow, whoAsks } from '../who.ts'
import { AGREEMENTS, ASSOCIATE_FIELDS, associateValues } from './associate-fields.ts'
import { versionIn } from './incident-page.ts'

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
  return page(c, 'associates', { title: 'Business associates', section: 'associates', entries, lacking })
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
    problem: problem?.detail ?? null,
  }
  return page(c, 'associate', facts, problem?.status)
}
