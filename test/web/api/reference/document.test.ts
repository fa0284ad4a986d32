import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROLES, type Role } from '../../../../src/storage/core/role.ts'
import { exampleOf } from '../../../../src/web/api/reference/example.ts'
import { resolved, type Shape, type Shapes } from '../../../../src/web/api/reference/shape.ts'
import { TAGS } from '../../../../src/web/api/reference/tags.ts'
import { validatorOf } from '../../../support/world/documented.ts'
import { type Book, logLostLaptop, openBook } from '../book.ts'

type Operation = {
  operationId: string
  summary: string
  tags: string[]
  'x-roles': Role[]
  parameters?: { name: string; in: string; required?: boolean; schema: Shape }[]
  requestBody?: { content: Record<string, { schema: Shape }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: Shape }> }>
}

type Document = {
  openapi: string
  info: { title: string; version: string }
  tags: { name: string }[]
  security: Record<string, string[]>[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Shapes; securitySchemes: Record<string, { type: string }> }
}

type Call = { call: string; path: string; operation: Operation }

let book: Book
let document: Document
let calls: Call[]

beforeAll(async () => {
  book = await openBook()
  document = (await book.send<Document>(null, 'GET /api/openapi.json')).body
  calls = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      call: `${method.toUpperCase()} ${filled(path)}`,
      path,
      operation,
    })),
  )
})

afterAll(() => book.close())

function filled(path: string, id = '2026-9999'): string {
  return path
    .replace('{id}', id)
    .replace('{place}', '0')
    .replace(/\{\w+\}/g, 'none')
}

function goodBody({ requestBody }: Operation): unknown {
  const schema = requestBody?.content['application/json']?.schema
  return schema && exampleOf(schema, document.components.schemas)
}

function answered({ responses }: Operation): Shape {
  const shape = responses[200]?.content?.['application/json']?.schema ?? {}
  return resolved(shape, document.components.schemas)
}

function takesJson({ operation }: Call): boolean {
  return operation.requestBody?.content['application/json'] !== undefined
}

describe('the document', () => {
  test('is OpenAPI 3.1, and names a key and a session as the ways in', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/)
    expect(document.info).toMatchObject({ title: 'Breachbook', version: expect.any(String) })
    expect(document.components.securitySchemes).toMatchObject({
      key: { type: 'http', scheme: 'bearer' },
      session: { type: 'apiKey', in: 'cookie' },
    })
    const named = document.security.flatMap((each) => Object.keys(each))
    expect(Object.keys(document.components.securitySchemes).sort()).toEqual(named.sort())
  })

  test('tells more than thirty calls, each under its own name, with a summary, a known tag and the roles that may', () => {
    expect(calls.length).toBeGreaterThan(30)
    expect(new Set(calls.map(({ operation }) => operation.operationId)).size).toBe(calls.length)
    const tags = document.tags.map(({ name }) => name)
    for (const { operation } of calls) {
      expect(operation.summary, operation.operationId).not.toBe('')
      expect(tags).toContain(operation.tags[0])
      expect(operation['x-roles'].length).toBeGreaterThan(0)
    }
  })

  test('declares every part of a path as a required parameter, and no other', () => {
    for (const { path, operation } of calls) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      const declared = (operation.parameters ?? []).filter((each) => each.in === 'path')
      expect(declared.map(({ name }) => name).sort(), path).toEqual(inPath.sort())
      expect(declared.every(({ required }) => required)).toBe(true)
    }
  })

  test('says of every call what a stranger, a wrong role and a bad request are answered, as problems', () => {
    for (const { operation } of calls) {
      for (const status of ['401', '403', '422']) {
        expect(operation.responses[status]?.content, `${operation.operationId} ${status}`).toHaveProperty([
          'application/problem+json',
        ])
      }
      expect(Object.keys(operation.responses).some((status) => status.startsWith('2'))).toBe(true)
      expect(Object.values(operation.responses).every(({ description }) => description !== '')).toBe(true)
    }
  })

  test('says where a password can be guessed that whoever does has to wait', () => {
    const slowing = calls.filter(({ operation }) => operation.responses['429'])
    expect(slowing.map(({ operation }) => operation.operationId)).toEqual([
      'changeOwnPassword',
      'proveWhoSigns',
      'turnOffSecondStep',
      'offerSecondStep',
      'remakeRecoveryCodes',
    ])
  })

  test('lets a reference be null where it says so: no shape has to be an object and null at once', () => {
    expect(document.components.schemas.ImportState?.properties?.import).toMatchObject({
      anyOf: [{ $ref: '#/components/schemas/Import' }, { type: 'null' }],
      description: 'The result, once the import is done.',
    })
    expect(JSON.stringify(document)).not.toContain('"allOf"')
  })

  test('holds no reference that leads nowhere and no keyword of OpenAPI 3.0', () => {
    const text = JSON.stringify(document)
    const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? '')
    expect(references.length).toBeGreaterThan(30)
    for (const reference of references)
      expect(document.components.schemas).toHaveProperty([reference.replace('#/components/schemas/', '')])
    expect(text).not.toContain('"nullable"')
    expect(Object.keys(document.components.schemas).every((name) => /^[A-Za-z]+$/.test(name))).toBe(true)
  })

  test('is made of JSON Schemas that a strict validator takes, and its examples are valid by them', () => {
    const validator = validatorOf(document)
    for (const name of Object.keys(document.components.schemas)) validator(['components', 'schemas', name])
    for (const { path, call, operation } of calls.filter(takesJson)) {
      const method = call.split(' ')[0]?.toLowerCase() ?? ''
      const validate = validator(['paths', path, method, 'requestBody', 'content', 'application/json', 'schema'])
      expect(validate(goodBody(operation)), `${call}: ${JSON.stringify(validate.errors)}`).toBe(true)
    }
  })

  test('describes the fields of a log entry, and of what is answered and sent in the contract', () => {
    const fields = (name: string) => Object.keys(document.components.schemas[name]?.properties ?? {})
    expect(fields('LogEntry')).toEqual([
      'seq',
      'at',
      'by',
      'via',
      'proved',
      'act',
      'incident',
      'subject',
      'version',
      'facts',
      'details',
      'previous',
      'wrote',
    ])
    expect(fields('Answer')).toEqual(['breach', 'because', 'citation', 'discoveredOn', 'duties', 'notOwed', 'notes'])
    expect(fields('Problem')).toEqual(['type', 'title', 'status', 'detail', 'errors'])
    expect(document.components.schemas.NewIncident?.required).toEqual(['title', 'kind', 'discoveredOn'])
  })
})

