import type { Key } from './seal.ts'

// Sixteen bits as five letters that can be said and heard: Wilkerson, "A Proposal for Proquints" (2009), arXiv:0901.4016.
const CONSONANTS = 'bdfghjklmnprstvz'
const VOWELS = 'aiou'
const WORD = /^[bdfghjklmnprstvz][aiou][bdfghjklmnprstvz][aiou][bdfghjklmnprstvz]$/

const KEY_BYTES = 32
const BYTES_A_LINE = 4

/** How many lines a key takes. */
export const RECOVERY_LINES = KEY_BYTES / BYTES_A_LINE

/**
 * A key of 32 bytes as eight lines of three words that can be read out: two are the key, and the third checks its own line and
 * place.
 */
export function recoveryLines(key: Key): string[] {
  return Array.from({ length: RECOVERY_LINES }, (_, at) => {
    const part = key.subarray(at * BYTES_A_LINE, (at + 1) * BYTES_A_LINE)
    return [...wordsOf(part), checkWord(at, part)].join(' ')
  })
}

/** The key that was read, or in a sentence the line that was mistyped. */
export type Recovered = { key: Key } | { fault: string }

/** Reads such lines back: upper or lower case, with or without their numbers, empty lines left out. */
export function readRecoveryLines(text: string): Recovered {
  const lines = text.split(/\r?\n/).map(wordsIn).filter(isSomething)
  const parts: Uint8Array[] = []
  for (const [at, words] of lines.slice(0, RECOVERY_LINES).entries()) {
    const part = partOf(at, words)
    if (typeof part === 'string') return { fault: part }
    parts.push(part)
  }
  if (lines.length === RECOVERY_LINES) return { key: new Uint8Array(Buffer.concat(parts)) }
  return { fault: `The sheet has ${RECOVERY_LINES} lines of words. ${lines.length} were typed.` }
}

function wordsIn(line: string): string[] {
  return line
    .toLowerCase()
    .replace(/^\s*\d+[.):]?/, '')
    .split(/[\s,-]+/)
    .filter((word) => word !== '')
}

function isSomething(words: string[]): boolean {
  return words.length > 0
}

function partOf(at: number, words: string[]): Uint8Array | string {
  const where = `Line ${at + 1}`
  if (words.length !== 3) return `${where} has ${words.length} words. It must have three.`
  const strange = words.findIndex((word) => !WORD.test(word))
  if (strange >= 0) return `${where}: word ${strange + 1} is mistyped. Compare it with the sheet.`
  const part = Buffer.from(words.slice(0, 2).flatMap(bytesOf))
  if (checkWord(at, part) === words[2]) return part
  return `${where} is mistyped, or is not line ${at + 1} of the sheet: its last word does not fit the other two.`
}

function wordsOf(bytes: Uint8Array): string[] {
  const words: string[] = []
  for (let at = 0; at < bytes.length; at += 2) words.push(wordOf(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)))
  return words
}

function wordOf(number: number): string {
  const consonant = (shift: number) => CONSONANTS[(number >> shift) & 15]
  const vowel = (shift: number) => VOWELS[(number >> shift) & 3]
  return [consonant(12), vowel(10), consonant(6), vowel(4), consonant(0)].join('')
}

function bytesOf(word: string): [number, number] {
  const [a, b, c, d, e] = [...word].map((letter, at) => (at % 2 === 0 ? CONSONANTS : VOWELS).indexOf(letter))
  const number = ((a ?? 0) << 12) | ((b ?? 0) << 10) | ((c ?? 0) << 6) | ((d ?? 0) << 4) | (e ?? 0)
  return [number >> 8, number & 255]
}

function checkWord(at: number, part: Uint8Array): string {
  return wordOf([at, ...part].reduce(nextCrc, 0xffff))
}

// The polynomial of ITU-T V.41: whatever is wrong within sixteen bits, a word or the place of its line, is always found.
function nextCrc(crc: number, byte: number): number {
  let next = crc ^ (byte << 8)
  for (let bit = 0; bit < 8; bit++) next = ((next << 1) ^ (next & 0x8000 ? 0x1021 : 0)) & 0xffff
  return next
}
