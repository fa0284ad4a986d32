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
/** Behind a name these are no name: Rev and Hon may be. */
const TITLES_BEHIND = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof'])
const CREDENTIALS = new Set(
  'md do phd rn np pa-c dds dmd esq jd mph lpn dvm dpm dnp msw lcsw cpa facs mba crna aprn fnp'.split(' '),
)
/** Nobody's own name, so that they are none even where nothing else is left. */
const NEVER_NAMES = new Set('phd dds dmd esq mph pa-c dvm dpm dnp msw lcsw cpa facs crna aprn fnp'.split(' '))
/** Behind the given name these are a second one as well: Do is a family name, Np and Jd are initials. */
const BEHIND = new Set([...NEVER_NAMES, 'md', 'rn'])
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

/**
 * The parts of a whole name: `Last, First Middle`, `First Middle Last Jr`, with particles (`van der Berg`) in the last, and
 * `Last^First^Middle^Suffix^Title` as HL7 has it.
 */
export function splitName(whole: string): Name {
  if (whole.includes('^')) return fromHl7(whole)
  const all = whole
    .replace(/^([^,;]+);([^,;]+)$/, '$1,$2')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const parts = all.filter((part, at) => at === 0 || !isCredential(part, at, all))
  const at = parts.length > 2 ? parts.findIndex((part, place) => place > 0 && readSuffix(part)) : parts.length - 1
  const suffix = at > 0 ? readSuffix(parts[at]!) : undefined
  const rest = suffix ? parts.toSpliced(at, 1) : parts
  const name = rest.length > 1 ? lastFirst(rest[0]!, rest.slice(1).join(' ')) : firstLast(rest[0] ?? '')
  return suffix ? { ...name, suffix } : name
}

// "Do, Kim" and "Rahman, Md": what stands alone beside a family name is a name.
function isCredential(part: string, at: number, all: readonly string[]): boolean {
  const word = bare(part)
  if (!CREDENTIALS.has(word)) return false
  const [first = '', ...others] = all[0]!.toLowerCase().split(/\s+/)
  return NEVER_NAMES.has(word) || at > 1 || (others.length > 0 && !PARTICLES.has(first))
}

function fromHl7(whole: string): Name {
  const [family = '', given = '', middle = '', suffix = ''] = whole.split('^').map((part) => part.trim())
  return named(given || undefined, middle === '' ? [] : [middle], family === '' ? [] : [family], readSuffix(suffix))
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
  while (words.length > 1 && isTitle(words[0]!)) words.shift()
  while (words.length > 1 && isBehind(words.at(-1)!)) words.pop()
  return words
}

// Hon is a given name in Cantonese; the honorific has a period.
function isTitle(word: string): boolean {
  return (TITLES.has(bare(word)) && word.toLowerCase() !== 'hon') || word.toLowerCase() === 'sr.'
}

function isBehind(word: string): boolean {
  return TITLES_BEHIND.has(bare(word)) || BEHIND.has(bare(word))
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
