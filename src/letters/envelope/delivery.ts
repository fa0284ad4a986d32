import { isAbroad } from '../../people/values/address.ts'
import { foldWords } from '../../people/values/fold.ts'
import type { Address } from '../../people/values/person.ts'

/**
 * The lines of an address above its city, from the top: the line that the Postal Service delivers to is the last, and stands
 * directly above the city. `beside` is a unit that belongs at its end where there is room. USPS Publication 28, sections 212 to 299.
 */
export type DeliveryLines = { above: string[]; delivery: string; beside: string }

/** Puts the two lines of an address in their order on paper, whichever of them the roster has first. */
export function deliveryLinesOf(address: Pick<Address, 'line1' | 'line2' | 'country' | 'state'>): DeliveryLines {
  const { line1 = '', line2 = '' } = address
  const [first, second] = line2.trim() === '' ? apart(line1) : [line1.trim(), line2.trim()]
  if (first === '' || second === '') return { above: [], delivery: first || second, beside: '' }
  if (isUnit(second) && !isUnit(first)) return { above: [], delivery: first, beside: second }
  if (isUnit(first) && !isAbove(second)) return { above: [], delivery: second, beside: first }
  return isLastTheDelivery(first, second, isAbroad(address))
    ? { above: [first], delivery: second, beside: '' }
    : { above: [second], delivery: first, beside: '' }
}

// Where both lines could be delivered to, the lower one is: the order of the roster stays, as it does abroad.
function isLastTheDelivery(first: string, second: string, abroad: boolean): boolean {
  if (isAbove(second)) return false
  return isAbove(first) || abroad || isDelivery(second)
}

// "c/o Paul Quigley, 12 Elm St" in one line.
function apart(line: string): [string, string] {
  const parts = /^([^,;]+)[,;]\s*(.+)$/.exec(line.trim())
  return parts && isAbove(parts[1]!) && isDelivery(parts[2]!) ? [parts[1]!, parts[2]!] : [line.trim(), '']
}

const ABOVE =
  /^(c\/o|c\.o\.|℅|%|care of|in care of|attn?\b|att:|attention|urb\b|urbanizaci[oó]n|cond\b|condominio|fao\b|hold for)/i

function isAbove(line: string): boolean {
  return ABOVE.test(line)
}

// Appendix C2 of Publication 28, spelled out and abbreviated.
const UNITS =
  'apt|apartment|bsmt|basement|bldg|building|dept|department|fl|floor|frnt|front|hngr|hangar|lbby|lobby|lot|lowr|lower|ofc|office|ph|penthouse|pier|rear|rm|room|side|slip|spc|space|stop|ste|suite|trlr|trailer|unit|uppr|upper|pmb|no|num'
const WITHOUT_NUMBER = 'bsmt|basement|frnt|front|lbby|lobby|lowr|lower|ofc|office|ph|penthouse|rear|side|uppr|upper'
const UNIT = new RegExp(
  `^(?:(?:${UNITS})\\b[.:]?\\s*#?\\s*(?:\\d|[a-z]\\d*\\b(?!\\s+[a-z]{3}))|(?:${WITHOUT_NUMBER})$|#|\\d+[a-z]?$|[a-z]\\d*$|\\d+(?:st|nd|rd|th)\\s+(?:fl|floor)\\b)`,
  'i',
)

/** Whether a line names a unit within the building, and nothing that a letter carrier walks to. */
export function isUnit(line: string): boolean {
  return UNIT.test(line) && !/\bbox\s*\d/i.test(line)
}

const BOX =
  /^(p\.?\s*o\.?\s*|post\s*office\s*)?(box|bin|drawer|apartado)\b|^(psc|cmr|unit|rr|rural route|hc|star route|hcr)\b.*\d|^general delivery\b/i
const NUMBERED =
  /^(\d+[a-z]?(-\d+)?(\s+\d\/\d)?|[nsew]\d+([nsew]\d+)?|one|two|three|four|five|six|seven|eight|nine|ten)\s+\S/i
const SUFFIXES = new Set(
  'st street ave av avenue rd road dr drive ln lane ct court cir circle pl place blvd boulevard ter terrace pkwy parkway hwy highway sq square trl trail way calle avenida carretera'.split(
    ' ',
  ),
)

function isDelivery(line: string): boolean {
  if (BOX.test(line) || NUMBERED.test(line)) return true
  const words = foldWords(line)
  return words.length > 1 && /\d/.test(line) && words.some((word) => SUFFIXES.has(word))
}
