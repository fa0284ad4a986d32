import { textOf } from './plain-text.ts'

/** A sentence of more words than this is hard whatever its words are. */
const LONG_SENTENCE = 25
const HARD_GRADE = 12

/**
 * How many years of school English words need, by Flesch and Kincaid: 0.39 words a sentence + 11.8 syllables a word - 15.59.
 * Syllables are counted by the vowels, which is right for most words. null: there is nothing to read.
 */
export function readingGrade(markdown: string): number | null {
  const sentences = sentencesIn(textOf(markdown))
    .map(wordsIn)
    .filter((words) => words.length > 0)
  const words = sentences.flat()
  if (words.length === 0) return null
  return gradeOf(words, sentences.length)
}

/** The sentences of a text that are hard to read, as they stand in it: long ones, and those of long words. */
export function hardSentences(markdown: string): string[] {
  return sentencesIn(markdown).filter(isHard)
}

/** The text cut into its sentences, nothing of it lost, each with whether it is hard to read. */
export function markedSentences(markdown: string): { text: string; hard: boolean }[] {
  return markdown.split(/(?<=[.!?]\s)|(?<=\n)/).map((text) => ({ text, hard: isHard(text) }))
}

function isHard(sentence: string): boolean {
  const words = wordsIn(sentence)
  if (words.length < 8) return false
  return words.length > LONG_SENTENCE || gradeOf(words, 1) > HARD_GRADE
}

function gradeOf(words: readonly string[], sentences: number): number {
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0)
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59
}

// Items of a list and headings end where their line does.
function sentencesIn(text: string): string[] {
  const lines = text.replaceAll(/\n(?=[^\s\-\d#])/g, ' ').split('\n')
  return lines.flatMap((line) => line.split(/(?<=[.!?])\s+/)).filter((sentence) => /\p{L}/u.test(sentence))
}

function wordsIn(sentence: string): string[] {
  return sentence.match(/[\p{L}][\p{L}’'-]*/gu) ?? []
}

function syllablesIn(word: string): number {
  const plain = word.toLowerCase().replaceAll(/[^a-z]/g, '')
  return Math.max(1, (plain.replace(SILENT, '').match(/[aeiouy]+/g) ?? []).length)
}

// The e of `file` and `make`, not that of `table`; of `closed`, not of `wanted`; of `files`, not of `boxes`.
const SILENT = /(?<=[aeiouy]l|[^aeiouyl])e$|(?<=[^aeiouytd])ed$|(?<=[aeiouy]l|[^aeiouylscxzgh])es$/
