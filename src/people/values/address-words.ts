import { foldWords } from './fold.ts'

// Street suffixes, directions and units as USPS Publication 28 abbreviates them (appendices C1, C2; section 233).
const SHORT =
  'street st|avenue ave|av ave|road rd|drive dr|lane ln|court ct|circle cir|crescent cres|place pl|boulevard blvd|terrace ter|parkway pkwy|highway hwy|square sq|trail trl|north n|south s|east e|west w|northeast ne|northwest nw|southeast se|southwest sw|apartment apt|suite ste|unit apt|number apt|floor fl|building bldg|room rm'
const ABBREVIATIONS = new Map(SHORT.split('|').map((pair) => pair.split(' ') as [string, string]))

/** The words of an address line, folded, and the usual ones abbreviated, so that two ways to write one are one. */
export function addressWords(line: string | undefined): string[] {
  const words = foldWords(line)
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    // House numbers need no looking up.
    if (word.charCodeAt(0) > NINE) words[at] = ABBREVIATIONS.get(word) ?? word
  }
  return words
}

const NINE = '9'.charCodeAt(0)
