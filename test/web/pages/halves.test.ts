import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectRefusal } from '../../support/world/pages.ts'
import { ask } from '../../support/world/world.ts'
import { type Clinic, entriesIn, openClinic } from './clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

function send(path: string, body: string | Buffer, type = 'application/x-www-form-urlencoded'): Promise<Response> {
  const init = { method: 'POST', body, cookie: clinic.cookies.admin, headers: { 'Content-Type': type } }
  return ask(clinic.world, path.replace(/^~/, `/incidents/${clinic.id}`), init)
}

test.each([
  ['/incidents', 'title=Cut%ED%A0%BD&kind=phishing&discoveredOn=2026-11-20', 'title'],
  ['~/edit', 'summary=%F0%9F%98', 'summary'],
  ['~/letter', 'whatHappened=ok&whatInformation=%80', 'whatInformation'],
  ['/settings/practice', 'address.city=Bost%E9n', 'address.city'],
  ['/sign-in', 'email=a%40harbor.example&password=%ED%B0%80', 'password'],
])(
  'a form sent to %s with half a character is refused, the field named, and nothing entered',
  async (path, body, field) => {
    const before = await entriesIn(clinic)
    await expectRefusal(await send(path, body), 422, `${field}: This contains a broken character`)
    expect(await entriesIn(clinic)).toBe(before)
  },
)

test('a form of any bytes is never answered with an error of ours, and whole text is kept as it was typed', async () => {
  const bytes = fc.uint8Array({ maxLength: 12 })
  const piece = fc.oneof(
    bytes,
    fc.constantFrom('\u{1f600}', 'é', '100 %', '%zz').map((text) => Buffer.from(text)),
  )
  await fc.assert(
    fc.asyncProperty(piece, async (raw) => {
      const value = Array.from(raw, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
      const answer = await send('/incidents', `title=T${value}T&kind=phishing&discoveredOn=2026-11-20`)
      expect(answer.status).toBe(Buffer.from(raw).equals(Buffer.from(Buffer.from(raw).toString())) ? 303 : 422)
    }),
    { numRuns: 60 },
  )
})

test.each(['attachments', 'uploads'])('a file is refused whose name holds half a character (%s)', async (where) => {
  const parts = [
    ['Content-Disposition: form-data; name="about"', '', 'hold/0'],
    ['Content-Disposition: form-data; name="file"; filename="scan\xed\xa0\x80.csv"', '', 'First,Last\nAna,Lopez'],
  ]
  const body = `${parts.map((part) => `--cut\r\n${part.join('\r\n')}\r\n`).join('')}--cut--\r\n`
  const answer = await send(`~/${where}`, Buffer.from(body, 'latin1'), 'multipart/form-data; boundary=cut')
  await expectRefusal(answer, 422, 'The file name has a character that cannot be read. Rename the file')
})

test.each(['/incidents/%ED%A0%80', '~/people/%ED%B0%80'])(
  'the address %s, of half a character, leads nowhere',
  async (path) => {
    expect((await clinic.as('officer', path)).status).toBe(404)
  },
)
