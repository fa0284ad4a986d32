import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KINDS, type Kind } from '../../../src/breach/law/kinds.ts'
import { draftFor } from '../../../src/letters/drafts/drafts.ts'
import { oneLine } from '../../../src/letters/envelope/addressee.ts'
import { composeLetter, printDocument } from '../../../src/letters/individual/compose.ts'
import type { LetterFacts } from '../../../src/letters/individual/facts.ts'
import type { Words } from '../../../src/letters/text/letter.ts'
import { factsOf, laptopLetter, render } from '../../cast/letters.ts'
import { ana, ruthAlone, timAlone } from '../../cast/patients.ts'
import { NAUGHTY } from '../../support/rosters/naughty.ts'
import { oddTag, shownText } from '../shown.ts'

const HEADINGS = [
  'Notice of Data Breach',
  'What Happened',
  'What Information Was Involved',
  'What We Are Doing',
  'What You Can Do',
  'For More Information',
]

const compose = (facts: LetterFacts) => composeLetter(render, facts)
const headingsOf = (html: string) => [...html.matchAll(/<h[12]>([^<]*)<\/h[12]>/g)].map(([, heading]) => heading)

describe('the letter to an adult', () => {
  const { html, text, markdown } = compose(factsOf(ana))

  test('has the title and the five headings in order, in every form', () => {
    expect(headingsOf(html)).toEqual(HEADINGS)
    const inText = HEADINGS.map((heading) => text.indexOf(`\n${heading.toUpperCase()}\n`))
    expect(inText.every((at, index) => at > (inText[index - 1] ?? 0))).toBe(true)
    expect(markdown).toContain('## What You Can Do')
  })

  test('tells all five elements of 45 CFR 164.404(c)(1)', () => {
    for (const form of [shownText(html), text.replaceAll(/\s+/g, ' ')]) {
      expect(form).toContain('A laptop was stolen')
      expect(form).toContain('between October 28, 2026 and November 1, 2026. We discovered it on November 2, 2026.')
      expect(form).toContain('the dates of your visits')
      expect(form).toContain('Read the statements from your insurer')
      expect(form).toContain('We told the police the same day')
      expect(form).toContain('(800) 555-0100')
      expect(form).toContain('privacy@maple.example')
      expect(form).toContain('12 Maple Street, Suite 4, Boston, MA 02115')
    }
  })

  test('bears its day, its reference, its sender and its reader', () => {
    expect(text.split('\n').slice(0, 11)).toEqual([
      'Maple Street Dermatology, P.A.',
      '12 Maple Street',
      'Suite 4',
      'Boston, MA 02115',
      '',
      'November 20, 2026',
      'Reference: 2026-0014',
      '',
      'ANA M LÓPEZ',
      '742 EVERGREEN TER APT 3B',
      'SPRINGFIELD MA  01105-1234',
    ])
    expect(text).toContain('\nDear Ana M. López:\n')
  })

  test('keeps plain text within 72 characters and under the mark of a list', () => {
    expect(text.split('\n').filter((line) => line.length > 72)).toEqual([])
    expect(text).toContain('- Mail: Maple Street Dermatology, P.A., 12 Maple Street, Suite 4,\n  Boston, MA 02115')
    expect(text).toContain('See IdentityTheft.gov\n(https://www.identitytheft.gov).')
  })

  test('leaves out the ways of asking that the practice does not have', () => {
    const { tollFree: _, website: __, ...practice } = laptopLetter.practice
    const { text } = compose(factsOf(ana, { practice }))
    expect(text).not.toMatch(/Toll-free|Web site|null/)
    expect(text).toContain('- E-mail: privacy@maple.example')
  })
})

test.each([
  [{ occurredFrom: '2026-10-28', occurredTo: '2026-10-28' }, 'This happened on October 28, 2026.'],
  [{ occurredFrom: '2026-10-28', occurredTo: null }, 'This began on October 28, 2026.'],
  [{ occurredTo: '2026-10-28' }, 'This ended on October 28, 2026. We do not know on which day it began.'],
  [{}, 'We do not know on which day this happened.'],
])('says of the days %j: %s', (days, sentence) => {
  const incident = { reference: 'x', discoveredOn: '2026-11-02', ...days }
  expect(compose(factsOf(ana, { incident })).text.replaceAll('\n', ' ')).toContain(
    `${sentence} We discovered it on November 2, 2026.`,
  )
})

test('a minor’s letter goes to the parent and says whose information it is', () => {
  const { text } = compose(factsOf(timAlone))
  expect(text).toContain('TO THE PARENT OR GUARDIAN OF\nTIM PARK\n')
  expect(text).toContain('Dear Parent or Guardian of Tim Park:')
  expect(text.replaceAll('\n', ' ')).toContain('what happened and what you can do for Tim Park.')
})

test('the letter about somebody who died goes to the next of kin, with a word of regret', () => {
  const { text } = compose(factsOf(ruthAlone))
  expect(text).toContain('TO THE FAMILY OF\nRUTH WEISS\n')
  expect(text).toContain('We are sorry for your loss')
  expect(text).not.toContain('Dear Ruth')
})

