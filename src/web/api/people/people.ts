import { OpenAPIHono, type RouteHandler, type z } from '@hono/zod-openapi'
import { type OpenIncident, openIncident } from '../../../actions/incident/open-incident.ts'
import { excludedOf } from '../../../actions/people/exclusions.ts'
import { pageOfFiltered } from '../../../actions/people/flagged.ts'
import { flagsFor } from '../../../actions/people/flags.ts'
import { type AddressFindings, addressFindings } from '../../../actions/people/households.ts'
import { patientDoubtsOf } from '../../../actions/people/patients.ts'
import { type KnownPerson, pageOfPeople, thePerson } from '../../../actions/people/people.ts'
import type { Person } from '../../../people/values/person.ts'
import type { Env } from '../../shell/env.ts'
import { noteSeen } from '../../shell/note-reading.ts'
import type { World } from '../../shell/world.ts'
import { answers, call } from '../frame/call.ts'
import { incidentId, personId } from '../frame/params.ts'
import { pageOf } from '../shared/list-schema.ts'
import { peopleQuery, personSchema } from './people-schema.ts'

const list = call('read_people', 'People', {
  method: 'get',
  path: '/incidents/{id}/people',
  operationId: 'listPeople',
  summary: 'List the affected people of an incident, or those with a flag',
  description:
    'Flags are encrypted with each person. With `flag`, a page searches a few thousand people and may return few or none; keep following `next`.',
  request: { params: incidentId, query: peopleQuery },
  responses: { 200: answers('A page of people.', pageOf(personSchema)) },
})

const one = call('read_people', 'People', {
  method: 'get',
  path: '/incidents/{id}/people/{person}',
  operationId: 'readPerson',
  summary: 'Get one affected person',
  request: { params: personId },
  responses: { 200: answers('The person.', personSchema) },
})

/** The affected people of an incident. */
export const people = () => new OpenAPIHono<Env>().openapi(list, onList).openapi(one, onOne)

const onList: RouteHandler<typeof list, Env> = async (c) => {
  const opened = await openIncident(c.env, c.req.valid('param').id)
  const { flag, ...by } = c.req.valid('query')
  const { items, next } = flag ? await pageOfFiltered(opened, { ...by, filter: flag }) : await pageOfPeople(opened, by)
  noteSeen(
    c,
    opened.id,
    items.map(({ id }) => id),
  )
  return c.json({ items: await personAnswers(opened, items), next }, 200)
}

const onOne: RouteHandler<typeof one, Env> = async (c) => {
  const { id, person } = c.req.valid('param')
  const opened = await openIncident(c.env, id)
  const known = await thePerson(await openIncident(c.env, id), person)
  const [answer] = await personAnswers(opened, [known])
  return c.json(answer ?? personAnswer(known, NOTHING_FOUND), 200)
}

async function personAnswers(opened: OpenIncident<World>, people: readonly KnownPerson[]) {
  const [flags, patientDoubts, findings, out] = await Promise.all([
    flagsFor(opened, people),
    patientDoubtsOf(opened, people),
    addressFindings(opened, people),
    excludedOf(opened),
  ])
  return people.map((known) => {
    const { id } = known
    const patientDoubt = patientDoubts.get(id) ?? null
    return personAnswer(known, {
      flags: flags.get(id) ?? [],
      patientDoubt,
      leftOut: out.has(id),
      address: findings.get(id),
    })
  })
}

type Answer = z.output<typeof personSchema>

type Found = Pick<Answer, 'flags' | 'patientDoubt' | 'leftOut'> & { address: AddressFindings | undefined }

const NOTHING_FOUND: Found = { flags: [], patientDoubt: null, leftOut: false, address: undefined }

function personAnswer({ id, state, person, factsCorrectedAt }: KnownPerson, { address, ...found }: Found): Answer {
  const { doubts = [], household = null } = address ?? {}
  return {
    ...{ id, state, factsCorrectedAt, ...found },
    ...descriptionAnswer(person),
    addressDoubts: doubts,
    household: household && { people: household.people, family: household.family },
  }
}

// Only the count needs a Social Security number: no answer includes it.
function descriptionAnswer({ address, ...person }: Person) {
  const { givenName, middleName, familyName, suffix, birthDate, deathDate, deceased, sex, mrn } = person
  const { phone, email, emailConsent, language, elements, asOf, residence, otherAddress } = person
  const { guardianName, guardianRole, representativeName, representativeRole, representativeIs, ownCare } = person
  return {
    ...{ givenName, middleName, familyName, suffix, birthDate, deathDate, deceased, sex, mrn, phone, email },
    ...{ emailConsent, guardianName, guardianRole, representativeName, representativeRole, language, elements },
    ...{ representativeIs, ownCare, asOf, address, residence, otherAddress },
  }
}
