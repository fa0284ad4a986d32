import { expect, test } from 'vitest'
import { documented } from '../../support/world/documented.ts'

const nurse = { type: 'object', properties: { name: { type: 'string' }, since: { type: 'string', format: 'date' } } }

const hold = documented({
  paths: {
    '/api/nurses/{id}': {
      get: {
        operationId: 'readNurse',
        responses: {
          200: {
            description: 'The nurse.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Nurse' } } },
          },
        },
      },
      delete: { operationId: 'removeNurse', responses: { 204: { description: 'Gone.' } } },
    },
  },
  components: { schemas: { Nurse: nurse } },
})

test('an answer that the document describes is told by the name of its call', async () => {
  const answer = Response.json({ name: 'Nia Ortiz', since: '2026-11-22' })
  expect(await hold('GET', '/api/nurses/7', answer)).toEqual({ operationId: 'readNurse', status: 200 })
  const gone = new Response(null, { status: 204 })
  expect(await hold('DELETE', '/api/nurses/7', gone)).toEqual({ operationId: 'removeNurse', status: 204 })
})

test.each([
  [
    'a field that the document does not name',
    Response.json({ name: 'Nia', ssn: '219-09-9999' }),
    'additionalProperties',
  ],
  ['a value of another type', Response.json({ name: 7 }), 'must be string'],
  ['a moment where a day is described', Response.json({ since: '2026-11-22T15:00:00Z' }), 'must match format'],
  ['a status that the document does not tell', Response.json({}, { status: 418 }), 'does not tell of readNurse'],
  ['another content type', new Response('Nia', { headers: { 'Content-Type': 'text/plain' } }), 'text/plain'],
])('an answer with %s fails', async (_, answer, because) => {
  await expect(hold('GET', '/api/nurses/7', answer)).rejects.toThrow(because)
})

test('a body where none is described fails, and so does a call that the document does not know', async () => {
  await expect(hold('DELETE', '/api/nurses/7', Response.json({}, { status: 200 }))).rejects.toThrow('removeNurse')
  await expect(hold('GET', '/api/doctors', Response.json({}))).rejects.toThrow('knows no such call')
  const missing = Response.json({}, { status: 404, headers: { 'Content-Type': 'application/problem+json' } })
  expect(await hold('GET', '/api/doctors', missing)).toBeNull()
})
