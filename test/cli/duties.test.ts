import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { duties } from '../../src/cli/duties.ts'
import { effortOf } from '../support/machine/effort.ts'

const command = duties(() => '2025-03-01')
const small = { event: { knownOn: '2025-02-10' }, people: { total: 3, residents: { TX: 3 } } }
const large = { event: { knownOn: '2025-02-10' }, people: { total: 501, residents: { TX: 501 } } }

test('each Situation gets one line, in the order asked', async () => {
  const { replies, status } = await run(`${JSON.stringify(small)}\n${JSON.stringify(large)}\n`)
  expect(replies.map((reply) => reply.duties.map((duty: { id: string }) => duty.id))).toEqual([
    ['hipaa.individuals', 'hipaa.ocr'],
    ['hipaa.individuals', 'hipaa.ocr', 'hipaa.media.TX'],
  ])
  expect(status).toBe(0)
})

test('lines and characters may be cut anywhere between two chunks', async () => {
  const text = `${JSON.stringify(large)}\n\n${JSON.stringify({ ...small, 'naïve — 名': 1 })}\n${JSON.stringify(small)}`
  const whole = await run(text)
  for (const size of [1, 2, 3, 7]) expect(await run(text, size)).toEqual(whole)
  expect(whole.replies).toHaveLength(3)
  expect(whole.replies[1].error).toMatchObject({ line: 3, path: 'naïve — 名' })
})

test('a bad line says where and why, the good ones are answered, and the exit status is 1', async () => {
  const { replies, status, words } = await run(
    [
      JSON.stringify(small),
      '{"event": {"knownOn": "2025-02-30"}, "people": {}}',
      'letters went out on Monday',
      JSON.stringify(small),
    ].join('\r\n'),
  )
  expect(replies[1]).toEqual({
    error: { line: 2, path: 'event.knownOn', message: 'Enter a date as YYYY-MM-DD, such as 2026-03-14.' },
  })
  expect(replies[2].error).toEqual({ line: 3, path: '', message: 'This is not JSON. Send one Situation per line.' })
  expect([replies[0].breach, replies[3].breach]).toEqual(['presumed', 'presumed'])
  expect(status).toBe(1)
  expect(words).toMatch(/refused/)
})

test.each([
  ['{"people": {}}', 'event'],
  ['{"event": {"knownOn": "2025-02-10"}}', 'people'],
  ['[]', ''],
  ['null', ''],
  ['{"event": {"knownOn": "2025-02-10", "knowOn": 1}, "people": {}}', 'event.knowOn'],
  ['{"event": {"knownOn": "2025-02-10"}, "people": {"residents": {"ZZ": 4}}}', 'people.residents.ZZ'],
  ['{"event": {"knownOn": "2025-02-10"}, "people": {"residents": {"TX": -4}}}', 'people.residents.TX'],
  ['{"event": {"knownOn": "2025-02-10"}, "people": {"total": 1.5}}', 'people.total'],
  [
    '{"event": {"knownOn": "2025-02-10"}, "people": {}, "done": {"hipaa.individual": "2025-03-01"}}',
    'done.hipaa.individual',
  ],
  [
    '{"event": {"knownOn": "2025-02-10"}, "people": {}, "done": {"state.ZZ.individuals": "2025-03-01"}}',
    'done.state.ZZ.individuals',
  ],
  ['{"event": {"knownOn": "2025-02-10"}, "people": {}, "holds": [{"form": "oral"}]}', 'holds.0.statedOn'],
  ['{"event": {"knownOn": "2025-02-10"}, "people": {}, "exception": {"goodFaith": true}}', 'exception.kind'],
  ['{"event": {"knownOn": "2025-02-10", "from": "2025-02-02", "to": "2025-02-01"}, "people": {}}', 'event.to'],
  [
    '{"event": {"knownOn": "2025-02-10"}, "people": {}, "holds": [{"form": "oral", "statedOn": "2025-02-11", "until": "2025-02-10"}]}',
    'holds.0.until',
  ],
  [
    '{"event": {"knownOn": "2025-02-10"}, "people": {}, "substitute": {"postedOn": "2025-02-11", "removedOn": "2025-02-10"}}',
    'substitute.removedOn',
  ],
  [
    '{"event": {"knownOn": "2025-02-10"}, "people": {}, "substitute": {"tollFreeFrom": "2025-02-11", "tollFreeTo": "2025-02-10"}}',
    'substitute.tollFreeTo',
  ],
  ['{"event": {"knownOn": "9999-12-31"}, "people": {}}', 'event.knownOn'],
])('%s is refused at "%s" with a sentence', async (line, path) => {
  const { replies } = await run(line)
  expect(replies[0].error).toMatchObject({ line: 1, path })
  expect(replies[0].error.message).toMatch(/^[A-Z].*\.$/)
})

test('a refusal repeats nothing of what was given', async () => {
  const { text } = await run('{"event": {"knownOn": "Maria Gonzalez"}, "people": {"total": "078-05-1120"}}')
  expect(text).not.toMatch(/Gonzalez|078/)
})

test('nothing in, nothing out', async () => {
  expect(await run('\n  \n')).toMatchObject({ text: '', status: 0 })
})

test('arguments are refused as wrong usage', async () => {
  expect((await run('', 10, ['--help-me'])).status).toBe(2)
})

test('the current day is the one the practice has', async () => {
  const { replies } = await run(JSON.stringify({ ...small, event: { knownOn: '2024-12-31' } }))
  expect(replies[0].duties[0]).toMatchObject({ due: '2025-03-01', status: 'open' })
})

test('no line is read before the answer to the one before is taken', async () => {
  let read = 0
  let taken = 0
  async function* input() {
    for (; read < 50; read += 1) {
      expect(read - taken).toBeLessThan(3)
      yield Buffer.from(`${JSON.stringify(small)}\n`)
    }
  }
  const out = async () => {
    await new Promise((resolve) => setImmediate(resolve))
    taken += 1
  }
  await command.run([], { input: input(), out, err: () => {} })
  expect(taken).toBe(50)
})

test('the hundred basic federal cases pass through a thousand Situations a second and more', async () => {
  const file = new URL('../breach/cases/federal-basics.json', import.meta.url)
  const cases: { situation: object }[] = JSON.parse(readFileSync(file, 'utf8'))
  const lines = cases.map(({ situation }) => JSON.stringify(situation)).join('\n')
  const effort = await effortOf(async () => {
    const { replies } = await run(Array(30).fill(lines).join('\n'), 65_536)
    expect(replies).toHaveLength(3000)
  })
  expect(effort).toBeLessThan(3000)
})

async function run(text: string, size = 1000, args: string[] = []) {
  const said = { out: '', err: '' }
  const status = await command.run(args, {
    input: chunksOf(Buffer.from(text), size),
    out: (words) => {
      said.out += words
    },
    err: (words) => {
      said.err += words
    },
  })
  const replies = said.out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
  return { status, text: said.out, words: said.err, replies }
}

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
