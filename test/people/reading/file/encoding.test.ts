import { expect, test } from 'vitest'
import { decoder } from '../../../../src/people/reading/file/encoding.ts'
import { layoutOf, peopleOf } from '../../people.ts'

function decoded(bytes: Uint8Array, chunk = bytes.length): { text: string; encoding: string } {
  const decoding = decoder()
  let text = ''
  for (let from = 0; from < bytes.length; from += chunk) text += decoding.push(bytes.subarray(from, from + chunk))
  text += [...decoding.end()].join('')
  return { text, encoding: decoding.encoding() }
}

function utf16(text: string, mark: boolean, big: boolean): Uint8Array {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le')
  return big ? bytes.swap16() : bytes
}

const ROSTER = 'Name,City\r\nJosé Gómez,Peña\r\nPlain Jane,Salem\r\n'

test.each([
  ['UTF-8', Buffer.from(ROSTER), 'utf-8'],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${ROSTER}`), 'utf-8'],
  ['UTF-16 little-endian with its mark', utf16(ROSTER, true, false), 'utf-16le'],
  ['UTF-16 big-endian with its mark', utf16(ROSTER, true, true), 'utf-16be'],
  ['UTF-16 little-endian without a mark', utf16(ROSTER, false, false), 'utf-16le'],
  ['UTF-16 big-endian without a mark', utf16(ROSTER, false, true), 'utf-16be'],
  ['Windows-1252', Buffer.from(ROSTER, 'latin1'), 'windows-1252'],
])('a roster in %s reads the same, however its bytes are cut', (_, bytes, encoding) => {
  for (const chunk of [1, 2, 3, 7, bytes.length]) expect(decoded(bytes, chunk)).toEqual({ text: ROSTER, encoding })
})

test('an accent in Windows-1252 comes out right after a megabyte of plain letters', () => {
  const plain = 'Doe,Jane\n'.repeat(120_000)
  const bytes = Buffer.from(`Last,First\n${plain}Gómez,José\n`, 'latin1')
  expect(peopleOf(bytes).at(-1)).toMatchObject({ givenName: 'José', familyName: 'Gómez' })
})

test('one line that is no UTF-8 does not spoil the UTF-8 lines around it', () => {
  const bytes = Buffer.concat([Buffer.from('Peña\n'), Buffer.from('Gómez\n', 'latin1'), Buffer.from('Núñez\n')])
  expect(decoded(bytes).text).toBe('Peña\nGómez\nNúñez\n')
})

test('a workbook, a PDF, an archive and a picture are refused with what to do', () => {
  const starts = ['504b0304', 'd0cf11e0', '25504446', '1f8b0800', '89504e47', 'ffd8ffe0', '47494638']
  for (const start of starts)
    expect(() => layoutOf(Buffer.from(start, 'hex'))).toThrow('save the sheet with the people as CSV')
})
