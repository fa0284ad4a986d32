import { type Context, Hono } from 'hono'
import { askDestruction, withdrawDestruction } from '../../../actions/retention/ask-destruction.ts'
import { confirmDestruction } from '../../../actions/retention/confirm-destruction.ts'
import { placeHold, releaseHold } from '../../../actions/retention/preservation-holds.ts'
import {
  askedDestructionSchema,
  keepingReasonSchema,
  preservationHoldSchema,
  typedNumberSchema,
} from '../../api/retention/retention-schema.ts'
import type { Env } from '../../shell/env.ts'
import { check } from '../../shell/forms/form.ts'
import { signs } from '../../shell/forms/signing.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'
import { type Asked, recordedOn } from '../frame/recorded-form.ts'
import { retentionFacts, type Typed } from './retention-facts.ts'

const OF = '/incidents/:id'

const recorded = recordedOn('/retention', show)

/** How long one incident is kept, its preservation holds, and destroying its records. */
export const incidentRetention = new Hono<Env>()
  .get(`${OF}/retention`, allow('read_people'), (c) => show(c, {}))
  .post(
    `${OF}/preservation-holds`,
    allow('decide'),
    recorded(({ c, id, basis, values }) => placeHold(c.env, id, basis, check(preservationHoldSchema, values))),
  )
  .post(
    `${OF}/preservation-holds/:place/release`,
    allow('decide'),
    recorded(({ c, id, basis, values }) =>
      releaseHold(c.env, id, basis, Number(c.req.param('place')), check(keepingReasonSchema, values).reason),
    ),
  )
  .post(
    `${OF}/destruction`,
    allow('decide'),
    signs(({ which = '' }) => which),
    recorded(ask),
  )
  .post(
    `${OF}/destruction/withdrawal`,
    allow('decide'),
    recorded(({ c, id, basis, values }) =>
      withdrawDestruction(c.env, id, basis, check(keepingReasonSchema, values).reason),
    ),
  )
  .post(
    `${OF}/destruction/confirmation`,
    allow('decide'),
    signs('confirm'),
    recorded(({ c, id, basis, values }) =>
      confirmDestruction(c.env, id, basis, check(typedNumberSchema, values).number),
    ),
  )

function ask({ c, id, basis, values }: Asked) {
  const { person = null, ground = 'retention_ended', ...said } = check(askedDestructionSchema, values)
  return askDestruction(c.env, id, basis, { person, ground, ...said })
}

async function show(c: Context<Env>, typed: Typed, problem?: Problem) {
  const opened = await incidentOf(c)
  const facts = await retentionFacts(opened, whoAsks(c), typed, c.req.query('person'))
  return await incidentPage(c, opened, { name: 'retention/incident-retention', tab: 'overview', facts, problem })
}
