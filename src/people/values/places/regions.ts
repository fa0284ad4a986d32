import { plainPlace } from './countries.ts'

// Two-letter codes of Canada Post, and every name in use.
const CANADA =
  'ab alberta|bc britishcolumbia|bc colombiebritannique|mb manitoba|nb newbrunswick|nb nouveaubrunswick|nl newfoundland|nl newfoundlandandlabrador|nl terreneuve|ns novascotia|ns nouvelleecosse|nt northwestterritories|nu nunavut|on ontario|on ont|pe princeedwardisland|pe pei|qc quebec|qc que|qc pq|sk saskatchewan|sk sask|yt yukon|yt yukonterritory'
const PROVINCES = new Map(CANADA.split('|').map((line) => [line.slice(3), line.slice(0, 2).toUpperCase()]))
for (const code of [...PROVINCES.values()]) PROVINCES.set(code.toLowerCase(), code)

const MEXICO = new Set(
  `aguascalientes bajacalifornia bajacalifornianorte bajacaliforniasur campeche chiapas chihuahua coahuila coahuiladezaragoza
colima durango guanajuato guerrero hidalgo jalisco michoacan michoacandeocampo morelos nayarit nuevoleon oaxaca puebla queretaro
quintanaroo sanluispotosi sinaloa sonora tabasco tamaulipas tlaxcala veracruz veracruzdeignaciodelallave yucatan zacatecas
ciudaddemexico distritofederal cdmx estadodemexico edomex`.split(/\s+/),
)

/** The two-letter code of the Canadian province that a text names; undefined for none. */
export function provinceOf(text: string): string | undefined {
  return PROVINCES.get(plainPlace(text))
}

/** Whether the text names a state of Mexico that no State of the United States is called. */
export function isMexicanState(text: string): boolean {
  return MEXICO.has(plainPlace(text))
}

/** Whether a text has the form of a Canadian postal code, or of one of the United Kingdom. */
export function postalCodeCountry(code: string): 'CA' | 'GB' | undefined {
  if (/^[abceghj-nprstvxy]\d[abceghj-nprstv-z] ?-?\d[abceghj-nprstv-z]\d$/i.test(code)) return 'CA'
  return /^[a-z]{1,2}\d[a-z\d]? ?\d[abd-hjlnp-uw-z]{2}$/i.test(code) ? 'GB' : undefined
}

/** Where the Postal Service delivers that is no State of the law: the armed forces abroad, and the freely associated states. */
export const POSTAL_REGIONS = ['AE', 'AP', 'AA', 'PW', 'FM', 'MH'] as const

export type PostalRegion = (typeof POSTAL_REGIONS)[number]

const REGION_NAMES = new Map<string, PostalRegion>([
  ['palau', 'PW'],
  ['republicofpalau', 'PW'],
  ['plw', 'PW'],
  ['micronesia', 'FM'],
  ['federatedstatesofmicronesia', 'FM'],
  ['micronesiafederatedstatesof', 'FM'],
  ['fsm', 'FM'],
  ['marshallislands', 'MH'],
  ['republicofmarshallislands', 'MH'],
  ['mhl', 'MH'],
  ['armedforceseurope', 'AE'],
  ['armedforcesafrica', 'AE'],
  ['armedforcescanada', 'AE'],
  ['armedforcesmiddleeast', 'AE'],
  ['armedforcespacific', 'AP'],
  ['armedforcesamericas', 'AA'],
])
for (const code of POSTAL_REGIONS) REGION_NAMES.set(code.toLowerCase(), code)

/** The postal region that a text names, as `AE`, `APO AE`, `Armed Forces Pacific` or `Palau`; undefined for none. */
export function readPostalRegion(text: string): PostalRegion | undefined {
  if (text === '') return undefined
  const plain = plainPlace(text)
  return REGION_NAMES.get(plain) ?? REGION_NAMES.get(plain.replace(/^(apo|fpo|dpo)|(apo|fpo|dpo)$/, ''))
}

// USPS Publication 65: ZIP codes of military and diplomatic post offices, and of the freely associated states.
const REGION_ZIPS: readonly [RegExp, PostalRegion][] = [
  [/^09\d{3}/, 'AE'],
  [/^340\d\d/, 'AA'],
  [/^96[2-6]\d\d/, 'AP'],
  [/^969(39|40)/, 'PW'],
  [/^9694[1-4]/, 'FM'],
  [/^969(60|70)/, 'MH'],
]

/** The postal region of a five-digit ZIP code; undefined where it lies in a State or nowhere. */
export function regionOfZip(zip: string): PostalRegion | undefined {
  return REGION_ZIPS.find(([form]) => form.test(zip))?.[1]
}
