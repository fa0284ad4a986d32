import { OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import { lawSince } from '../../../actions/playbooks/law-of-today.ts'
import { playbooksOf, thePlaybook, theVersion, versionsOf } from '../../../actions/playbooks/playbook.ts'
import { putInForce } from '../../../actions/playbooks/put-in-force.ts'
import type { PlaybookVersion } from '../../../storage/steps/playbooks.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, call } from '../frame/call.ts'
import { paged } from '../frame/paged.ts'
import { changeHeaders, versionIn } from '../frame/version.ts'
import { listQuery, pageOf } from '../shared/list-schema.ts'
import { playbookLineSchema, playbookName, playbookSchema, playbookVersion } from './playbooks-schema.ts'

const list = call('read', 'Playbooks', {
  method: 'get',
  path: '/playbooks',
  operationId: 'listPlaybooks',
  summary: 'List the playbooks in force: what all incidents have in common, then one per kind',
  request: { query: listQuery(/^[a-z_]{1,60}$/, 50) },
  responses: { 200: answers('A page of playbooks.', pageOf(playbookLineSchema)) },
})

const read = call('read', 'Playbooks', {
  method: 'get',
  path: '/playbooks/{playbook}',
  operationId: 'readPlaybook',
  summary: 'Get the version of a playbook that is in force',
  request: { params: playbookName },
  responses: { 200: answers('The playbook.', playbookSchema) },
})

const older = call('read', 'Playbooks', {
  method: 'get',
  path: '/playbooks/{playbook}/versions/{version}',
  operationId: 'readPlaybookVersion',
  summary: 'Get any version of a playbook',
  request: { params: playbookVersion },
  responses: { 200: answers('The playbook.', playbookSchema) },
})

const put = call('decide', 'Playbooks', {
  method: 'post',
  path: '/playbooks/{playbook}/versions',
  operationId: 'putPlaybookInForce',
  summary: 'Put the next version of a playbook in force',
  description:
    'Incidents that are logged from now on begin with it. Those that run keep theirs until somebody takes it over. If-Match takes the ETag of the draft.',
  request: { params: playbookName, headers: changeHeaders },
  responses: { 201: answers('The playbook.', playbookSchema) },
})

/** What each kind of incident asks in this practice, in versions. */
export const playbooks = () =>
  new OpenAPIHono<Env>()
    .openapi(list, onList)
    .openapi(read, async (c) => {
      const playbook = thePlaybook(c.req.valid('param').playbook)
      const [newest] = await versionsOf(c.env, playbook)
      return c.json(await answerOf(c.env, await theVersion(c.env, playbook, newest?.version ?? 1)), 200)
    })
    .openapi(older, async (c) => {
      const { playbook, version } = c.req.valid('param')
      return c.json(await answerOf(c.env, await theVersion(c.env, thePlaybook(playbook), Number(version))), 200)
    })
    .openapi(put, async (c) => {
      const on = { playbook: thePlaybook(c.req.valid('param').playbook), ...changeIn(c.req.valid('header')) }
      return c.json(await answerOf(c.env, await putInForce(c.env, whoAsks(c), on)), 201)
    })

const onList: RouteHandler<typeof list, Env> = async (c) => {
  const lines = (await playbooksOf(c.env)).map(
    ({ inForce: { playbook, version, savedAt, savedBy, steps }, isDrafted }) => ({
      ...{ playbook, version, savedAt, savedBy, isDrafted },
      steps: steps.filter(({ off }) => !off).length,
      lawSince: idsOfLawSince({ playbook, steps }),
    }),
  )
  return c.json(
    paged(lines, c.req.valid('query'), ({ playbook }) => playbook),
    200,
  )
}

/** The change of a draft that If-Match names. */
export function changeIn(headers: Parameters<typeof versionIn>[0]): { change?: number } {
  const { version } = versionIn(headers)
  return version === undefined ? {} : { change: version }
}

async function answerOf(world: Env['Bindings'], { playbook, version, savedAt, savedBy, steps }: PlaybookVersion) {
  const versions = await versionsOf(world, playbook)
  return {
    ...{ playbook, version, savedAt, savedBy, steps: [...steps], lawSince: idsOfLawSince({ playbook, steps }) },
    versions: versions.map((each) => ({ version: each.version, savedAt: each.savedAt, savedBy: each.savedBy })),
  }
}

function idsOfLawSince(of: Parameters<typeof lawSince>[0]): string[] {
  const { added, changed } = lawSince(of)
  return [...added, ...changed.map(({ after }) => after)].map(({ id }) => id)
}
