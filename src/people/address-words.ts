import { foldWords } from './fold.ts'

// Street suffixes, directions and units as USPS Publication 28 abbreviates them (appendices C1, C2; section 233).
const SHORT =
  'street st|avenue ave|av ave|road rd|drive dr|lane ln|court ct|circle cir|crescent cres|place pl|boulevard blvd|terrace ter|parkway pkwy|highway hwy|square sq|trail trl|north n|south s|east e|west w|northeast ne|northwest nw|southeast se|southwest sw|apartment apt|suite ste|unit apt|number apt|floor fl|building bldg|room rm'
const ABBREVIATIONS = new Map(SHORT.split('|').map((pair) => pair.split(' ') as [string, string]))

/** Both address lines as one text of folded words, usual words abbreviated, so that two ways to write one are one. */
export function addressWords(line1: string | undefined, line2: string | undefined): string {
  if (line1 === undefined && line2 === undefined) return ''
  const words = foldWords(line2 === undefined ? line1 : `${line1 ?? ''} ${line2}`)
  return words.map((word) => ABBREVIATIONS.get(word) ?? word).join(' ')
}
