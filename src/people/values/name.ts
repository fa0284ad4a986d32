import type { Person } from './person.ts'

type Name = Pick<Person, 'givenName' | 'middleName' | 'familyName' | 'suffix'>

const SUFFIXES = new Map(
  Object.entries({
    jr: 'Jr',
    junior: 'Jr',
    sr: 'Sr',
    senior: 'Sr',
    ii: 'II',
    iii: 'III',
    iv: 'IV',
    v: 'V',
    '2nd': 'II',
    '3rd': 'III',
  }),
)
const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'rev', 'hon', 'sr.', 'sra', 'srta'])
const CREDENTIALS = new Set(['md', 'do', 'phd', 'rn', 'np', 'pa-c', 'dds', 'dmd', 'esq', 'jd', 'mph'])
const PARTICLES = new Set([
  'de',
  'del',
  'la',
  'las',
  'los',
  'da',
  'das',
  'do',
  'dos',
  'di',
  'van',
  'von',
  'der',
  'den',
  'ter',
  'bin',
  'ibn',
  'al',
  'el',
  'st',
  'st.',
  'mac',
  'san',
  'santa',
])

/** The parts of a whole name: `Last, First Middle`, `First Middle Last Jr`, with particles (`van der Berg`) in the last. */
export function splitName(whole: string): Name {
  const parts = whole
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && !CREDENTIALS.has(bare(part)))
  const suffix = parts.length > 1 ? readSuffix(parts.at(-1)!) : undefined
  const named = suffix ? parts.slice(0, -1) : parts
  const name = named.length > 1 ? lastFirst(named[0]!, named.slice(1).join(' ')) : firstLast(named[0] ?? '')
  return suffix ? { ...name, suffix } : name
}

/** The usual way to write a suffix, or undefined where the text is none. */
export function readSuffix(text: string): string | undefined {
  return SUFFIXES.get(bare(text))
}

function lastFirst(last: string, first: string): Name {
  const { words, suffix } = withoutSuffix(last.split(/\s+/))
  const given = withoutSuffix(wordsOf(first))
  const found = suffix ?? given.suffix
  return named(given.words[0], given.words.slice(1), words, found)
}

function firstLast(whole: string): Name {
  const { words, suffix } = withoutSuffix(wordsOf(whole))
  if (words.length < 2) return named(undefined, [], words, suffix)
  let family = words.length - 1
  while (family > 1 && PARTICLES.has(words[family - 1]!.toLowerCase())) family--
  return named(words[0], words.slice(1, family), words.slice(family), suffix)
}

function wordsOf(text: string): string[] {
  const words = text.split(/\s+/).filter((word) => word !== '')
  return words.length > 1 && (TITLES.has(bare(words[0]!)) || words[0]!.toLowerCase() === 'sr.') ? words.slice(1) : words
}

function withoutSuffix(words: string[]): { words: string[]; suffix: string | undefined } {
  const suffix =
    words.length > 2 || (words.length === 2 && bare(words[1]!) !== 'v') ? readSuffix(words.at(-1) ?? '') : undefined
  return suffix ? { words: words.slice(0, -1), suffix } : { words, suffix: undefined }
}

function named(given: string | undefined, middle: string[], family: string[], suffix: string | undefined): Name {
  return {
    ...(given && { givenName: given }),
    ...(middle.length > 0 && { middleName: middle.join(' ') }),
    ...(family.length > 0 && { familyName: family.join(' ') }),
    ...(suffix && { suffix }),
  }
}

function bare(word: string): string {
  return word.toLowerCase().replaceAll('.', '').trim()
}
