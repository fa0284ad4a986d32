import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainFileName } from '../../../src/actions/book/file-name.ts'
import { download } from '../../../src/web/shell/answers/download.ts'

const UNSEEN = ['\u202e', '\u2066', '\u200b', '\ufeff', '\u00ad', '\u2028', '\0', '\r\n', '\x7f', '\u{e0041}', '\u3164']

test.each([
  ['an ending that is turned around', 'report\u202efdp.exe', 'reportfdp.exe'],
  ['a line break and a header after it', 'a.pdf\r\nSet-Cookie: x', 'a.pdf Set-Cookie: x'],
  ['letters that are not seen', 'in\u200bvoice\ufeff.pdf', 'invoice.pdf'],
  ['a path', '..\\..\\etc/passwd', 'passwd'],
  ['a name that hides', '...hidden', 'hidden'],
  ['nothing that is seen', '\u200b\u3164 ', 'file'],
  ['half a character', 'a\ud800.txt', 'a\ufffd.txt'],
  ['letters of every script', 'Перелік пацієнтів 患者 قائمة 🦩.csv', 'Перелік пацієнтів 患者 قائمة 🦩.csv'],
  ['a name without an end', `${'x'.repeat(400)}.pdf`, `${'x'.repeat(251)}.pdf`],
])('%s', (_what, given, name) => {
  expect(plainFileName(given)).toBe(name)
})

const hostile = fc
  .array(fc.oneof(fc.constantFrom(...UNSEEN, '/', '\\', '.', '"', ' '), fc.string({ unit: 'binary' })), {
    maxLength: 60,
  })
  .map((pieces) => pieces.join(''))

test('whatever a file is called, its name is seen, whole, short, without path, and the same when asked again', () => {
  fc.assert(
    fc.property(hostile, (given) => {
      const name = plainFileName(given)
      expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\]/u)
      expect(name).toMatch(/\S/)
      expect([...name].length).toBeLessThanOrEqual(255)
      expect(name.isWellFormed()).toBe(true)
      expect(plainFileName(name)).toBe(name)
    }),
  )
})

test('a download says such a name and no other, in letters that every header holds', () => {
  fc.assert(
    fc.property(hostile, (given) => {
      const header = download(given, ReadableStream.from([new Uint8Array()])).headers.get('Content-Disposition') ?? ''
      expect(header).toMatch(/^attachment; filename="[\w. -]+"; filename\*=UTF-8''[\w.~!%-]+$/)
      expect(decodeURIComponent(header.replace(/^.*UTF-8''/, ''))).toBe(plainFileName(given))
    }),
  )
})
