import { type Context, Hono } from 'hono'
import { signAssessment, withdrawSignature, writeAssessment } from '../../../actions/decision/assessment.ts'
import { recordAuthorization } from '../../../actions/decision/authorization.ts'
import { claimException, withdrawException } from '../../../actions/decision/exception.ts'
import { recordHarmFinding, withdrawHarmFinding } from '../../../actions/decision/harm-finding.ts'
import {
  assessmentSchema,
  authorizationSchema,
  exceptionSchema,
  harmFindingSchema,
  takingBackSchema,
} from '../../api/decision/assessment-schema.ts'
import type { Env } from '../../shell/env.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'
import { recordedOn } from '../frame/recorded-form.ts'
import { decisionFacts } from './decision-facts.ts'
import type { Typed } from './decision-forms.ts'

const OF = '/incidents/:id'

const recorded = recordedOn('/assessment', show)

/** Breach or not: authorization, exceptions, the four factors, the finding and its second signature. */
export const assessment = new Hono<Env>()
  .get(`${OF}/assessment`, allow('read_people'), (c) => show(c, {}))
  .post(
    `${OF}/assessment`,
    allow('decide'),
    recorded(({ c, id, basis, values }) => writeAssessment(c.env, id, basis, check(assessmentSchema, values))),
  )
  .post(
    `${OF}/assessment/signature`,
    allow('decide'),
    recorded(({ c, id, basis }) => signAssessment(c.env, id, basis)),
  )
  .post(
    `${OF}/assessment/signature/withdrawal`,
    allow('decide'),
    recorded(({ c, id, basis, values }) => withdrawSignature(c.env, id, basis, why(values))),
  )
  .post(
    `${OF}/exception`,
    allow('decide'),
    recorded(({ c, id, basis, values }) => claimException(c.env, id, basis, check(exceptionSchema, values))),
  )
  .post(
    `${OF}/exception/withdrawal`,
    allow('decide'),
    recorded(({ c, id, basis, values }) => withdrawException(c.env, id, basis, why(values))),
  )
  .post(
    `${OF}/authorization`,
    allow('decide'),
    recorded(({ c, id, basis, values }) => recordAuthorization(c.env, id, basis, check(authorizationSchema, values))),
  )
  .post(
    `${OF}/harm-finding`,
    allow('decide'),
    recorded(({ c, id, basis, values }) =>
      recordHarmFinding(c.env, id, basis, check(harmFindingSchema, values).reason),
    ),
  )
  .post(
    `${OF}/harm-finding/withdrawal`,
    allow('decide'),
    recorded(({ c, id, basis, values }) => withdrawHarmFinding(c.env, id, basis, why(values))),
  )

function why(values: Values): string {
  return check(takingBackSchema, values).reason
}

async function show(c: Context<Env>, typed: Typed, problem?: Problem) {
  const opened = await incidentOf(c)
  const facts = await decisionFacts(opened, whoAsks(c), typed)
  return await incidentPage(c, opened, { name: 'decision/assessment', tab: 'assessment', facts, problem })
}
