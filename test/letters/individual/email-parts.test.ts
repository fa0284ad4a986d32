import { describe, expect, test } from 'vitest'
import { composeLetter } from '../../../src/letters/individual/compose.ts'
import { emailOf } from '../../../src/letters/individual/email.ts'
import type { Letter } from '../../../src/letters/text/letter.ts'
import type { Person } from '../../../src/people/values/person.ts'
import { factsOf, laptopLetter, render } from '../../cast/letters.ts'
import { ana } from '../../cast/patients.ts'

const RICH = {
  whatHappened:
    'A laptop was *stolen* from a **locked** car.\n\n## Since when\n\nSince May. See [our page](https://maple.example/news?a=1&b=2).',
  whatInformation: 'These:\n\n- your name & address\n- "notes" <of visits>\n- 5 < 7',
  whatWeAreDoing: 'First:\n\n1. the locks\n2. the [list](mailto:list@maple.example)\n\nThen the rest.',
  whatYouCanDo: 'Call us.  \nOr write.',
}
const PLACES = {
  'a page': { page: 'https://book.example/unsubscribe/abc', mailbox: 'privacy@maple.example' },
  'a mailbox': { page: null, mailbox: 'privacy@maple.example' },
}

const READERS: Readonly<Record<string, [Person, Partial<Letter>]>> = {
  'an adult': [ana, {}],
  'somebody whose name needs care': [{ ...ana, givenName: 'Ana "Anny" <A.>', familyName: "O'Neil & Co." }, {}],
  'somebody of California': [{ ...ana, address: { line1: '1 Elm St', city: 'Fresno', state: 'CA', zip: '93701' } }, {}],
  'somebody of Massachusetts': [
    { ...ana, address: { line1: '1 Elm St', city: 'Boston', state: 'MA', zip: '02110' } },
    {},
  ],
  'somebody who reads Spanish': [{ ...ana, language: 'es' }, {}],
  'somebody who reads Arabic': [{ ...ana, language: 'ar' }, {}],
  'a minor alone': [{ ...ana, birthDate: '2015-01-01', ownCare: true }, {}],
  'somebody with a code for the free service': [ana, { code: 'ABCD-1234' }],
  'somebody who gets the sheet of help in other languages': [
    ana,
    {
      helpTexts: [
        { code: 'es', text: 'Ayuda gratis: llame.' },
        { code: 'ar', text: '\u0645\u0633\u0627\u0639\u062f\u0629' },
      ],
    },
  ],
}

describe.each(Object.entries(PLACES))('the two parts of an e-mail, with %s to go back to paper', (_, place) => {
  test.each(Object.entries(READERS))('say the same words in the same order to %s', (_, [person, changes]) => {
    for (const words of [laptopLetter.words, RICH]) {
      const facts = { ...factsOf(person, { reference: '2026-0014-1-1', words, ...changes }), address: [] }
      const { markdown, text: letter } = composeLetter(render, facts)
      const { html, text } = emailOf(render, { facts, markdown, text: letter }, place)
      expect(wordsOfHtml(html)).toEqual(wordsOf(text))
      expect(wordsOf(text).length).toBeGreaterThan(200)
    }
  })
})

// Links are spelled out in plain text, as far as their own words do not say where they lead.
function wordsOfHtml(html: string): string[] {
  const body = html.slice(html.indexOf('<body>'))
  const links = body.replaceAll(/<a href="([^"]*)">(.*?)<\/a>/g, (_, href: string, words: string) => {
    const place = unescaped(href)
      .replace(/^(mailto|tel):/, '')
      .replace(/\?subject=.*$/, '')
    return place.endsWith(unescaped(words)) ? words : `${words} (${place})`
  })
  return wordsOf(unescaped(links.replaceAll(/<ol[^>]*>/g, '').replaceAll(/<[^>]*>/g, ' ')))
}

function wordsOf(text: string): string[] {
  return (
    text
      .replaceAll(/^ *\d\. /gm, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

function unescaped(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (_, decimal, hex, name) =>
    name ? (NAMED[name] ?? '') : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16)),
  )
}
