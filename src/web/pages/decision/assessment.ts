import { type Context, Hono } from 'hono'
import { may } from '../../../access/roles.ts'
import { answerAssessment, signAssessment, withdrawSignature } from '../../../actions/decision/assessment.ts'
import { recordAuthorization } from '../../../actions/decision/authorization.ts'
import { claimException, withdrawException } from '../../../actions/decision/exception.ts'
import { recordHarmFinding, withdrawHarmFinding } from '../../../actions/decision/harm-finding.ts'
import {
  answeredSchema,
  authorizationSchema,
  exceptionSchema,
  harmFindingSchema,
  takingBackSchema,
} from '../../api/decision/assessment-schema.ts'
import type { Env } from '../../shell/env.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { signs } from '../../shell/forms/signing.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'
import { recordedOn } from '../frame/recorded-form.ts'
import type { Typed } from './decision-forms.ts'
import { questionFacts } from './question-facts.ts'
import { pathAfter, pathOf, questionNamed } from './questions.ts'
import { summaryFacts } from './summary-facts.ts'

const OF = '/incidents/:id'

const answered = recordedOn(({ which, go }) => (go === 'stop' ? '/assessment' : pathAfter(which)), show)
const recorded = recordedOn('/assessment', show)
const onAuthorization = recordedOn(pathOf('authorization'), show)
const onExceptions = recordedOn(pathOf('exceptions'), show)
const onHarm = recordedOn(pathOf('harm'), show)

/** Breach or not, one question a page: authorization, exceptions, the four factors, the finding; then the summary to sign. */
export const assessment = new Hono<Env>()
  .get(`${OF}/assessment`, allow('read_people'), (c) => show(c, {}))
  .post(
    `${OF}/assessment`,
    allow('decide'),
    signs(({ which = null }) => (which === 'finding' ? which : null)),
    answered(({ c, id, basis, values: { go: _, ...answers } }) =>
      answerAssessment(c.env, id, basis, check(answeredSchema, answers, null)),
    ),
  )
  .post(
    `${OF}/assessment/signature`,
    allow('decide'),
    signs('decision'),
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
    onExceptions(({ c, id, basis, values }) => claimException(c.env, id, basis, check(exceptionSchema, values))),
  )
  .post(
    `${OF}/exception/withdrawal`,
    allow('decide'),
    onExceptions(({ c, id, basis, values }) => withdrawException(c.env, id, basis, why(values))),
  )
  .post(
    `${OF}/authorization`,
    allow('decide'),
    onAuthorization(({ c, id, basis, values }) =>
      recordAuthorization(c.env, id, basis, check(authorizationSchema, values)),
    ),
  )
  .post(
    `${OF}/harm-finding`,
    allow('decide'),
    onHarm(({ c, id, basis, values }) => recordHarmFinding(c.env, id, basis, check(harmFindingSchema, values).reason)),
  )
  .post(
    `${OF}/harm-finding/withdrawal`,
    allow('decide'),
    onHarm(({ c, id, basis, values }) => withdrawHarmFinding(c.env, id, basis, why(values))),
  )

function why(values: Values): string {
  return check(takingBackSchema, values).reason
}

async function show(c: Context<Env>, sent: Typed, problem?: Problem) {
  const opened = await incidentOf(c)
  const who = whoAsks(c)
  const code = may(who.role, 'decide') ? questionNamed(sent.which ?? c.req.query('question')) : null
  const typed = { ...sent, isStale: problem?.status === 409 }
  const shown = code
    ? await questionFacts(opened, code, typed)
    : { name: 'decision/assessment', facts: await summaryFacts(opened, who) }
  return await incidentPage(c, opened, { ...shown, tab: 'assessment', problem })
}
