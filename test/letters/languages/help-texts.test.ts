import { expect, test } from 'vitest'
import { HELP_LANGUAGES, helpTexts, languageNames, withNumbersKept } from '../../../src/letters/languages/help-texts.ts'

test('our own texts are English and Spanish alone, with the number to call, and the practice’s own stand in their place', () => {
  expect(helpTexts([], '(800) 555-0142').map(({ code }) => code)).toEqual(['en', 'es'])
  expect(helpTexts([], '(800) 555-0142').every(({ text }) => text.includes('(800) 555-0142'))).toBe(true)
  expect(helpTexts([], null).some(({ text }) => text.includes('{'))).toBe(false)
  const own = [
    { code: 'ru', text: 'R' },
    { code: 'es', text: 'S' },
    { code: 'vi', text: 'V' },
  ]
  expect(helpTexts(own, null).map(({ code, text }) => (code === 'en' ? code : text))).toEqual(['en', 'S', 'V', 'R'])
})

test('a number in writing from the right keeps its order, however often the text is saved', () => {
  const once = withNumbersKept({ code: 'ar', text: 'اتصل 800-555-0142 الآن' })
  expect(once).toBe('اتصل \u200e800-555-0142\u200e الآن')
  expect(withNumbersKept({ code: 'ar', text: once })).toBe(once)
  expect(withNumbersKept({ code: 'vi', text: 'gọi 800-555-0142' })).toBe('gọi 800-555-0142')
})

test('every language of the list has a name', () => {
  for (const code of HELP_LANGUAGES) expect(languageNames(code).called).not.toBe(code)
})
