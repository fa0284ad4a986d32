import { COUNTRIES, type Country, OTHER_COUNTRY_NAMES } from './country-table.ts'
import { isWithin } from './distance.ts'

/**
 * What a text in a column for the country means: nothing; home, which is the United States and whatever its Postal Service
 * serves as such; a country abroad, `isSure` where the text could not be meant for a State; or nothing known.
 */
export type CountryRead =
  | { means: 'nothing' | 'home' | 'unknown' }
  | { means: 'abroad'; country: Country; isSure: boolean }

/** The country that a text means, by name, by code of two or three letters, or by what people usually write. */
export function readCountry(text: string): CountryRead {
  const known = READ.get(text)
  if (known) return known
  if (READ.size >= MOST_KEPT) READ.clear()
  const read = lookedUp(text)
  READ.set(text, read)
  return read
}

/** The country of that name or code, or undefined for the United States and for none. */
export function countryNamed(text: string): Country | undefined {
  const read = readCountry(text)
  return read.means === 'abroad' ? read.country : undefined
}

/** A text in bare lower-case letters and digits, without accents and without the word "the". */
export function plainPlace(text: string): string {
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return bare
    .replace(/\bthe\b/g, '')
    .replaceAll('&', 'and')
    .replace(/[^a-z0-9]/g, '')
}

const READ = new Map<string, CountryRead>()
const MOST_KEPT = 1_000

const HOME = { means: 'home' } as const
const NOTHING = { means: 'nothing' } as const
const UNKNOWN = { means: 'unknown' } as const

const HOME_WORDS = new Set(
  `us usa unitedstates unitedstatesofamerica america usofa usofamerica unitedstatesamerica estadosunidos estadosunidosdeamerica
estadosunidosamerica eeuu eua eeuudeamerica etatsunis vereinigtestaaten 1 001 01 840 231 domestic usps usmail military apo fpo
dpo armedforces home local continentalus conus umi usminoroutlyingislands ustates`.split(/\s+/),
)
const FULL_NAMES = ['unitedstates', 'unitedstatesofamerica']

// Codes and names that are also those of States, or look like one: what stands beside them tells.
const MAY_BE_A_STATE = new Set(
  `al ar az ca co de ga id il in ky la ma md me mn mo ms mt nc ne pa sc sd va ae georgia jersey`.split(' '),
)

const BY_PLAIN = new Map<string, Country>()
const BY_CODE = new Map<string, Country>()
for (const country of COUNTRIES) {
  BY_CODE.set(country.code.toLowerCase(), country).set(country.alpha3.toLowerCase(), country)
  BY_PLAIN.set(plainPlace(country.name), country)
}
for (const [name, code] of OTHER_COUNTRY_NAMES) BY_PLAIN.set(name, BY_CODE.get(code.toLowerCase())!)

function lookedUp(text: string): CountryRead {
  const flag = flagOf(text)
  const plain = flag ?? plainPlace(text)
  if (!/[a-z]{2}|\d/.test(plain)) return /\p{L}{2}/u.test(text) ? elsewhere(text) : NOTHING
  if (HOME_WORDS.has(plain) || isAlmostHome(plain)) return HOME
  const whole = abroad(plain)
  if (whole) return whole
  const parts = text
    .split(/[,/()\-–—|:;]+/)
    .map(plainPlace)
    .filter((part) => part !== '')
  if (parts.length > 1 && parts.some((part) => HOME_WORDS.has(part))) return HOME
  return flipped(parts) ?? parts.map(abroad).find((found) => found !== undefined) ?? elsewhere(text)
}

function isAlmostHome(plain: string): boolean {
  if (plain.includes('unitedstates') || /^(usa?)(unitedstates|america)/.test(plain)) return true
  return plain.length >= 9 && FULL_NAMES.some((name) => isWithin(plain, name, 2))
}

function abroad(plain: string): CountryRead | undefined {
  const country = BY_PLAIN.get(plain) ?? (plain.length <= 3 ? BY_CODE.get(plain) : undefined)
  return country && { means: 'abroad', country, isSure: !MAY_BE_A_STATE.has(plain) }
}

// "Korea, Republic of", as official lists have it.
function flipped(parts: readonly string[]): CountryRead | undefined {
  return parts.length === 2 ? abroad(`${parts[1]}${parts[0]}`) : undefined
}

/** The languages in which a country's name is looked for besides English. */
const LANGUAGES = ['es', 'fr', 'de', 'pt', 'it', 'zh', 'ja', 'ko', 'ru', 'ar', 'vi']
let others: Map<string, Country> | undefined

// A few thousand names, made once and only where a roster has a name that English does not know.
function elsewhere(text: string): CountryRead {
  others ??= namesElsewhere()
  const country = others.get(text.trim().toLowerCase())
  return country ? { means: 'abroad', country, isSure: true } : (misspelled(plainPlace(text)) ?? UNKNOWN)
}

function misspelled(plain: string): CountryRead | undefined {
  if (plain.length < 5) return undefined
  const near = COUNTRIES.filter(({ name }) => isWithin(plain, plainPlace(name), 1))
  return near.length === 1 ? { means: 'abroad', country: near[0]!, isSure: false } : undefined
}

function namesElsewhere(): Map<string, Country> {
  const names = new Map<string, Country>()
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    for (const country of COUNTRIES) {
      const name = country.code === 'XK' ? undefined : display.of(country.code)?.toLowerCase()
      if (name !== undefined && !names.has(name)) names.set(name, country)
    }
  }
  return names
}

// A flag is written as two letters of their own kind.
function flagOf(text: string): string | undefined {
  const letters = /^\W*([\u{1f1e6}-\u{1f1ff}])([\u{1f1e6}-\u{1f1ff}])\W*$/u.exec(text)
  const letter = (at: number) => String.fromCharCode((letters?.[at]?.codePointAt(0) ?? 0) - 0x1f1e6 + 97)
  return letters ? letter(1) + letter(2) : undefined
}
