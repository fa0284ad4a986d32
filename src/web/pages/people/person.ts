import { type Context, Hono } from 'hono'
import { correctAddress } from '../../../actions/people/corrected-address.ts'
import { decideLife } from '../../../actions/people/decide-life.ts'
import { decideOwnCare } from '../../../actions/people/decide-own-care.ts'
import { decideRepresentative } from '../../../actions/people/decide-representative.ts'
import { excludePerson, includePerson } from '../../../actions/people/exclusions.ts'
import { decidePatient } from '../../../actions/people/patients.ts'
import { thePerson } from '../../../actions/people/people.ts'
import { Conflict, Refused } from '../../../errors.ts'
import { lifeSchema, ownCareSchema } from '../../api/people/correction-schema.ts'
import { inclusionSchema, newExclusionSchema } from '../../api/people/exclusion-schema.ts'
import type { Env } from '../../shell/env.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { incidentOf, incidentPage, versionIn } from '../frame/incident-page.ts'
import { representativeIn } from './people-decisions.ts'
import { personFacts } from './person-facts.ts'

/** One affected person: what is known, what matters for the letter, and whether they are excluded. */
export const person = new Hono<Env>()
  .get('/incidents/:id/people/:person', allow('read_people'), (c) => showPerson(c))
  .post('/incidents/:id/people/:person/leaving-out', allow('decide'), (c) =>
    answerForm(c, { act: (values) => exclude(c, values), again: (values, problem) => showPerson(c, values, problem) }),
  )
  .post('/incidents/:id/people/:person/leaving-out/withdrawal', allow('decide'), (c) =>
    answerForm(c, { act: (values) => include(c, values), again: (values, problem) => showPerson(c, values, problem) }),
  )
  .post('/incidents/:id/people/:person/patient', allow('decide'), (c) =>
    answerForm(c, { act: (values) => decideWhether(c, values), again: (_, problem) => showPerson(c, {}, problem) }),
  )
  .post('/incidents/:id/people/:person/life', allow('decide'), (c) =>
    answerForm(c, {
      act: (values) => decideLives(c, values),
      again: (values, problem) => showPerson(c, values, problem),
    }),
  )
  .post('/incidents/:id/people/:person/representative', allow('decide'), (c) =>
    answerForm(c, {
      act: (values) => decideRepresents(c, values),
      again: (values, problem) => showPerson(c, values, problem),
    }),
  )
  .post('/incidents/:id/people/:person/own-care', allow('decide'), (c) =>
    answerForm(c, {
      act: (values) => decideAlone(c, values),
      again: (values, problem) => showPerson(c, values, problem),
    }),
  )
  .post('/incidents/:id/people/:person/address/choice', allow('decide'), (c) =>
    answerForm(c, { act: (values) => choose(c, values), again: (_, problem) => showPerson(c, {}, problem) }),
  )

async function exclude(c: Context<Env>, { version = '', ...values }: Values): Promise<Response> {
  const basis = { by: whoAsks(c), version: versionIn({ version }) }
  if (values.kind === '') throw new Refused('Choose a reason.', [{ path: 'kind', message: 'Choose a reason.' }])
  await excludePerson(await incidentOf(c), c.req.param('person') ?? '', basis, check(newExclusionSchema, values))
  return c.redirect(pathOf(c), 303)
}

async function include(c: Context<Env>, { version = '', ...values }: Values): Promise<Response> {
  const basis = { by: whoAsks(c), version: versionIn({ version }) }
  const { reason } = check(inclusionSchema, values)
  await includePerson(await incidentOf(c), c.req.param('person') ?? '', basis, reason)
  return c.redirect(pathOf(c), 303)
}

async function decideWhether(c: Context<Env>, { version = '', back, patient }: Values): Promise<Response> {
  const basis = { by: whoAsks(c), version: versionIn({ version }) }
  const person = c.req.param('person') ?? ''
  if (patient !== 'true' && patient !== 'false') throw new Refused('Choose “A patient” or “Not a patient”.')
  await decidePatient(await incidentOf(c), person, basis, { isPatient: patient === 'true' })
  return c.redirect(back === 'list' ? listOf(c) : pathOf(c), 303)
}

async function decideLives(c: Context<Env>, { version = '', lives, reason = '', diedOn }: Values): Promise<Response> {
  const basis = { by: whoAsks(c), version: versionIn({ version }) }
  if (lives !== 'true' && lives !== 'false') throw new Refused('Choose “Lives” or “Died”.')
  const said = check(lifeSchema.omit({ lives: true }), { reason, ...(diedOn && { diedOn }) })
  await decideLife(await incidentOf(c), c.req.param('person') ?? '', basis, { ...said, lives: lives === 'true' })
  return c.redirect(pathOf(c), 303)
}

async function decideRepresents(c: Context<Env>, { version = '', legal, reason = '' }: Values): Promise<Response> {
  const basis = { by: whoAsks(c), version: versionIn({ version }) }
  await decideRepresentative(
    await incidentOf(c),
    c.req.param('person') ?? '',
    basis,
    representativeIn({ legal, reason }),
  )
  return c.redirect(pathOf(c), 303)
}

async function decideAlone(c: Context<Env>, { version = '', consented, ...values }: Values): Promise<Response> {
  const basis = { by: whoAsks(c), version: versionIn({ version }) }
  const isAlone = consented === 'true'
  const said = check(ownCareSchema.omit({ consented: true }), isAlone ? values : { reason: values.reason ?? '' })
  await decideOwnCare(await incidentOf(c), c.req.param('person') ?? '', basis, { ...said, consented: isAlone })
  return c.redirect(pathOf(c), 303)
}

async function choose(c: Context<Env>, { address }: Values): Promise<Response> {
  const { id: incident } = await incidentOf(c)
  const { id: person, person: known } = await thePerson(await incidentOf(c), c.req.param('person') ?? '')
  if (known.otherAddress === undefined) throw new Conflict('There is only one address now. Review it.')
  const chosen = address === 'other' ? known.otherAddress : known.address
  await correctAddress(c.env, whoAsks(c), { incident, person }, chosen)
  return c.redirect(pathOf(c), 303)
}

async function showPerson(c: Context<Env>, values: Values = {}, problem?: Problem) {
  const opened = await incidentOf(c)
  const facts = await personFacts(opened, c.req.param('person') ?? '', values, problem)
  return await incidentPage(c, opened, { name: 'people/person', tab: 'people', facts, problem })
}

function listOf(c: Context<Env>): string {
  return `/incidents/${c.req.param('id')}/people?flag=perhaps_no_patient#list`
}

function pathOf(c: Context<Env>): string {
  return `/incidents/${c.req.param('id')}/people/${c.req.param('person')}`
}
