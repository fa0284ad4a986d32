import { OpenAPIHono } from '@hono/zod-openapi'
import { theIncident } from '../../actions/incident.ts'
import { type KnownPerson, pageOfPeople } from '../../actions/people.ts'
import type { Residence } from '../../breach/states.ts'
import type { Env } from '../env.ts'
import { listQuery, pageOf } from '../schemas/list.ts'
import { incidentId } from '../schemas/params.ts'
import { personSchema } from '../schemas/people.ts'
import { answers, call } from './call.ts'

const list = call('read_people', 'People', {
  method: 'get',
  path: '/incidents/{id}/people',
  operationId: 'listPeople',
  summary: 'The affected individuals of an incident',
  request: { params: incidentId, query: listQuery(/^[\w-]{1,64}$/) },
  responses: { 200: answers('A page of individuals.', pageOf(personSchema)) },
})

/** The affected of an incident. */
export const people = () =>
  new OpenAPIHono<Env>().openapi(list, async (c) => {
    const incident = await theIncident(c.env, c.req.valid('param').id)
    const { items, next } = await pageOfPeople(c.env, incident.id, c.req.valid('query'))
    return c.json({ items: items.map(personAnswer), next }, 200)
  })

// A Social Security number is of no use in any answer: only the count needs it.
function personAnswer({ id, state, person: { ssn: _, ...person } }: KnownPerson) {
  return { id, state: state as Residence, ...person }
}
