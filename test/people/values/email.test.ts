import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreedToEmail } from '../../../src/actions/mailing/due-letters.ts'
import { readEmail } from '../../../src/people/values/email.ts'
import { emailAddress } from '../../../src/people/values/email-address.ts'
import { personOf, rowsOf } from '../people.ts'

const NONE =
  `none@none.com|noemail@noemail.com|declined@declined.com|unknown@unknown.com|test@test.com|na@na.com|patient@noemail.com
none@gmail.com|no-email@yahoo.com|no.email@aol.com|refused@gmail.com|declined@practice.org|x@x.com|xxx@xxx.com|a@a.com|abc@abc.com
test@gmail.com|123@123.com|noreply@firm.com|donotemail@none.org|patient@email.com|noemail@gmail.com|nomail@nomail.net|aaaa@aaaa.com
none|NONE|N/A|declined|patient declined|no email|unknown|ask for email|a@example.com; b@example.com|a@b.com b@c.com
user@good-corp.com(x)evil.com|"xclow3n@gmail.com x"@internal.domain|jane@|@example.com|jane@example|jane.example.com|jane@exam ple.com
jane@@example.com|jane..doe@example.com|jane@example..com|<script>@example.com|jane@none.invalid|Jane <jane@example.com>, x|on file`.split(
    /[|\n]/,
  )

describe('no consent and no e-mail', () => {
  test.each(NONE)('by “%s”, although the column says yes', (text) => {
    const person = personOf('Last,Email,Email Consent', `Doe,"${text.replaceAll('"', '""')}",yes`)
    expect(person.email).toBeUndefined()
    if (text.includes('@')) expect(person.emailConsent ?? false).toBe(false)
    expect(agreedToEmail(person)).toBe(false)
  })

  test('and a refusal written in its place holds', () => {
    expect(personOf('Last,Email,Email Consent', 'Doe,declined@declined.com,yes').emailConsent).toBe(false)
  })

  test('what was made up is named, and an empty word is not', () => {
    const notes = (text: string) => rowsOf(`Last,Email\nDoe,${text}\n`)[0]!.notes
    expect(notes('none@none.com')).toMatchObject([{ column: 'Email', message: expect.stringContaining('made-up') }])
    expect(notes('none')).toEqual([])
  })
})

describe('an e-mail address', () => {
  test.each(
    `ok@example.com|jane.doe+clinic@gmail.com|o'neil@example.org|na.kim@gmail.com|jtest@gmail.com|test.ann@school.edu|ann@nonesuch.org
nona@gmail.com|declan@gmail.com|max.power@refuse-company.com|info@smithfarm.com|x@patients.example|me@annsmith.com|a@b.org|na@kimfamily.net
josé@example.com|jane@xn--exmple-cua.com|unknown.artist@gmail.com|walker@walker.com|page@page.com`.split(/[|\n]/),
  )('“%s” is somebody’s', (text) => {
    expect(readEmail(text)).toEqual({ is: 'address', address: text })
  })

  test.each([
    ['JANE@Example.com', 'jane@example.com'],
    ['jane@example.com.', 'jane@example.com'],
    ['mailto:jane@example.com', 'jane@example.com'],
    ['<jane@example.com>', 'jane@example.com'],
    ['mailto:jane@example.com?subject=Hello', 'jane@example.com'],
    ['jane@exämple.com', 'jane@xn--exmple-cua.com'],
    ['jane@bücher.example', 'jane@xn--bcher-kva.example'],
    ['jane@例え.テスト', 'jane@xn--r8jz45g.xn--zckzah'],
    ['Jane@Example.COM.', 'jane@example.com'],
  ])('“%s” is read as %s', (text, address) => {
    expect(personOf('Last,Email', `Doe,${text}`).email).toBe(address)
  })

  test('is the only thing that is ever sent to, whatever stands in a file', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string(), fc.string({ unit: 'binary' })), (text) => {
        const read = readEmail(text)
        if (read.is === 'address') {
          expect(emailAddress(read.address)).toBe(read.address)
          expect(read.address.split('@')).toHaveLength(2)
          expect(read.address).not.toMatch(/[\s()<>[\]:;,"\\]/)
        }
      }),
    )
  })
})
