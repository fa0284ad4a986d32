import { describe, expect, test } from 'vitest'
import { composeLetter } from '../../../src/letters/individual/compose.ts'
import { emailOf } from '../../../src/letters/individual/email.ts'
import type { Letter } from '../../../src/letters/text/letter.ts'
import type { Person } from '../../../src/people/values/person.ts'
import { factsOf, laptopLetter, render } from '../../cast/letters.ts'
import { ana } from '../../cast/patients.ts'
import { NAUGHTY } from '../../support/rosters/naughty.ts'
import { shownText } from '../shown.ts'

const PLACE = { page: 'https://book.example/unsubscribe/abc', mailbox: 'privacy@maple.example' }

function emailTo(
  person: Person,
  changes: Partial<Letter> = {},
  place: typeof PLACE | { page: null; mailbox: string } = PLACE,
) {
  const facts = factsOf(person, { reference: '2026-0014-1-1', ...changes })
  const { markdown, text } = composeLetter(render, facts)
  return { ...emailOf(render, { facts, markdown, text }, place), letter: text }
}

describe('a letter as e-mail', () => {
  test('says all that the letter says, as text and as HTML', () => {
    const { text, html, letter } = emailTo(ana)
    expect(text.startsWith(letter)).toBe(true)
    for (const words of ['Ana M. López', 'A laptop was stolen from a locked car.', '(800) 555-0100', '2026-0014-1-1'])
      expect({ text, html: shownText(html) }).toEqual({
        text: expect.stringContaining(words),
        html: expect.stringContaining(words),
      })
    expect(html).toContain('<html lang="en">')
  })

  test('has a subject that tells nothing of health, of a breach or of the practice', () => {
    expect(emailTo(ana).subject).toBe('A notice about your information, reference 2026-0014-1-1')
  })

  test('ends with how to have letters on paper: by a page, or by a mailbox where no page can be reached', () => {
    expect(emailTo(ana).text).toMatch(
      /\n-- \nThis letter comes by e-mail because you agreed to that\.\nTo have letters on paper from now on, open https:\/\/book\.example\/unsubscribe\/abc\n$/,
    )
    expect(emailTo(ana).html).toContain('<a href="https://book.example/unsubscribe/abc">')
    const { text, html } = emailTo(ana, {}, { page: null, mailbox: PLACE.mailbox })
    expect(text).toContain('write to privacy@maple.example and give the reference 2026-0014-1-1.')
    expect(html).toContain('<a href="mailto:privacy@maple.example?subject&#x3D;No%20more%20letters%20by%20e-mail')
  })

  test('speaks about itself in the language of the letter, and in English where it has no other', () => {
    const facts = factsOf(ana, { reference: '2026-0014-1-1' })
    const letter = { markdown: 'Hola', text: 'Hola' }
    const inSpanish = emailOf(render, { ...letter, facts: { ...facts, language: 'es' } }, PLACE)
    expect(inSpanish.subject).toBe('Un aviso sobre su información, referencia 2026-0014-1-1')
    expect(inSpanish.text).toContain(
      'Para recibir las cartas en papel de ahora en adelante, abra https://book.example/',
    )
    expect(inSpanish.html).toContain('<html lang="es">')
    expect(emailOf(render, { ...letter, facts: { ...facts, language: 'xx' } }, PLACE).subject).toContain('A notice')
  })

  test('loads nothing from anywhere and reports nothing to anybody', () => {
    expect(emailTo(ana).html).not.toMatch(
      /<(img|script|link|iframe|style|object|embed|video)\b|\s(src|style|background|on\w+)=/i,
    )
  })

  test('prints no naughty string as markup, whoever bears it', () => {
    const tags = new Set(tagsIn(emailTo(ana).html))
    for (const text of NAUGHTY) {
      const practice = { ...laptopLetter.practice, name: text, contactName: text }
      const { html, subject } = emailTo({ ...ana, givenName: text, familyName: text }, { practice })
      expect({ text, strange: tagsIn(html).filter((tag) => !tags.has(tag)) }).toEqual({ text, strange: [] })
      expect(subject).not.toMatch(/\p{Cc}/u)
    }
  })
})

function tagsIn(html: string): string[] {
  return [...html.matchAll(/<[^>]*>?/g)].map(([tag]) => tag)
}
