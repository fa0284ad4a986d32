import { markdownOf } from '../../../src/letters/individual/compose.ts'
import type { LetterFacts } from '../../../src/letters/individual/facts.ts'
import type { PrintableLetter } from '../../../src/pdf/letter/printer.ts'
import type { Person } from '../../../src/people/values/person.ts'
import { factsOf, laptopLetter, render } from '../../cast/letters.ts'

/** Given and family names in the scripts of a mixed roster; most of them Latin, as in most rosters here. */
const NAMES = `John Smith|Mary Johnson|Robert Williams|Linda Brown|Michael Jones|Barbara Miller|Ana López|Zoë Müller|
Łukasz Świętosławski|Ánh Nguyễn Thị|Ольга Жукова|Γιώργος Παπαδόπουλος|محمد الأحمد|דוד כהן|राजेश शर्मा|小明 王|太郎 山田|민준 김|
Susan Garcia|James Davis`
  .replaceAll('\n', '')
  .split('|')
const ENDINGS = ['', 'son', 'er', 'ton', 'field', 'man', 'ford', 'well', 'by', 'wood']
const STREETS = ['Oak', 'Elm', 'Maple', 'Main', 'Washington', 'Cedar', 'Pine', 'Lake']
const LATIN = /^[\x20-\u024f]+$/

/** Words that fill two pages with the rest of the letter. */
const words = {
  ...laptopLetter.words,
  whatHappened: `A laptop was stolen from a locked car. It was **not** encrypted.\n\n${'We looked into this with care, and this is what we know. '.repeat(16)}`,
  whatWeAreDoing: 'We told the police the same day. We are encrypting all of our laptops. '.repeat(12),
}

/** The facts of that many made-up letters, always the same, beginning with the letter of that number. */
export function* madeUpFacts(from: number, count: number): Generator<LetterFacts> {
  for (let number = from; number < from + count; number++)
    yield factsOf(madeUp(number), { words, reference: `2026-0014-1-${number}` })
}

/** The same letters, ready to print. */
export function* madeUpLetters(from: number, count: number): Generator<PrintableLetter> {
  for (const facts of madeUpFacts(from, count)) yield { facts, markdown: markdownOf(render, facts) }
}

function madeUp(number: number): Person {
  const [givenName = '', family = ''] = (NAMES[number % NAMES.length] ?? '').split(/ (.*)/)
  const ending = LATIN.test(family) ? (ENDINGS[Math.floor(number / NAMES.length) % ENDINGS.length] ?? '') : ''
  const line1 = `${1 + ((number * 7) % 9999)} ${STREETS[number % STREETS.length]} St`
  const address = { line1, city: 'Springfield', state: 'MA', zip: `0${1100 + (number % 99)}` }
  return { givenName, familyName: `${family}${ending}`, birthDate: '1980-02-03', address }
}
