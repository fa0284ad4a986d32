import { OpenAPIHono, type RouteHandler, type z } from '@hono/zod-openapi'
import { todayOf } from '../../../actions/book/today.ts'
import { lawsAtAGlance, theLaw } from '../../../actions/duties/law.ts'
import type { Jurisdiction, Law } from '../../../breach/law/law.ts'
import { FEDERAL_PROVISIONS } from '../../../breach/reading/federal.ts'
import { FEDERAL_DOUBTS, FEDERAL_REVIEWED, FEDERAL_SOURCES } from '../../../breach/reading/federal-sources.ts'
import type { Provision } from '../../../breach/reading/provision.ts'
import { provisionsOf } from '../../../breach/reading/state.ts'
import type { Env } from '../../shell/env.ts'
import { answers, call } from '../frame/call.ts'
import { paged } from '../frame/paged.ts'
import { jurisdictionCode } from '../frame/params.ts'
import { listQuery, pageOf } from '../shared/list-schema.ts'
import { federalLawSchema, glanceSchema, lawSchema } from './law-schema.ts'

const list = call('read', 'Law', {
  method: 'get',
  path: '/law',
  operationId: 'listLaws',
  summary: 'List the breach laws of all 56 jurisdictions at a glance',
  request: { query: listQuery(/^[A-Z]{2}$/, 200) },
  responses: { 200: answers('A page of laws by name, as in force today. Not legal advice.', pageOf(glanceSchema)) },
})

const federal = call('read', 'Law', {
  method: 'get',
  path: '/law/federal',
  operationId: 'readFederalLaw',
  summary: 'Get federal breach law, provision by provision',
  responses: { 200: answers('HIPAA, 42 CFR Part 2 and 16 CFR 318. Not legal advice.', federalLawSchema) },
})

const one = call('read', 'Law', {
  method: 'get',
  path: '/law/{code}',
  operationId: 'readLaw',
  summary: 'Get the breach law of one jurisdiction, provision by provision',
  request: { params: jurisdictionCode },
  responses: { 200: answers('Its versions, oldest first. Not legal advice.', lawSchema) },
})

/** The breach laws. */
export const law = () =>
  new OpenAPIHono<Env>()
    .openapi(list, onList)
    .openapi(federal, onFederal)
    .openapi(one, (c) => c.json(lawAnswer(theLaw(c.req.valid('param').code)), 200))

const onList: RouteHandler<typeof list, Env> = async (c) => {
  const { items, next } = paged(lawsAtAGlance(await todayOf(c.env)), c.req.valid('query'), ({ code }) => code)
  return c.json({ items: items.map(glanceAnswer), next }, 200)
}

const onFederal: RouteHandler<typeof federal, Env> = (c) =>
  c.json(
    {
      reviewed: FEDERAL_REVIEWED,
      provisions: FEDERAL_PROVISIONS.map(provisionAnswer),
      doubts: FEDERAL_DOUBTS,
      sources: FEDERAL_SOURCES.map(({ url, title }) => ({ url, title })),
    },
    200,
  )

function lawAnswer({ code, name, versions }: Jurisdiction): z.output<typeof lawSchema> {
  return { code, name, versions: versions.map(versionAnswer) }
}

function versionAnswer(version: Law): z.output<typeof lawSchema>['versions'][number] {
  const { from, statute, reviewed, confidence, doubts, sources } = version
  return {
    ...{ from, statute, reviewed, confidence, doubts },
    provisions: provisionsOf(version).map(provisionAnswer),
    sources: sources.map(({ url, title, dated, what }) => ({ url, title, dated, what })),
  }
}

function provisionAnswer({ id, about, text, citation, url }: Provision) {
  return { id, about, text, citation, url }
}

function glanceAnswer(glance: ReturnType<typeof lawsAtAGlance>[number]) {
  const { code, name, statute, individuals, regulators, isAsked, reviewed, confidence } = glance
  return { code, name, statute, individuals, regulators, isAsked, reviewed, confidence }
}
