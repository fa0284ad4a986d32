/** A record that was merged into another: by its number, where the text has one. `rest` is the text without what says so. */
export type MergedRecord = { into?: string; rest: string }

/** What a text in a name, a status or a note says of a record that was merged; undefined where it says nothing of it. */
export function readMergedRecord(text: string, as: 'name' | 'status' | 'note'): MergedRecord | undefined {
  if (text.length > LONGEST || !maySayMerged(text)) return undefined
  const found = (as === 'note' ? IN_NOTES : IN_SHORT).map((phrase) => phrase.exec(text)).find((each) => each !== null)
  if (found) return { into: found.groups!.into!.replace(/[-.]+$/, ''), rest: without(text, found[0]) }
  if (as === 'note') return undefined
  const mark = (as === 'name' ? MARK_IN_NAME : MARK).exec(text)
  return mark ? { rest: without(text, mark[0]) } : undefined
}

/** No front desk says it in more; what is longer is a document. */
const LONGEST = 2_000

/** Whether it is worth looking closer at a text: asked of every row, and true of few. */
export function maySayMerged(text: string): boolean {
  return MAY_SAY.test(text)
}

/** The same of a name, in less time: most have letters alone, and nobody is called Merged Record. */
export function maySayMergedInName(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < UPPER_A ? code > SPACE && !IN_NAMES.has(code) : BRACKETS.has(code)) return MAY_SAY.test(text)
  }
  return text.length >= SHORTEST_MARK && MARK_IN_NAME.test(text)
}

const [SPACE, UPPER_A] = [0x20, 0x41]
const codesOf = (signs: string) => new Set([...signs].map((sign) => sign.charCodeAt(0)))
const IN_NAMES = codesOf("',.")
const BRACKETS = codesOf('[{_')
const SHORTEST_MARK = 'merged chart'.length

const MAY_SAY = /merg|dup|combin|\b(?:see|use|now)\b/i

const OF = '(?:(?:with|the|patient|pt|record|rec|chart|mrn|mr|account|acct|id|number|num|no|nbr|file)\\b[\\s.:#]*)*'
const NUMBER = '(?<into>[a-z]{0,4}-?\\d[\\w-]*)(?![\\w/]|\\.\\d)'
/** Words, or the day on which it happened. */
const BETWEEN = '(?:\\D|\\d+/\\d+/\\d+|\\d{4}-\\d\\d-\\d\\d){0,24}?'
const NAMED = '(?:patient|pt|record|rec|chart|mrn|mr|account|acct|id)\\b[\\s.:#]*'

// Surest first. `see 1234` alone may be anything in a note.
const IN_NOTES = [
  new RegExp(`\\b(?:merged?|combined|consolidated)\\b${BETWEEN}\\b(?:in)?to\\b[\\s:#-]*${OF}${NUMBER}`, 'i'),
  new RegExp(`\\bmerged?\\b[^\\d]{0,12}?\\b(?:use|see|now|with)\\b[\\s:#-]*${OF}${NUMBER}`, 'i'),
  new RegExp(`\\bdup(?:licate|e)?\\b${BETWEEN}\\b(?:of|see|use|to|with)\\b[\\s:#-]*${OF}${NUMBER}`, 'i'),
  new RegExp(`\\b(?:do not use|inactive)\\b[^\\d]{0,12}?\\b(?:use|see)\\b[\\s:#-]*${OF}${NUMBER}`, 'i'),
]
const IN_SHORT = [
  ...IN_NOTES,
  new RegExp(`\\b(?:see|use|now)\\b[\\s:#-]*${NAMED}${OF}${NUMBER}`, 'i'),
  new RegExp(`^\\W*(?:see|use)\\b[\\s:#-]*${OF}${NUMBER}\\W*$`, 'i'),
  new RegExp(`\\b(?:merged?|dup(?:licate|e)?)\\b[\\s:#=>-]*${OF}${NUMBER}\\W*$`, 'i'),
]

const MARK =
  /^(?=.*\b(?:merged?|dup(?:licate|e)?)\b)\W*(?:\b(?:in-?active|merged?|dup(?:licate|e)?|record|chart|patient|account|do not use)\b\W*){1,6}$/i
// Nobody is called so; as part of a longer name only what is set apart by a sign.
const MARK_IN_NAME =
  /[-*([{<_]+ *(?:merged|duplicate|dup)(?: (?:record|chart|patient|account))?(?: *-* *(?:do not use|inactive))? *(?:[-*)\]}>_]+|$)|^ *(?:merged|duplicate) (?:record|chart|patient|account)(?: *-* *(?:do not use|inactive))? *$/i

function without(text: string, phrase: string): string {
  return text
    .replace(phrase, ' ')
    .replace(/[([{*<]+\s*[)\]}*>]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s\-*,;:/|)\]}>]+|[\s\-*,;:/|([{<]+$/g, '')
}
