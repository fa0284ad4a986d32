import { type Context, Hono } from 'hono'
import { correctAddress } from '../../actions/corrected-address.ts'
import { dutiesOf } from '../../actions/duties.ts'
import { lettersToMailAgain, pageOfUnreached, type Unreached } from '../../actions/unreached.ts'
import { RETURN_REASONS, type ReturnReason } from '../../breach/return-reasons.ts'
import { fullName } from '../../letters/addressee.ts'
import type { Env } from '../env.ts'
import { type FieldSpec, fields } from '../fields.ts'
import { check, type Values } from '../form.ts'
import { answerForm } from '../form-answer.ts'
import type { Problem } from '../problem.ts'
import { newAddressSchema } from '../schemas/address.ts'
import { allow, whoAsks } from '../who.ts'
import { addressFields } from './address-fields.ts'
import { incidentOf } from './incident-page.ts'
import { reachPage } from './reach-page.ts'

const PAGE = 50
const ADDRESS: FieldSpec[] = addressFields('', true)

/** Whom no letter reaches, the addresses found since, and the letters to be mailed again. */
export const unreached = new Hono<Env>()
  .get('/incidents/:id/unreached', allow('read_people'), (c) => show(c, {}))
  .post('/incidents/:id/people/:person/address', allow('decide'), (c) =>
    answerForm(c, { act: (values) => correct(c, values), again: (values, problem) => show(c, values, problem) }),
  )

async function correct(c: Context<Env>, values: Values): Promise<Response> {
  const { id } = await incidentOf(c)
  const person = c.req.param('person') ?? ''
  await correctAddress(c.env, whoAsks(c), { incident: id, person }, check(newAddressSchema, values))
  return c.redirect(`/incidents/${id}/unreached`, 303)
}

async function show(c: Context<Env>, values: Values, problem?: Problem) {
  const incident = await incidentOf(c)
  const after = c.req.query('after')
  const [{ count, answer }, { items, next }, again] = await Promise.all([
    dutiesOf(c.env, incident),
    pageOfUnreached(c.env, incident.id, { after, limit: PAGE }),
    lettersToMailAgain(c.env, incident.id),
  ])
  const typedFor = c.req.param('person')
  const facts = {
    unreachable: count?.unreachable ?? 0,
    nextOfKin: count?.nextOfKinUnreachable ?? 0,
    substitute: answer.duties.find(({ id }) => id === 'hipaa.substitute') ?? null,
    people: items.map((each) => rowOf(each, typedFor === each.id ? { values, problem } : {})),
    next,
    later: after !== undefined,
    again: again.length,
  }
  return await reachPage(c, incident, { name: 'unreached', facts, problem })
}

function rowOf(each: Unreached, { values = {}, problem }: { values?: Values; problem?: Problem | undefined }) {
  return {
    id: each.id,
    name: fullName(each.person) || '(no name)',
    deceased: each.deceased,
    because: BECAUSE[each.because],
    why: each.reason ? (RETURN_REASONS[each.reason as ReturnReason] ?? null) : null,
    since: each.since,
    letter: each.letter,
    corrected: each.corrected,
    next: NEXT[each.next],
    fields: fields(ADDRESS, values, problem?.errors, `${each.id}-`),
    open: problem !== undefined,
  }
}

const BECAUSE = {
  returned: 'letter came back',
  bounced: 'e-mail bounced',
  no_address: 'no usable address',
} as const

const NEXT = {
  find_address: { label: 'Find an address', tone: 'near' },
  mail_again: { label: 'To be mailed again', tone: 'open' },
  in_the_mail: { label: 'A new letter is made: record when it is mailed', tone: 'open' },
} as const
