import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readEmail } from '../../../src/people/values/email.ts'
import { emailAddress, needsSmtpUtf8 } from '../../../src/people/values/email-address.ts'
import { rowsOf } from '../people.ts'

describe('an e-mail address', () => {
  test.each([
    ['ana@b.example', 'ana@b.example'],
    [' Ana@B.Example. ', 'Ana@b.example'],
    ['mailto:ana@b.example', 'ana@b.example'],
    ['<ana@b.example>;', 'ana@b.example'],
    ['ana@b\u00fccher.example', 'ana@xn--bcher-kva.example'],
    ['ana@BU\u0308CHER.example', 'ana@xn--bcher-kva.example'],
    ['jose\u0301@b.example', 'jos\u00e9@b.example'],
    [`${'a'.repeat(64)}@b.example`, `${'a'.repeat(64)}@b.example`],
  ])('%s is kept, shown and sent to as %s', (typed, address) => {
    expect(emailAddress(typed)).toBe(address)
  })

  test.each([
    'ana@b',
    'ana@127.0.0.1',
    'ana@0x7f.1',
    'ana@b..example',
    'ana@-b.example',
    'ana@b-.example',
    'ana@xn--.example',
    'ana.@b.example',
    'ana@b.example, eva@b.example',
    'ana@b.example\r\nBcc: eva@b.example',
    '"ana b"@b.example',
    'ana@b%2eexample.example',
    `${'\u00e9'.repeat(33)}@b.example`,
    `${'a'.repeat(65)}@b.example`,
    `ana@${'b'.repeat(64)}.example`,
    `ana@${'\u00fc'.repeat(62)}.example`,
    `ana@${'b.'.repeat(130)}example`,
    '',
  ])('%s is none', (typed) => {
    expect(emailAddress(typed)).toBeNull()
  })

  const anything = fc.oneof(
    fc.emailAddress(),
    fc.string({ unit: 'binary' }),
    fc.tuple(fc.string({ unit: 'grapheme' }), fc.domain()).map(([local, domain]) => `${local}@${domain}`),
    fc.tuple(fc.emailAddress(), fc.constantFrom('.', ';', ' ', ',')).map((parts) => `mailto:${parts.join('')}`),
    fc.string({ unit: 'grapheme' }).map((label) => `ana@${label}.example`),
  )

  test('is its own only form, has one at sign, no space or control character, an ASCII domain and a length that servers take', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const address = emailAddress(typed)
        if (address === null) return
        expect(emailAddress(address)).toBe(address)
        expect(address).toMatch(/^[^\s@<>()",:;\\\p{Cc}]+@[a-z0-9.-]+$/u)
        expect(new TextEncoder().encode(address).length).toBeLessThanOrEqual(254)
        expect(needsSmtpUtf8(address)).toBe(/[^ -~]/.test(address.slice(0, address.lastIndexOf('@'))))
      }),
      { numRuns: 2000 },
    )
  })

  test('that a roster gives is one that goes out', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const read = readEmail(typed)
        if (read.is === 'address') expect(emailAddress(read.address)).toBe(read.address)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('who agreed to e-mail and has no usable address', () => {
  const notesOf = (email: string, consent: string) =>
    rowsOf(`Last,Email,Email Consent\nDoe,${email},${consent}\n`)[0]?.notes ?? []

  test.each(['ana@b', 'test@test.com', 'ana at home'])('“%s” is noted, with what stands there masked', (email) => {
    const [note, ...others] = notesOf(email, 'yes')
    expect(others).toEqual([])
    expect(note?.message).toMatch(/^Agreed to e-mail, address not usable: the person gets a letter on paper\./)
    expect(JSON.stringify(note)).not.toContain(email)
  })

  test('is not noted of those who did not agree', () => {
    expect(notesOf('none', 'no')).toEqual([])
    expect(notesOf('ana@b', 'no').map(({ message }) => message)).toEqual([
      'This is not a valid e-mail address. It is not used, and the person gets a letter.',
    ])
  })
})
