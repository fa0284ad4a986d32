/** The States and jurisdictions of 45 CFR 160.103 ("State"), by USPS code, named as inside a sentence. */
export const STATES = {
  AK: 'Alaska',
  AL: 'Alabama',
  AR: 'Arkansas',
  AS: 'American Samoa',
  AZ: 'Arizona',
  CA: 'California',
  CO: 'Colorado',
  CT: 'Connecticut',
  DC: 'the District of Columbia',
  DE: 'Delaware',
  FL: 'Florida',
  GA: 'Georgia',
  GU: 'Guam',
  HI: 'Hawaii',
  IA: 'Iowa',
  ID: 'Idaho',
  IL: 'Illinois',
  IN: 'Indiana',
  KS: 'Kansas',
  KY: 'Kentucky',
  LA: 'Louisiana',
  MA: 'Massachusetts',
  MD: 'Maryland',
  ME: 'Maine',
  MI: 'Michigan',
  MN: 'Minnesota',
  MO: 'Missouri',
  MP: 'the Northern Mariana Islands',
  MS: 'Mississippi',
  MT: 'Montana',
  NC: 'North Carolina',
  ND: 'North Dakota',
  NE: 'Nebraska',
  NH: 'New Hampshire',
  NJ: 'New Jersey',
  NM: 'New Mexico',
  NV: 'Nevada',
  NY: 'New York',
  OH: 'Ohio',
  OK: 'Oklahoma',
  OR: 'Oregon',
  PA: 'Pennsylvania',
  PR: 'Puerto Rico',
  RI: 'Rhode Island',
  SC: 'South Carolina',
  SD: 'South Dakota',
  TN: 'Tennessee',
  TX: 'Texas',
  UT: 'Utah',
  VA: 'Virginia',
  VI: 'the U.S. Virgin Islands',
  VT: 'Vermont',
  WA: 'Washington',
  WI: 'Wisconsin',
  WV: 'West Virginia',
  WY: 'Wyoming',
} as const

export type State = keyof typeof STATES

/** The USPS codes of all States, in the order of the alphabet. */
export const STATE_CODES = Object.keys(STATES) as [State, ...State[]]

/** Whether a text is the code of a State. */
export function isState(text: string): text is State {
  return Object.hasOwn(STATES, text)
}

/** The name of a State as it stands in a list or an address: no article before it. */
export function stateLabel(code: State): string {
  return STATES[code].replace(/^the /, '')
}

/** A State, or `XX`: a resident of no State (abroad, or not known). */
export type Residence = State | 'XX'

export const RESIDENCES: readonly [Residence, ...Residence[]] = [...STATE_CODES, 'XX']

/** How many affected residents each State has; a State left out has none. */
export type Residents = Partial<Record<Residence, number>>

export type StateCount = { state: State; residents: number }

/** The States with at least one affected resident, by code; `XX` is none of them. */
export function countsByState(residents: Residents): StateCount[] {
  const counted = STATE_CODES.filter((state) => (residents[state] ?? 0) > 0)
  return counted.map((state) => ({ state, residents: residents[state] ?? 0 }))
}
