import { describe, expect, test } from 'vitest'
import { KINDS, type Kind } from '../../../src/breach/law/kinds.ts'
import { draftFor } from '../../../src/letters/drafts/drafts.ts'
import { composeLetter } from '../../../src/letters/individual/compose.ts'
import { hardSentences, markedSentences, readingGrade } from '../../../src/letters/text/reading-grade.ts'
import { factsOf, render, tenPeople } from '../../cast/letters.ts'

test('a sentence of ten words of one syllable is read in the first year', () => {
  expect(readingGrade('The cat sat on the mat and ate the fish.')).toBeCloseTo(0.39 * 10 + 11.8 - 15.59, 5)
})

test('syllables are counted by the vowels, silent ones left out', () => {
  const grade = (words: string) => readingGrade(`${words}.`) ?? 0
  const syllables = (word: string) => Math.round((grade(word) + 15.59 - 0.39) / 11.8)
  expect(['stolen', 'encrypted', 'file', 'table', 'police', 'information', 'closed'].map(syllables)).toEqual([
    2, 3, 1, 2, 2, 4, 1,
  ])
})

test('nothing to read has no grade', () => {
  expect(readingGrade(' — \n- ')).toBeNull()
})

describe('sentences', () => {
  const long = `We found that ${'one more thing and '.repeat(8)}nothing else.`

  test('that are long or of long words are marked in place, and nothing of the text is lost', () => {
    const text = `Short one. ${long}\n\n- A list item\n- Another\n\nSee IdentityTheft.gov. Done!`
    const marked = markedSentences(text)
    expect(marked.map((sentence) => sentence.text).join('')).toBe(text)
    expect(marked.filter(({ hard }) => hard).map((sentence) => sentence.text.trim())).toEqual([long])
    expect(hardSentences(text)).toEqual([long])
  })
})

test.each(Object.keys(KINDS) as Kind[])('the draft for %s is plain enough for the eighth year', (kind) => {
  expect(readingGrade(Object.values(draftFor(kind)).join('\n\n'))).toBeLessThanOrEqual(8)
})

test.each(tenPeople)('what the letter about $name adds is plain enough too', ({ person }) => {
  expect(readingGrade(composeLetter(render, factsOf({ ...person, language: 'en' })).markdown)).toBeLessThanOrEqual(8)
})