describe('values that look like markup', () => {
  const hostile = [
    '*_[x](javascript:alert(1))',
    '{{individual}}',
    '<!--',
    '```',
    '1. one',
    '# one',
    '    four',
    '&lt;b&gt;',
    '[a]: /x',
  ]

  test.each([...hostile, ...NAUGHTY].filter((name) => oneLine(name) !== ''))('the name %j prints as itself', (name) => {
    const { html, text } = compose(factsOf({ ...ana, givenName: name, middleName: 'ö', familyName: 'Q' }))
    const printed = `Dear ${oneLine(`${name} ö Q`)}:`
    expect(shownText(html)).toContain(printed.replaceAll(/\s+/g, ' '))
    expect(text.replaceAll(/\s+/g, ' ')).toContain(printed.replaceAll(/\s+/g, ' '))
    expect(oddTag(html)).toBeUndefined()
    expect(headingsOf(html)).toEqual(HEADINGS)
  })

  test('links lead to the web, to mail or to a telephone, and nowhere else, also inside a list', () => {
    const links =
      '- [a](javascript:alert(1))\n- [b](data:text/html,x)\n- <javascript:alert(1)>\n- ![c](https://x.example/p.png)'
    const { html } = compose(
      factsOf(ana, { words: { ...laptopLetter.words, whatYouCanDo: `${links}\n- [d](tel:8005550100)` } }),
    )
    expect([...html.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href)).toEqual(['tel:8005550100'])
    expect(html).not.toContain('<img')
  })

  test.each([
    '```',
    '~~~',
    '<!-- never closed',
    '<div>',
    '<script>',
    '    code',
    '[What]: /x',
    '<pre>',
    '`',
    '- a\n\n      deep',
  ])('words that open %j and never close it swallow nothing of the letter', (opened) => {
    const { html } = compose(
      factsOf(ana, { words: { ...laptopLetter.words, whatHappened: `We know this.\n\n${opened}` } }),
    )
    expect(headingsOf(html)).toEqual(HEADINGS)
    expect(oddTag(html)).toBeUndefined()
    expect(shownText(html)).toContain('We discovered it on November 2, 2026.')
  })
})

test('any words and any names give balanced, known tags and no script', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      '<script>',
      '<!--',
      '-->',
      '```\n',
      '\n\n',
      '\n- ',
      '\n1. ',
      '[',
      '](',
      'javascript:',
      '**',
      '_',
      '> ',
      '<a href="',
      '\\',
      '&',
      '|',
      '\n---\n',
    ),
  )
  const anything = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
  const words = fc.record({
    whatHappened: anything,
    whatInformation: anything,
    whatWeAreDoing: anything,
    whatYouCanDo: anything,
  })
  fc.assert(
    fc.property(words, anything, (words, givenName) => {
      const { html } = compose(factsOf({ ...timAlone, givenName, guardianName: givenName }, { words }))
      expect(oddTag(html)).toBeUndefined()
      expect(html).not.toMatch(/<script|href="(?!https?:|mailto:|tel:|\/assets\/)/i)
      expect(headingsOf(html).filter((heading) => HEADINGS.includes(heading ?? ''))).toEqual(
        expect.arrayContaining(HEADINGS),
      )
    }),
    { numRuns: 300 },
  )
})

describe('the document for the printer', () => {
  test('holds each letter once, in order, in one document with one style sheet', async () => {
    const html = await joined(
      printDocument(
        render,
        [ana, timAlone, ruthAlone].map((person) => factsOf(person)),
      ),
    )
    expect(html.match(/<article class="letter"/g)).toHaveLength(3)
    expect(html.match(/<!doctype html>/g)).toHaveLength(1)
    expect(html.match(/<link rel="stylesheet" href="\/assets\/letter.css">/g)).toHaveLength(1)
    expect(html.indexOf('ANA M')).toBeLessThan(html.indexOf('TIM PARK'))
    expect(oddTag(html)).toBeUndefined()
  })

  test('takes the letters one at a time, so that a long roster never stands in memory', async () => {
    let made = 0
    async function* endless() {
      for (;;) {
        made += 1
        yield factsOf(ana)
      }
    }
    const chunks = printDocument(render, endless())
    for (let read = 0; read < 4; read += 1) await chunks.next()
    expect(made).toBe(3)
  })
})

describe('plain English', () => {
  test('the letter around the words is at most of the eighth grade', () => {
    const { text } = compose(factsOf(timAlone))
    expect(gradeOf(text.slice(text.indexOf('We are writing')))).toBeLessThan(9)
  })

  test.each(Object.keys(KINDS) as Kind[])('the draft for %s is at most of the eighth grade', (kind) => {
    const draft: Words = draftFor(kind)
    expect(gradeOf(Object.values(draft).join('\n').replaceAll(/[[\]]/g, ''))).toBeLessThan(9)
  })
})

async function joined(chunks: AsyncIterable<string>): Promise<string> {
  const pieces: string[] = []
  for await (const chunk of chunks) pieces.push(chunk)
  return pieces.join('')
}

/** Flesch-Kincaid grade, syllables counted as groups of vowels. */
function gradeOf(text: string): number {
  const sentences = text.split(/[.:!?](?:\s|$)|\n\s*\n|\n- /).filter((sentence) => /\w/.test(sentence))
  const words = text.match(/[A-Za-z’']+/g) ?? []
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
}

function syllablesOf(word: string): number {
  const spoken = word.toLowerCase().replace(/(?:[^laeiouy]es|[^t]ed|[^laeiouy]e)$/, '')
  return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 0)
}
