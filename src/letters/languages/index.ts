import type { Day } from '../../breach/law/day.ts'
import en from './en.json' with { type: 'json' }
import es from './es.json' with { type: 'json' }
import { filled, type Language } from './language.ts'
import lines from './lines.json' with { type: 'json' }

/**
 * The languages in which letters are written whole. Another one is added by its words here, its templates in
 * templates/letters/<code>, and one line in this list.
 */
export const LANGUAGES: readonly Language[] = Object.freeze([en, es])

/** The languages into which the officer's English words are put. */
export const TRANSLATIONS: readonly Language[] = LANGUAGES.filter(({ code }) => code !== 'en')

/** The words of a language, by its code; English where letters are not written in it. */
export function wordsIn(code: string): Language {
  return LANGUAGES.find((language) => language.code === code) ?? en
}

/** The language that a roster names, in which letters are written whole; undefined: none of them. */
export function writtenLanguage(named: string | undefined): Language | undefined {
  return LANGUAGES.find(({ names }) => isNamed(names, named))
}

/** A line for a reader whose letter is in English: that this matters, and whom to call. null: the language is not known here. */
export function helpLine(named: string | undefined, phone: string | null): { code: string; line: string } | null {
  const known = lines.find(({ names }) => isNamed(names, named))
  if (!known) return null
  return { code: known.code, line: phone ? filled(known.line, { phone }) : known.without }
}

/** The codes of the languages that have such a line. */
export const LINE_LANGUAGES: readonly { code: string; called: string }[] = lines.map(({ code, called }) => ({
  code,
  called,
}))

/** The day as a letter in that language says it: `March 14, 2026`, `14 de marzo de 2026`. */
export function dayIn(language: Language, day: Day): string {
  const [year, month, date] = day.split('-').map(Number)
  return filled(language.day, {
    year: String(year),
    month: language.months[(month ?? 1) - 1] ?? '',
    day: String(date),
  })
}

// `es-MX` and `Spanish; Castilian` are Spanish: the longest beginning that some language is called by tells which.
function isNamed(names: readonly string[], named: string | undefined): boolean {
  const known = beginnings(named).find((said) => ALL_NAMES.has(said))
  return known !== undefined && names.includes(known)
}

const ALL_NAMES = new Set([...LANGUAGES, ...lines].flatMap((language): readonly string[] => language.names))

function beginnings(named = ''): string[] {
  const said = named.trim().toLowerCase().replaceAll('_', '-')
  const parts = said.split(/\s*[;,/(-]\s*/)
  return [said, ...parts.map((_, at) => parts.slice(0, parts.length - at).join('-'))]
}
