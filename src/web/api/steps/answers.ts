import { OpenAPIHono, z } from '@hono/zod-openapi'
import { answerStep } from '../../../actions/steps/answers.ts'
import { theStep } from '../../../actions/steps/one-step.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { body, call } from '../frame/call.ts'
import { stepId } from '../frame/params.ts'
import { changeHeaders } from '../frame/version.ts'
import { named, UPDATED, updated } from './changed-step.ts'

/** What is typed for the facts that a step asks. */
export const answersSchema = z
  .strictObject({
    row: z
      .string()
      .max(20)
      .nullable()
      .optional()
      .openapi({ description: 'Which row of the list, where the step has one. Null or left out: a new row.' }),
    answers: z
      .record(z.string().max(40), z.string({ error: 'Enter text.' }).nullable(), {
        error: 'Enter the facts by their names.',
      })
      .openapi({ description: 'By the names of `asks`. Null takes back what was entered.' }),
    answersVersion: z.int().optional().openapi({
      description:
        'The `answersVersion` of the step, or the `version` of its row, that you read. If something else was entered there since, nothing is saved and the answer is 409.',
    }),
  })
  .openapi('StepAnswers', { example: { answers: { exposureUrl: 'https://social.example/p/1', platform: 'Social' } } })

const answer = call('report', 'Steps', {
  method: 'put',
  path: '/incidents/{id}/steps/{step}/answers',
  operationId: 'answerStep',
  summary: 'Enter what a step asks',
  description:
    'Sealed, by addition: what was entered before stays on record. Rows of a list are shared with the other steps that have it. Once each place of a list is found gone, the step that waits for that is done; with another place that is not gone it is open again. 409 where somebody entered something else since the `answersVersion` you send, and where two people enter the same list at once.',
  request: { params: stepId, headers: changeHeaders, body: body(answersSchema) },
  responses: UPDATED,
})

/** The facts that steps ask for. */
export const stepFacts = () =>
  new OpenAPIHono<Env>().openapi(answer, async (c) => {
    const name = named(c.req.valid('param'), c.req.valid('header'))
    await answerStep(c.env, whoAsks(c), name, c.req.valid('json'))
    return updated(c, await theStep(c.env, name))
  })
