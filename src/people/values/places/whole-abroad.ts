import { readCountry } from './countries.ts'
import { isMexicanState, postalCodeCountry, provinceOf } from './regions.ts'

/** City, region, postal code and country abroad; the region in the column's words for a State, as a row has it. */
export type TailAbroad = { city?: string; state?: string; zip?: string; country?: string }

/**
 * The parts of `Toronto, ON M5J 1E6, Canada`, `Monterrey, N.L. 64000, Mexico` or `London SW1A 1AA`; undefined where neither
 * a country that is surely one nor a Canadian or British postal code says that it lies abroad.
 */
export function splitTailAbroad(text: string): TailAbroad | undefined {
  const { rest, country } = withoutCountry(text.trim())
  const coded = CODED.exec(rest)
  if (coded && postalCodeCountry(coded[2]!))
    return { ...cityOf(coded[1]!), zip: coded[2]!, ...(country && { country }) }
  if (country === undefined) return undefined
  const numbered = /^(.*?)[\s,]+(\d{4,6})$/.exec(rest) ?? undefined
  return { ...cityOf(numbered?.[1] ?? rest), ...(numbered && { zip: numbered[2]! }), country }
}

/** The same of a whole address, its lines parted by commas: the last of them before the region is the city. */
export function splitAddressAbroad(text: string): (TailAbroad & { line1?: string; line2?: string }) | undefined {
  const tail = splitTailAbroad(text)
  const lines = tail?.city?.split(/\s*,\s*/) ?? []
  if (tail === undefined || lines.length < 2) return undefined
  const [line1 = '', ...others] = lines
  const city = others.pop() ?? ''
  return { ...tail, line1, ...(others.length > 0 && { line2: others.join(', ') }), city }
}

const CODED = /^(.*?)[\s,]+([a-z]\d[a-z] ?-?\d[a-z]\d|[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2})$/i

function withoutCountry(text: string): { rest: string; country?: string } {
  for (const parting of [/^(.*\S)\s*[,;]\s*([^,;]+)$/, /^(.*\S)\s+(\p{L}+)$/u]) {
    const [, rest = '', country = ''] = parting.exec(text) ?? []
    const read = readCountry(country)
    if (country.length > 2 && read.means === 'abroad' && read.isSure) return { rest, country }
  }
  return { rest: text }
}

// The region is the last part behind a comma, or the province at the end.
function cityOf(text: string): Pick<TailAbroad, 'city' | 'state'> {
  const words = text.trim().replace(/,$/, '')
  const [, before, last] = /^(.*\S)[\s,]+(\S+)$/.exec(words) ?? []
  if (before !== undefined && last !== undefined && provinceOf(last))
    return { city: before.replace(/,$/, ''), state: last }
  const [, city, region] = /^(.*\S)\s*,\s*([^,]+)$/.exec(words) ?? []
  if (city !== undefined && region !== undefined && (isMexicanState(region) || SHORT.test(region)))
    return { city, state: region }
  return words === '' ? {} : { city: words }
}

const SHORT = /^(?:\p{L}\.\s?){1,4}$|^\p{Lu}{2,4}$|^\p{L}{3,5}\.$/u
