import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lostLaptop } from '../../cast/incidents.ts'
import { ask } from '../../support/world/world.ts'
import { type Book, logLostLaptop, openBook, type Problem } from './book.ts'

const HALF = 'This contains a broken character, such as half an emoji. Type it again.'

let book: Book
let id: string

beforeAll(async () => {
  book = await openBook()
  id = await logLostLaptop(book)
})

afterAll(() => book.close())

/** Text as anybody may send it: any code units, so that one in some is half a character. */
const anyText = fc.string({ unit: fc.oneof(fc.constantFrom('a', 'é', '\u{1f600}'), halves()), maxLength: 6 })

function halves() {
  return fc.integer({ min: 0xd800, max: 0xdfff }).map((code) => String.fromCharCode(code))
}

describe('half a character in JSON', () => {
  test('is refused by every call that takes JSON, with the path of the field', async () => {
    type Document = { paths: Record<string, Record<string, { requestBody?: { content: object } }>> }
    const { paths } = (await book.send<Document>(null, 'GET /api/openapi.json')).body
    const calls = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, { requestBody }]) => 'application/json' in (requestBody?.content ?? {}))
        .map(([method]) => `${method.toUpperCase()} ${path.replace('{id}', id).replaceAll(/\{\w+\}/g, '0')}`),
    )
    expect(calls.length).toBeGreaterThan(40)
    for (const call of calls) {
      const { status, body } = await book.send('admin', call, { reason: 'cut \ud83d', list: [{ '\udc00': 'whole' }] })
      expect([status, body.errors], call).toEqual([
        422,
        [
          { path: 'list.0.\ufffd', message: HALF },
          { path: 'reason', message: HALF },
        ],
      ])
    }
  })

  test('never becomes an error of ours: whole text is kept as it is, any other is refused by its field', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (title, summary) => {
        const facts = { ...lostLaptop, title: `T${title}`, summary: `S${summary}` }
        const { status, body } = await book.send<Problem & { id: string }>('officer', 'POST /api/incidents', facts)
        const broken = Object.entries({ title, summary }).filter(([, text]) => !text.isWellFormed())
        expect(status).toBe(broken.length > 0 ? 422 : 201)
        if (status === 201) expect(body).toMatchObject({ title: facts.title, summary: facts.summary })
        else expect(body.errors?.map(({ path }) => path).sort()).toEqual(broken.map(([name]) => name).sort())
      }),
      { numRuns: 60 },
    )
  })

  test('is found wherever it stands, and nothing else is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { maxLength: 5 }), fc.nat(4), async (texts, depth) => {
        const nested = Array.from({ length: depth }).reduce((inner) => ({ inner }), texts as unknown)
        const { body } = await book.send('officer', `PATCH /api/incidents/${id}`, { nested })
        const found = (body.errors ?? []).filter(({ message }) => message === HALF).map(({ path }) => path)
        const within = ['nested', ...Array.from({ length: depth }, () => 'inner')].join('.')
        const wanted = texts.flatMap((text, at) => (text.isWellFormed() ? [] : [`${within}.${at}`]))
        expect(found.sort()).toEqual(wanted.sort())
      }),
      { numRuns: 60 },
    )
  })

  test('nested deeper than anybody can read is refused as well, and so is a body that is not UTF-8', async () => {
    const deep = `{"title": ${'['.repeat(300_000)}"\\ud800"${']'.repeat(300_000)}}`
    expect((await book.send('officer', 'POST /api/incidents', deep)).status).toBe(422)
    const init = { method: 'POST', key: book.keys.officer, headers: { 'Content-Type': 'application/json' } }
    const body = Buffer.from('{"title": "Caf\xe9", "kind": "phishing", "discoveredOn": "2026-11-20"}', 'latin1')
    const answer = await ask(book.world, '/api/incidents', { ...init, body })
    expect([answer.status, ((await answer.json()) as Problem).detail]).toEqual([
      422,
      expect.stringContaining('Send it as UTF-8.'),
    ])
  })
})

describe('the name of a file', () => {
  test.each(['attachments', 'roster'])('with half a character in it is refused (%s)', async (where) => {
    const parts = [
      ['Content-Disposition: form-data; name="about"', '', 'hold/0'],
      ['Content-Disposition: form-data; name="file"; filename="scan\xed\xa0\x80.csv"', '', 'First,Last\nAna,Lopez'],
    ]
    const body = Buffer.from(
      `${parts.map((part) => `--cut\r\n${part.join('\r\n')}\r\n`).join('')}--cut--\r\n`,
      'latin1',
    )
    const headers = { 'Content-Type': 'multipart/form-data; boundary=cut' }
    const init = { method: 'POST', key: book.keys.officer, headers, body }
    const answer = await ask(book.world, `/api/incidents/${id}/${where}`, init)
    const { errors } = (await answer.json()) as Problem
    const message = 'The file name has a character that cannot be read. Rename the file and send it again.'
    expect([answer.status, errors]).toEqual([422, [{ path: 'file', message }]])
  })
})

test('an address with half a character in it leads nowhere, and a query with one is refused by its field', async () => {
  expect((await book.send('officer', 'GET /api/incidents/%ED%A0%80')).status).toBe(404)
  expect((await book.send('officer', `GET /api/incidents/${id}/steps/%ED%B0%80`)).status).toBe(404)
  const { status, body } = await book.send('officer', `GET /api/incidents/${id}/people?after=%ED%A0%80`)
  expect([status, body.errors?.[0]?.path]).toEqual([422, 'after'])
})
