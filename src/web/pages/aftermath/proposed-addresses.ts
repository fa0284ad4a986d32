import { type Context, Hono } from 'hono'
import { confirmAddress, refuseAddress } from '../../../actions/aftermath/proposed-address.ts'
import { Missing } from '../../../errors.ts'
import { refusalSchema } from '../../api/aftermath/proposed-addresses-schema.ts'
import type { Env } from '../../shell/env.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { incidentOf } from '../frame/incident-page.ts'
import { showUndeliverable } from './undeliverable.ts'

const PATH = '/incidents/:id/people/:person/proposed-addresses/:number'

/** What an officer decides of the addresses that staff proposed. */
export const proposedAddresses = new Hono<Env>()
  .post(`${PATH}/confirmation`, allow('decide'), (c) =>
    answerForm(c, { act: () => confirm(c), again: (_, problem) => again(c, {}, problem) }),
  )
  .post(`${PATH}/refusal`, allow('decide'), (c) =>
    answerForm(c, { act: (values) => refuse(c, values), again: (values, problem) => again(c, values, problem) }),
  )

async function confirm(c: Context<Env>): Promise<Response> {
  const which = await askedFor(c)
  await confirmAddress(c.env, whoAsks(c), which)
  return c.redirect(`/incidents/${which.incident}/unreached`, 303)
}

async function refuse(c: Context<Env>, values: Values): Promise<Response> {
  const { reason } = check(refusalSchema, values)
  const which = await askedFor(c)
  await refuseAddress(c.env, whoAsks(c), which, reason)
  return c.redirect(`/incidents/${which.incident}/unreached`, 303)
}

async function askedFor(c: Context<Env>) {
  const { id } = await incidentOf(c)
  const { person = '', number = '' } = c.req.param()
  if (!/^\d{1,6}$/.test(number)) throw new Missing('There is no such proposed address.')
  return { incident: id, person, number: Number(number) }
}

async function again(c: Context<Env>, values: Values, problem: Problem) {
  const { person, number } = c.req.param()
  return await showUndeliverable(c, { at: `${person}/${number}`, values, problem })
}
