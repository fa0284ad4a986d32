import type { State } from '../../breach/law/states.ts'
import { regionOfZip } from './places/regions.ts'

// The States of the three-digit ZIP prefixes, first and last of each run (USPS Labeling List L002, column
// destination). Prefixes of the armed forces (AA, AE, AP) and unused ones are left out: they place nobody in a State.
const PREFIXES: [first: number, last: number, state: State][] = [
  [5, 5, 'NY'],
  [6, 7, 'PR'],
  [8, 8, 'VI'],
  [9, 9, 'PR'],
  [10, 27, 'MA'],
  [28, 29, 'RI'],
  [30, 38, 'NH'],
  [39, 49, 'ME'],
  [50, 54, 'VT'],
  [55, 55, 'MA'],
  [56, 59, 'VT'],
  [60, 69, 'CT'],
  [70, 89, 'NJ'],
  [100, 149, 'NY'],
  [150, 196, 'PA'],
  [197, 199, 'DE'],
  [200, 200, 'DC'],
  [201, 201, 'VA'],
  [202, 205, 'DC'],
  [206, 219, 'MD'],
  [220, 246, 'VA'],
  [247, 268, 'WV'],
  [270, 289, 'NC'],
  [290, 299, 'SC'],
  [300, 319, 'GA'],
  [320, 339, 'FL'],
  [341, 342, 'FL'],
  [344, 344, 'FL'],
  [346, 347, 'FL'],
  [349, 349, 'FL'],
  [350, 369, 'AL'],
  [370, 385, 'TN'],
  [386, 397, 'MS'],
  [398, 399, 'GA'],
  [400, 427, 'KY'],
  [430, 459, 'OH'],
  [460, 479, 'IN'],
  [480, 499, 'MI'],
  [500, 528, 'IA'],
  [530, 549, 'WI'],
  [550, 567, 'MN'],
  [569, 569, 'DC'],
  [570, 577, 'SD'],
  [580, 588, 'ND'],
  [590, 599, 'MT'],
  [600, 629, 'IL'],
  [630, 658, 'MO'],
  [660, 679, 'KS'],
  [680, 693, 'NE'],
  [700, 714, 'LA'],
  [716, 729, 'AR'],
  [730, 732, 'OK'],
  [733, 733, 'TX'],
  [734, 749, 'OK'],
  [750, 799, 'TX'],
  [800, 816, 'CO'],
  [820, 831, 'WY'],
  [832, 838, 'ID'],
  [840, 847, 'UT'],
  [850, 865, 'AZ'],
  [870, 884, 'NM'],
  [885, 885, 'TX'],
  [889, 898, 'NV'],
  [900, 961, 'CA'],
  [967, 968, 'HI'],
  [970, 979, 'OR'],
  [980, 994, 'WA'],
  [995, 999, 'AK'],
]

// Whole codes whose prefix serves more than one State or country.
const WHOLE: Readonly<Record<string, State>> = {
  '06390': 'NY',
  '83414': 'WY',
  '96799': 'AS',
  '96950': 'MP',
  '96951': 'MP',
  '96952': 'MP',
}

const BY_PREFIX = new Map<number, State>()
for (const [first, last, state] of PREFIXES)
  for (let prefix = first; prefix <= last; prefix++) BY_PREFIX.set(prefix, state)

/** The State of a five-digit ZIP code, or undefined where its prefix belongs to none (armed forces, Palau, unused). */
export function stateOfZip(zip: string): State | undefined {
  const five = zip.slice(0, 5)
  return WHOLE[five] ?? (/^969(1|2|3)/.test(five) ? 'GU' : BY_PREFIX.get(Number(five.slice(0, 3))))
}

/**
 * A ZIP code in its one form, `01013` or `01013-1234`. Zeros that a spreadsheet dropped come back where the prefixes of the
 * State or postal region allow that reading; zero itself means none. Anything else, such as a foreign postal code, stays as it was.
 */
export function readZip(text: string, region: string | undefined): string | undefined {
  if (/^\d{5}$/.test(text)) return text === '00000' ? undefined : text
  if (/^0+$/.test(text)) return undefined
  const typed = asTyped(text)
  const digits = /^(\d{1,5})(?:\.0+)?(?:[-\s+_]*(\d{4}))?-?$/.exec(typed) ?? /^(\d{4})(\d{4})$/.exec(typed)
  if (!digits) return text
  const [, short = '', plusFour] = digits
  const ending = plusFour && plusFour !== '0000' ? `-${plusFour}` : ''
  if (short.length === 5) return short === '00000' ? undefined : short + ending
  const five = short.padStart(5, '0')
  return short.length >= 3 && region !== undefined && placeOfZip(five) === region ? five + ending : text
}

function placeOfZip(five: string): string | undefined {
  return regionOfZip(five) ?? stateOfZip(five)
}

// What people type around the digits, and letters that look like them.
function asTyped(text: string): string {
  const bare = text.replace(/[‐-―−]/g, '-').replace(/^(?:[a-z]{2}|zip(?: code)?:?)[\s.,]+(?=[\dol])/i, '')
  const code = bare.replace(/[\s,]+(?:usa?|u\.s\.a?\.?)$/i, '')
  return /^(?=.*\d{3})[\dol]{5}(-?[\dol]{4})?$/i.test(code) ? code.replace(/o/gi, '0').replace(/l/gi, '1') : code
}
