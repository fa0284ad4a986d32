import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PLAIN_TERMS } from '../../../src/breach/incident/letter-text.ts'
import { composeLetter } from '../../../src/letters/individual/compose.ts'
import { LANGUAGES } from '../../../src/letters/languages/index.ts'
import { phoneAsWritten } from '../../../src/letters/text/phone.ts'
import { factsOf, laptopLetter, render } from '../../cast/letters.ts'
import { ana, ruth, timAlone } from '../../cast/patients.ts'

test.each([
  ['5552345678', '(555) 234-5678'],
  ['800-555-0100', '(800) 555-0100'],
  ['555-234-5678', '(555) 234-5678'],
  ['(555)234-5678', '(555) 234-5678'],
  ['(555) 234-5678', '(555) 234-5678'],
  ['555.234.5678', '(555) 234-5678'],
  ['555 234 5678', '(555) 234-5678'],
  ['+1 555 234 5678', '(555) 234-5678'],
  ['+15552345678', '(555) 234-5678'],
  ['1-877-566-7226', '(877) 566-7226'],
  ['555-234-5678 x12', '(555) 234-5678 ext. 12'],
  ['555-234-5678, ext 3', '(555) 234-5678 ext. 3'],
  ['877-566-7226 (5-NO-SCAM)', '(877) 566-7226 (5-NO-SCAM)'],
  ['555-234-5678 or 555-234-5679', '(555) 234-5678 or (555) 234-5679'],
])('the number %s is written %s', (typed, written) => {
  expect(phoneAsWritten(typed)).toBe(written)
})

test.each([
  '+44 20 7946 0958',
  '800-FLOWERS',
  '911',
  '234-5678',
  '+49 30 1234567',
  '52 55 1234 5678 90',
  '',
  'ask at the desk',
])('the number “%s” stays as it is', (typed) => {
  expect(phoneAsWritten(typed)).toBe(typed)
})

test('a number written once is written so, and no digit is ever lost', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9()+. x-]{0,24}$/), (typed) => {
      const written = phoneAsWritten(typed)
      expect(phoneAsWritten(written)).toBe(written)
      const digits = (text: string) => text.replace(/\D/g, '')
      expect(digits(typed).replace(/1/g, '')).toBe(digits(written).replace(/1/g, ''))
    }),
  )
})

describe.each(LANGUAGES)('each letter in $called', ({ code }) => {
  const people = [ana, ruth, timAlone, { ...timAlone, ownCare: true as const, confidential: true as const }]
  const words = { ...laptopLetter.words, hours: null, update: null }

  test('says whom to call for large print, Braille or an interpreter', () => {
    for (const person of people)
      for (const state of ['MA', 'CA', 'RI', 'WY']) {
        const facts = factsOf(
          { ...person, language: code, address: { ...person.address, state } },
          { terms: terms(words) },
        )
        const { text } = composeLetter(render, facts)
        expect(facts.language).toBe(code)
        expect(text.replaceAll(/\s+/g, ' ')).toMatch(
          /(?:Braille or an interpreter, free: call|braille o intérprete, gratis: llame al) \(800\) 555-0100\./,
        )
      }
  })

  test('says it too where the practice has no telephone', () => {
    const { tollFree: _, ...practice } = laptopLetter.practice
    const facts = factsOf({ ...ana, language: code }, { practice, terms: terms(words) })
    expect(composeLetter(render, facts).text.replaceAll(/\s+/g, ' ')).toMatch(
      /an interpreter, free: ask us|intérprete, gratis: pídalo/,
    )
  })
})

function terms(words: typeof laptopLetter.words & { hours: null; update: null }) {
  return { ...PLAIN_TERMS, translated: { es: words } }
}
