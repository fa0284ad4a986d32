import { type Context, Hono } from 'hono'
import { correctAddress } from '../../../actions/people/corrected-address.ts'
import { thePerson } from '../../../actions/people/people.ts'
import { fullName } from '../../../letters/envelope/addressee.ts'
import { newAddressSchema } from '../../api/shared/address-schema.ts'
import type { Env } from '../../shell/env.ts'
import { fields } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { addressFields } from '../frame/address-fields.ts'
import { addressInLines } from '../frame/address-lines.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'

const ADDRESS = addressFields('', true)
const PATH = '/incidents/:id/people/:person/address'

/** An address found after the import, for an affected person. */
export const correctedAddress = new Hono<Env>()
  .get(PATH, allow('decide'), (c) => show(c, { back: c.req.query('back') ?? '' }))
  .post(PATH, allow('decide'), (c) =>
    answerForm(c, { act: (values) => keep(c, values), again: (values, problem) => show(c, values, problem) }),
  )

async function keep(c: Context<Env>, { back, ...values }: Values): Promise<Response> {
  const { id } = await incidentOf(c)
  const person = c.req.param('person') ?? ''
  await correctAddress(c.env, whoAsks(c), { incident: id, person }, check(newAddressSchema, values))
  return c.redirect(`/incidents/${id}/${back === 'unreached' ? back : `people/${person}`}`, 303)
}

async function show(c: Context<Env>, { back = '', ...values }: Values, problem?: Problem) {
  const opened = await incidentOf(c)
  const { id, person } = await thePerson(opened, c.req.param('person') ?? '')
  const facts = {
    person: id,
    name: fullName(person) || '(no name)',
    known: addressInLines(person.address),
    isConfidential: person.confidential === true,
    fields: fields(ADDRESS, values, problem?.errors),
    back,
  }
  return await incidentPage(c, opened, { name: 'people/corrected-address', tab: 'people', facts, problem })
}
