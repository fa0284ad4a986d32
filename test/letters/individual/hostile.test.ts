import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PLAIN_TERMS } from '../../../src/breach/incident/letter-text.ts'
import { ocrCover } from '../../../src/letters/documents/cover.ts'
import {
  mediaRelease,
  newspaperNotice,
  phoneScript,
  reviewReply,
  substituteNotice,
} from '../../../src/letters/documents/public.ts'
import { regulatorLetter } from '../../../src/letters/documents/regulator.ts'
import { composeLetter, type Render } from '../../../src/letters/individual/compose.ts'
import { letterFacts } from '../../../src/letters/individual/facts.ts'
import { SHIPPED } from '../../../src/letters/state/directory.ts'
import type { Letter } from '../../../src/letters/text/letter.ts'
import { laptopLetter, render, tenPeople } from '../../cast/letters.ts'
import { NAUGHTY } from '../../support/rosters/naughty.ts'
import { oddTag } from '../shown.ts'

const naughty = NAUGHTY.filter((text) => text.trim() !== '')

const ours = [
  '{{constructor.constructor "return 1"}}',
  '{{> layout}}{{#each this}}{{@key}}{{/each}}',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '![x](https://evil.example/pixel.png)',
  '</article><article class="letter">',
  '<!--',
  '$&$1$`',
]

/** This text in every place of a letter that anybody can write in. */
function everywhere(text: string, person = tenPeople[2]!.person): Letter {
  const words = { whatHappened: text, whatInformation: text, whatWeAreDoing: text, whatYouCanDo: text }
  const contact = { name: text, phone: text, address: text, website: text }
  const bureaus = SHIPPED.bureaus.map((bureau) => ({
    ...bureau,
    name: text,
    phone: text,
    freeze: text,
    alert: text,
    website: text,
  }))
  return {
    ...laptopLetter,
    practice: {
      ...laptopLetter.practice,
      name: text,
      address: { line1: text, line2: text, city: text, state: 'MA', zip: '02115' },
      contactName: text,
      tollFree: text,
      phone: text,
      email: text,
      website: text,
    },
    words,
    terms: {
      ...PLAIN_TERMS,
      translated: { es: { ...words, hours: text, update: text } },
      tollFree: text,
      hours: text,
      offer: {
        provider: text,
        months: 12,
        url: text,
        enrolBy: '2027-03-01',
        phone: text,
        code: text,
        asksForCard: false,
      },
      owner: text,
      directory: {
        checkedOn: null,
        bureaus,
        tradeCommission: contact,
        offices: { CA: contact, NY: contact, NC: contact },
      },
      update: text,
    },
    incident: { ...laptopLetter.incident, elements: ['name', 'ssn', text], people: 12 },
    person: {
      ...person,
      givenName: text,
      middleName: text,
      familyName: text,
      suffix: text,
      guardianName: text,
      representativeName: text,
      elements: ['ssn', text],
    },
  }
}

const letters = (text: string) =>
  [
    everywhere(text),
    everywhere(text, { ...tenPeople[4]!.person, language: 'es' }),
    everywhere(text, { ...tenPeople[3]!.person, language: text }),
    {
      ...everywhere(text, {
        ...tenPeople[0]!.person,
        address: { line1: text, line2: text, city: text, state: 'NC', zip: text, country: text },
      }),
      kind: 'supplemental' as const,
    },
  ].map((letter) => composeLetter(render, letterFacts(letter)))

function documents(text: string, languages = ['en', 'es']) {
  const { person: _, ...base } = everywhere(text)
  const regulator = {
    state: 'MA' as const,
    slug: 'attorney-general',
    office: text,
    citation: text,
    residents: 1,
    lettersOn: null,
    haveLettersGone: false,
  }
  const cover = { people: 1, track: null, due: null, citation: text, filedOn: null, trackingNumber: text, gaps: [text] }
  return languages.flatMap((language) => [
    substituteNotice(render, base, { language, postedOn: '2026-11-20' }),
    newspaperNotice(render, base, { language }),
    phoneScript(render, base, { language }),
    reviewReply(render, base, { language }),
    mediaRelease(render, base, { state: text, residents: 501, language }),
    regulatorLetter(render, base, regulator),
    ocrCover(render, base, cover),
  ])
}

/** What keeps HTML from being ours alone: an odd tag, a link that runs, a picture, more letters than one. */
function wrongIn(html: string): string | undefined {
  if (html.match(/<article/g)?.length !== 1) return 'more than one letter'
  const link = [...html.matchAll(/\shref="([^"]*)"/g)].find(
    ([, to = '']) => !/^(https?:|mailto:|tel:|\/assets\/)/i.test(to),
  )
  return link?.[0] ?? oddTag(html)
}

describe.each([...ours, ...naughty].map((text, at) => [at, text] as const))('the naughty text no. %i', (_, text) => {
  test('as every field of letters brings no markup and no template code into them', () => {
    for (const { html } of letters(text)) {
      expect(wrongIn(html)).toBeUndefined()
    }
  })

  test('as every field of documents brings none either', () => {
    for (const { html } of documents(text, ['es'])) expect(wrongIn(html)).toBeUndefined()
  })
})

test('template code in a fact is printed, never run', () => {
  const [letter] = letters('{{individual}} {{contact.any}}')
  expect(letter?.text).toContain('{{individual}} {{contact.any}}')
})

test('any text in every field gives balanced, known tags and one letter', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      '<',
      '>',
      '</p>',
      '{{',
      '}}',
      '[',
      '](',
      '\n\n',
      '\n- ',
      '# ',
      '**',
      '\\',
      '&lt;',
      '`',
      '|',
      '\u202e',
      '$',
    ),
  )
  const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(text, (hostile) => {
      for (const { html } of [...letters(hostile), ...documents(hostile)]) expect(wrongIn(html)).toBeUndefined()
    }),
    { numRuns: 40 },
  )
})

test('a template that names a fact which no letter carries is refused, not left empty', () => {
  const strict: Render = (name, facts) => render(name, { ...facts, contact: undefined })
  expect(() => composeLetter(strict, letterFacts(everywhere('x')))).toThrow(/cannot be rendered/)
})
