import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { elementOf } from '../../../src/breach/law/elements.ts'
import { ELEMENTS } from '../../../src/breach/law/vocabulary.ts'
import {
  dayIn,
  helpLine,
  LANGUAGES,
  LINE_LANGUAGES,
  TRANSLATIONS,
  wordsIn,
  writtenLanguage,
} from '../../../src/letters/languages/index.ts'
import { filled } from '../../../src/letters/languages/language.ts'
import { knownElements } from '../../../src/letters/state/elements.ts'

const filesOf = (language: string) =>
  readdirSync(new URL(`../../../templates/letters/${language}/`, import.meta.url), {
    recursive: true,
    encoding: 'utf8',
  })

/** What goes to the public and to individuals; what goes to offices and vendors is in English only. */
const OFFICIAL = /^(regulator|associate-demand|ocr-cover|accounting)/

const gapsIn = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(String).sort()

describe.each(TRANSLATIONS)('$called', ({ code }) => {
  test('has each template of letters and notices that English has', () => {
    const english = filesOf('en').filter((file) => !OFFICIAL.test(file))
    expect(english.filter((file) => !filesOf(code).includes(file))).toEqual([])
  })

  test('has a sentence for each of English, with the same gaps', () => {
    const [english, other] = [wordsIn('en'), wordsIn(code)] as unknown as Record<string, unknown>[]
    expect(Object.keys(other ?? {}).sort()).toEqual(Object.keys(english ?? {}).sort())
    for (const part of ['minor', 'deceased', 'represented', 'occurred'] as const)
      for (const [name, sentence] of Object.entries(wordsIn('en')[part]))
        expect(gapsIn(Object.entries(wordsIn(code)[part]).find(([each]) => each === name)?.[1] ?? '')).toEqual(
          gapsIn(sentence),
        )
    expect(gapsIn(wordsIn(code).page)).toEqual(gapsIn(wordsIn('en').page))
  })
})

test.each(LANGUAGES)('$called names every kind of data and twelve months', ({ elements, months }) => {
  expect(Object.keys(elements).sort()).toEqual([...ELEMENTS].sort())
  expect(new Set(months).size).toBe(12)
})

test('days are said as each language says them', () => {
  expect(dayIn(wordsIn('en'), '2026-03-04')).toBe('March 4, 2026')
  expect(dayIn(wordsIn('es'), '2026-03-04')).toBe('4 de marzo de 2026')
})

test.each([
  ['es', 'es'],
  ['Spanish', 'es'],
  ['ESPAÑOL', 'es'],
  ['es-MX', 'es'],
  ['Spanish; Castilian', 'es'],
  ['English', 'en'],
  ['en-US', 'en'],
])('“%s” on a roster is a language of letters', (named, code) => {
  expect(writtenLanguage(named)?.code).toBe(code)
})

test.each([['Klingon'], [''], [undefined], ['Russian'], ['__proto__'], ['constructor']])('%s is none', (named) => {
  expect(writtenLanguage(named)).toBeUndefined()
})

test.each([
  ['zh', 'zh-Hans'],
  ['Chinese', 'zh-Hans'],
  ['zh-Hant-TW', 'zh-Hant'],
  ['zh_TW', 'zh-Hant'],
  ['Cantonese', 'zh-Hant'],
  ['Chinese (Traditional)', 'zh-Hant'],
  ['Vietnamese', 'vi'],
  ['Korean', 'ko'],
  ['Filipino', 'tl'],
  ['rus', 'ru'],
  ['ar-EG', 'ar'],
  ['Haitian Creole', 'ht'],
  ['pt-BR', 'pt'],
  ['French', 'fr'],
  ['polski', 'pl'],
])('a reader of “%s” finds a line in %s', (named, code) => {
  expect(helpLine(named, '800-555-0100')).toMatchObject({ code, line: expect.stringContaining('800-555-0100') })
  expect(helpLine(named, null)?.line).not.toMatch(/\{|\d{3}/)
})

test('no line is offered in a language that nobody knows here, nor in English', () => {
  expect(helpLine('Klingon', '800-555-0100')).toBeNull()
  expect(helpLine('English', '800-555-0100')).toBeNull()
  expect(LINE_LANGUAGES).toHaveLength(12)
})

test('a fact that looks like a gap is not filled in turn', () => {
  expect(filled('Dear {name}', { name: '{to}', to: 'x' })).toBe('Dear {to}')
})

test.each([
  ['Social Security Number', 'ssn'],
  ['Driver’s License', 'driver_license'],
  ['drivers_license', 'driver_license'],
  ['DOB', 'birth_date'],
  ['diagnosis', 'medical'],
  ['Medical Record Number', 'account_number'],
  ['e_mail', 'email'],
  ['hat size', undefined],
])('“%s” in the column of data elements is %s', (name, element) => {
  expect(elementOf(name)).toBe(element)
})

test('kinds of data stand in one order, each once', () => {
  expect(knownElements(['SSN', 'name', 'social security', 'nonsense'])).toEqual(['name', 'ssn'])
})