describe('every call', () => {
  test('turns a stranger away with 401 and a sentence', async () => {
    for (const { call, operation } of calls) {
      const { status, headers, body } = await book.send(null, call, goodBody(operation))
      expect(status, call).toBe(401)
      expect(headers.get('Content-Type')).toBe('application/problem+json')
      expect(body).toMatchObject({
        type: 'about:blank',
        title: 'Not signed in',
        status: 401,
        detail: expect.stringContaining('Authorization: Bearer'),
      })
    }
  })

  test('turns away a key that nobody made', async () => {
    for (const { call, operation } of calls) {
      const answer = await book.send(null, call, goodBody(operation), { Authorization: 'Bearer bb_made-up' })
      expect(answer.status, call).toBe(401)
    }
  })

  test('turns away exactly the roles that the document does not name, with 403', async () => {
    for (const { call, operation } of calls) {
      for (const role of ROLES) {
        const { status, body } = await book.send(
          role,
          call,
          takesJson({ call, path: '', operation }) ? { noSuchField: 1 } : undefined,
        )
        expect(status === 403, `${role} ${call}: ${status}`).toBe(!operation['x-roles'].includes(role))
        if (status === 403) expect(body.detail).toBe(`Your role (${role}) does not allow this.`)
      }
    }
  })

  test('about an incident that is not there answers 404 and says so', async () => {
    const about = calls.filter(({ path }) => path.includes('{'))
    expect(about.length).toBeGreaterThan(20)
    for (const { call, operation } of about) {
      const { status, body } = await book.send('admin', call, goodBody(operation))
      expect(status, `${call} ${JSON.stringify(body)}`).toBe(404)
      expect(body.detail).toMatch(/\.$/)
    }
  })

  test('that takes JSON refuses a field it does not know, by name and without its value', async () => {
    const withBody = calls.filter(takesJson)
    expect(withBody.length).toBeGreaterThan(10)
    for (const { call, operation } of withBody) {
      const { status, body } = await book.send('admin', call, {
        ...(goodBody(operation) as object),
        shoeSize: 'Jane Doe',
      })
      expect(status, call).toBe(422)
      expect(body.errors).toContainEqual({ path: 'shoeSize', message: 'There is no such field. Remove it.' })
      expect(JSON.stringify(body)).not.toContain('Jane Doe')
    }
  })

  test('that takes JSON refuses what cannot be read as an object of JSON', async () => {
    for (const { call } of calls.filter(takesJson)) {
      const broken = await book.send('admin', call, '{"title": ')
      expect(broken.status, call).toBe(422)
      expect(broken.body.detail).toContain('not valid JSON')
      const list = await book.send('admin', call, [1])
      expect([list.status, list.body.detail], call).toEqual([422, expect.stringContaining('JSON object')])
      const form = await book.send('admin', call, 'title=x', { 'Content-Type': 'application/x-www-form-urlencoded' })
      expect([form.status, form.body.detail], call).toEqual([
        422,
        expect.stringContaining('Content-Type: application/json'),
      ])
    }
  })

  test('that takes JSON answers 413 to more than a megabyte, whether or not its length was told', async () => {
    const long = JSON.stringify({ title: 'x'.repeat(1_000_001) })
    for (const { call } of calls.filter(takesJson)) {
      const { status, body } = await book.send('admin', call, long)
      expect(status, call).toBe(413)
      expect(body.detail).toContain('1,000,000 bytes')
    }
    expect(
      (await book.send('admin', 'POST /api/incidents', long, { 'Content-Length': String(long.length) })).status,
    ).toBe(413)
  })

  test('that pages refuses a limit, a cursor and a filter that it does not know', async () => {
    const id = await logLostLaptop(book)
    const lists = calls.filter(({ operation }) => operation.parameters?.some(({ name }) => name === 'after'))
    expect(lists.length).toBeGreaterThan(18)
    for (const { call, path, operation } of lists) {
      for (const query of ['limit=0', 'limit=many', 'limit=201', 'after=%27%3B--', 'colour=red']) {
        const asked = `${call.split(' ')[0]} ${filled(path, id)}?${query}`
        const { status, body } = await book.send('admin', asked, goodBody(operation))
        expect(status, `${path}?${query}`).toBe(422)
        expect(body.errors?.[0]?.path).toBe(query.split('=')[0])
      }
    }
  })

  test('that answers a list pages it by a cursor', () => {
    const lists = calls.filter(({ operation }) => 'items' in (answered(operation).properties ?? {}))
    expect(lists.length).toBeGreaterThan(18)
    for (const { operation } of lists) {
      const asked = (operation.parameters ?? []).filter((each) => each.in === 'query').map(({ name }) => name)
      expect(asked, operation.operationId).toEqual(expect.arrayContaining(['after', 'limit']))
      expect(answered(operation).properties?.next?.type, operation.operationId).toEqual(['string', 'null'])
    }
  })

  test('that changes an incident says which versions it takes', () => {
    const changes = calls.filter(({ operation }) => operation.parameters?.some(({ name }) => name === 'If-Match'))
    expect(changes.length).toBeGreaterThan(7)
    for (const { operation } of changes) expect(Object.keys(operation.responses)).toContain('409')
  })
})

