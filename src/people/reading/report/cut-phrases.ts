/**
 * What a line of a report says of how much of it there is: so many of so many are shown, it was cut, or it has so many rows
 * (`ofRows`) or people.
 */
export type SaidOfLength =
  | { says: 'shown'; shown: number; of: number }
  | { says: 'cut'; shown?: number }
  | { says: 'count'; count: number; ofRows: boolean }

/** Reads such a line; undefined where it says nothing of the kind. */
export function readLength(words: string): SaidOfLength | undefined {
  if (words.length > LONGEST || !/\d|truncat|limit|cut off|incomplete|too many|more/i.test(words)) return undefined
  for (const range of RANGES) {
    const [, from, to, of] = range.exec(words) ?? []
    if (to && of) return shownIn(numberIn(from || '1'), numberIn(to), numberIn(of))
  }
  const first = FIRST.exec(words)?.groups
  if (first) return { says: 'cut', shown: numberIn(first.shown!) }
  if (CUT.test(words)) return { says: 'cut' }
  return countIn(words)
}

/** A line of a report is shorter. */
const LONGEST = 300

/** Whether a line says that the list was cut, or which part of it is shown: no person does. */
export function saysPart(words: string): boolean {
  const said = readLength(words)
  return said !== undefined && said.says !== 'count'
}

const N = '(\\d[\\d.,]*)'
const THINGS =
  '(?:patients?|records?|rows?|results?|people|persons?|clients?|members?|entries|items|lines|pacientes|registros|filas)'
const SHOWING = '(?:now )?(?:showing|displaying|viewing|listing|displayed|shown|mostrando)'
const RANGES = [
  new RegExp(
    `^\\W*(?:${SHOWING}|${THINGS})\\b:?(?: ${THINGS})?\\s+${N}\\s*(?:to|through|thru|a|[–—-]|\\s)\\s*${N}\\s*(?:of|out of|de|/)\\s*(?:about |over |more than )?${N}`,
    'i',
  ),
  new RegExp(
    `^\\W*(?:${SHOWING})\\b:?()\\s*(?:only )?(?:the )?${N}(?: ${THINGS})? (?:of|out of|de) (?:about |over )?${N}`,
    'i',
  ),
  new RegExp(`^\\W*(?:only )?()${N}(?: ${THINGS})? (?:of|out of) (?:about |over )?${N} ${THINGS}\\b`, 'i'),
]
const FIRST = new RegExp(
  `\\b(?:first|top|limited to|limit of|limit:?|maximum(?: of)?|max(?: of)?|up to|only)(?: the)?(?: first)? (?<shown>\\d[\\d.,]*) ${THINGS}\\b`,
  'i',
)
const CUT =
  /\btruncated\b|\b(results?|output|list|data|report|export|rows|records) (was |were |is |are |has been |have been )?(cut off|incomplete|limited)\b|\b(row|record|export|result|display|download|size) limit\b.{0,24}\b(reached|exceeded|applied|hit)\b|\btoo many (rows|records|results|patients)\b|\bmore (rows|records|results|patients|entries) (exist|available|are available|not shown|omitted|follow|were found)\b|\b\d[\d.,]* more (rows|records|results|patients|entries)\b/i

function shownIn(from: number, to: number, of: number): SaidOfLength {
  return from <= 1 && to >= of
    ? { says: 'count', count: of, ofRows: true }
    : { says: 'shown', shown: to - from + 1, of }
}

const COUNTS = [
  new RegExp(
    `^\\W*(?:grand |report |overall )?(?:total )?(?:(?:number|count|no\\.?|#) ?of )?(${THINGS})(?: (?:count|total|listed|found|returned|selected|exported|in (?:all|list|file|report)))*\\s?[:=]?\\s?${N}\\W*$`,
    'i',
  ),
  new RegExp(`^\\W*(?:(rows?|records?|total) )?count\\s?[:=]?\\s?${N}\\W*$`, 'i'),
]
const COUNT_FIRST = new RegExp(
  `^\\W*${N} (${THINGS})(?: (?:selected|listed|found|in all|affected|returned|exported|fetched|in set.*))?\\W*$`,
  'i',
)
const ROWS = /row|record|result|entr|item|line|registro|fila|total/i

function countIn(words: string): SaidOfLength | undefined {
  const counted = COUNTS.map((form) => form.exec(words)).find((found) => found !== null)
  if (counted) return { says: 'count', count: numberIn(counted[2]!), ofRows: ROWS.test(counted[1] ?? 'row') }
  const first = COUNT_FIRST.exec(words)
  return first ? { says: 'count', count: numberIn(first[1]!), ofRows: ROWS.test(first[2]!) } : undefined
}

function numberIn(text: string): number {
  return Number(text.replace(/[.,]$/, '').replace(/[.,](?=\d{3}(?:\D|$))/g, ''))
}
