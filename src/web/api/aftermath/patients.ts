import { OpenAPIHono, type RouteHandler, z } from '@hono/zod-openapi'
import { accountingPage, accountingPdf } from '../../../actions/aftermath/accounting.ts'
import { type Disclosure, disclosuresTo } from '../../../actions/aftermath/disclosures.ts'
import { type Found, findEarlierBreaches, findInIncidents } from '../../../actions/aftermath/earlier-breaches.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { fullName } from '../../../letters/envelope/addressee.ts'
import { pdf } from '../../shell/answers/pdf.ts'
import type { Env } from '../../shell/env.ts'
import { noteSeen } from '../../shell/note-reading.ts'
import { whoAsks } from '../../shell/who.ts'
import type { World } from '../../shell/world.ts'
import { answers, body, call, problem } from '../frame/call.ts'
import { type Asked, paged } from '../frame/paged.ts'
import { personId } from '../frame/params.ts'
import { listQuery, MOST } from '../shared/list-schema.ts'
import { accountingSchema, foundPatientSchema, wantedPerson, wantedSchema } from './patients-schema.ts'

const NOBODY = problem('No such incident, or no such person in it.')
const query = listQuery(/^[\w.-]{1,64}$/, MOST)
const FOUND = { 200: answers('The incidents in which the patient is, or may be, affected.', foundPatientSchema) }

const search = call('read_people', 'Patients', {
  method: 'post',
  path: '/patients/search',
  operationId: 'findPatient',
  summary: 'Search all incidents for one patient',
  description:
    'Looks for exact matches: full name and birth date, or SSN, record number, telephone number or e-mail address. Names also match in their usual short forms and in either order.',
  request: { query, body: body(wantedSchema) },
  responses: FOUND,
})

const earlier = call('read_people', 'Patients', {
  method: 'get',
  path: '/incidents/{id}/people/{person}/incidents',
  operationId: 'findEarlierBreaches',
  summary: 'List the incidents in which this person is, or may be, affected',
  request: { params: personId, query },
  responses: FOUND,
})

const html = call('read_people', 'Patients', {
  method: 'post',
  path: '/patients/accounting.html',
  operationId: 'makeAccounting',
  summary: 'Create an accounting of disclosures as HTML',
  description:
    'Covers the disclosures you list, all about one patient (45 CFR 164.528). It knows about incidents only. Recorded in the log.',
  request: { body: body(accountingSchema) },
  responses: {
    200: { description: 'The accounting.', content: { 'text/html': { schema: z.string() } } },
    404: NOBODY,
  },
})

const paper = call('read_people', 'Patients', {
  method: 'post',
  path: '/patients/accounting.pdf',
  operationId: 'makeAccountingAsPdf',
  summary: 'Create an accounting of disclosures as a tagged PDF',
  description: 'Recorded in the log.',
  request: { body: body(accountingSchema) },
  responses: {
    200: {
      description: 'The accounting.',
      content: { 'application/pdf': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    404: NOBODY,
  },
})

/** One patient across all incidents. */
export const patients = () =>
  new OpenAPIHono<Env>()
    .openapi(search, onSearch)
    .openapi(earlier, onEarlier)
    .openapi(html, async (c) => c.html(await accountingPage(c.env, whoAsks(c), c.req.valid('json').disclosures)))
    .openapi(paper, onPaper)

const onSearch: RouteHandler<typeof search, Env> = async (c) => {
  const found = await findInIncidents(c.env, [wantedPerson(c.req.valid('json'))])
  for (const { incident, id } of found.people) noteSeen(c, incident, [id])
  return c.json(await foundAnswer(c.env, found, c.req.valid('query')), 200)
}

const onEarlier: RouteHandler<typeof earlier, Env> = async (c) => {
  const { id, person } = c.req.valid('param')
  const found = await findEarlierBreaches(await openIncident(c.env, id), person)
  return c.json(await foundAnswer(c.env, found, c.req.valid('query')), 200)
}

const onPaper: RouteHandler<typeof paper, Env> = async (c) =>
  pdf('accounting-of-disclosures', await accountingPdf(c.env, whoAsks(c), c.req.valid('json').disclosures))

async function foundAnswer(world: World, { people, others }: Found, asked: Asked) {
  const disclosures = await disclosuresTo(world, people)
  const { items, next } = paged(disclosures, asked, ({ incident, person }) => `${incident.id}.${person.id}`)
  return { items: items.map(disclosureAnswer), next, others }
}

function disclosureAnswer(disclosure: Disclosure): z.output<typeof foundPatientSchema>['items'][number] {
  const { person, incident, breach, listing, recipient, what, purpose, letters } = disclosure
  const { listed, because, isReading } = listing
  const { verdict, reasons, through } = person
  const { occurredFrom, occurredTo, discoveredOn } = incident
  return {
    incident: incident.id,
    person: person.id,
    name: fullName(person.person),
    state: person.state,
    sameness: verdict === 'same' ? 'same' : 'doubtful',
    ...{ reasons, through, occurredFrom, occurredTo, discoveredOn, recipient, what, purpose },
    breach: breach.breach,
    listing: { listed, because, isReading },
    letters: letters.map(({ reference, channel, state, wentOn }) => ({ reference, channel, state, wentOn })),
  }
}