describe('the reference page', () => {
  const read = async (path: string) => (await book.send<string>(null, `GET ${path}`)).body

  test('leads a stranger to every call', async () => {
    const page = await read('/api/docs')
    for (const { path, operation } of calls) {
      expect(page).toContain(`href="/api/docs/${operation.tags[0]}#${operation.operationId}"`)
      expect(page).toContain(path)
    }
  })

  test.each(Object.keys(TAGS))('tells all of a topic on one page of bearable size: %s', async (topic) => {
    const page = await read(`/api/docs/${topic}`)
    for (const { operation } of calls.filter(({ operation: { tags } }) => tags[0] === topic))
      expect(page).toContain(`id="${operation.operationId}"`)
    const anchors = [...page.matchAll(/href="#([^"]+)"/g)].map((match) => `id="${match[1]}"`)
    expect(anchors.filter((anchor) => !page.includes(anchor))).toEqual([])
    expect(page.length).toBeLessThan(250_000)
    for (const secret of Object.values(book.keys)) expect(page).not.toContain(secret)
  })

  test('gives an example of each call, and says where the topics are when one is not there', async () => {
    expect(await read('/api/docs/Incidents')).toContain('Bearer $BREACHBOOK_API_KEY')
    expect(await read('/api/docs/incidents')).toContain('id="shape-Incident"')
    const { status, body } = await book.send<string>(null, 'GET /api/docs/Weather')
    expect([status, body]).toEqual([404, expect.stringContaining('The API reference has no such topic.')])
  })

  test('loads nothing from anywhere else', async () => {
    const { body: page } = await book.send<string>(null, 'GET /api/docs')
    const links = [...page.matchAll(/(?:src|href)="([^"#][^"]*)"/g)].map((match) => match[1] ?? '')
    expect(links.length).toBeGreaterThan(3)
    expect(links.every((link) => link.startsWith('/'))).toBe(true)
  })
})

test('a call that does not exist answers 404 as a problem', async () => {
  const { status, headers, body } = await book.send('officer', 'GET /api/incident')
  expect([status, headers.get('Content-Type'), body.status]).toEqual([404, 'application/problem+json', 404])
})
