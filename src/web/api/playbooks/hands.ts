import { OpenAPIHono } from '@hono/zod-openapi'
import type { z } from 'zod'
import { namesOf } from '../../../actions/book/names.ts'
import { handsOf } from '../../../actions/incident/hands.ts'
import { handsVersionOf, sayWhoIsWho } from '../../../actions/playbooks/who-is-who.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call } from '../frame/call.ts'
import { changeHeaders, etagOf, versionIn } from '../frame/version.ts'
import { handsAnswerSchema, handsSchema } from './hands-schema.ts'

const ANSWERS = { 200: answers('Who is who. The ETag is its version.', handsAnswerSchema) }

const read = call('read', 'Playbooks', {
  method: 'get',
  path: '/playbook-hands',
  operationId: 'readWhoIsWho',
  summary: 'Get who is IT, owner, clinician, staff and officer in the playbooks',
  responses: ANSWERS,
})

const save = call('decide', 'Playbooks', {
  method: 'put',
  path: '/playbook-hands',
  operationId: 'sayWhoIsWho',
  summary: 'Say who is who in the playbooks',
  description: 'All anew. Steps that come from now on fall to them; open ones only where `openSteps` says so.',
  request: { headers: changeHeaders, body: body(handsSchema) },
  responses: ANSWERS,
})

/** Who in this practice is who in a playbook. */
export const playbookHands = () =>
  new OpenAPIHono<Env>()
    .openapi(read, async (c) => c.json(await answerOf(c.env), 200, await tagOf(c.env)))
    .openapi(save, async (c) => {
      await sayWhoIsWho(c.env, whoAsks(c), { ...c.req.valid('json'), ...versionIn(c.req.valid('header')) })
      return c.json(await answerOf(c.env), 200, await tagOf(c.env))
    })

async function tagOf(world: Env['Bindings']) {
  return etagOf({ version: await handsVersionOf(world) })
}

async function answerOf(world: Env['Bindings']): Promise<z.output<typeof handsAnswerSchema>> {
  const [hands, nameOf] = await Promise.all([handsOf(world), namesOf(world)])
  const person = (id: string | null) => (id === null ? null : { id, name: nameOf(id) })
  const answers = Object.entries(hands).map(([hand, { owner, ownedBy, backup }]) => [
    hand,
    { owner, ownedBy: person(ownedBy), backup: person(backup) },
  ])
  return Object.fromEntries(answers)
}
