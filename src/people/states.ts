/** The USPS two-letter codes that stand for a State here, with their names. */
export const STATE_NAMES: Readonly<Record<string, string>> = {
  AL: 'Alabama',
  AK: 'Alaska',
  AZ: 'Arizona',
  AR: 'Arkansas',
  CA: 'California',
  CO: 'Colorado',
  CT: 'Connecticut',
  DE: 'Delaware',
  DC: 'District of Columbia',
  FL: 'Florida',
  GA: 'Georgia',
  HI: 'Hawaii',
  ID: 'Idaho',
  IL: 'Illinois',
  IN: 'Indiana',
  IA: 'Iowa',
  KS: 'Kansas',
  KY: 'Kentucky',
  LA: 'Louisiana',
  ME: 'Maine',
  MD: 'Maryland',
  MA: 'Massachusetts',
  MI: 'Michigan',
  MN: 'Minnesota',
  MS: 'Mississippi',
  MO: 'Missouri',
  MT: 'Montana',
  NE: 'Nebraska',
  NV: 'Nevada',
  NH: 'New Hampshire',
  NJ: 'New Jersey',
  NM: 'New Mexico',
  NY: 'New York',
  NC: 'North Carolina',
  ND: 'North Dakota',
  OH: 'Ohio',
  OK: 'Oklahoma',
  OR: 'Oregon',
  PA: 'Pennsylvania',
  RI: 'Rhode Island',
  SC: 'South Carolina',
  SD: 'South Dakota',
  TN: 'Tennessee',
  TX: 'Texas',
  UT: 'Utah',
  VT: 'Vermont',
  VA: 'Virginia',
  WA: 'Washington',
  WV: 'West Virginia',
  WI: 'Wisconsin',
  WY: 'Wyoming',
  PR: 'Puerto Rico',
  VI: 'Virgin Islands',
  GU: 'Guam',
  AS: 'American Samoa',
  MP: 'Northern Mariana Islands',
}

const OTHER_NAMES: Readonly<Record<string, string>> = {
  'us virgin islands': 'VI',
  'u s virgin islands': 'VI',
  'virgin islands us': 'VI',
  'washington dc': 'DC',
  'washington d c': 'DC',
  'd c': 'DC',
  'commonwealth of the northern mariana islands': 'MP',
  'commonwealth of puerto rico': 'PR',
}

// Abbreviations from before the USPS codes that are still typed.
const OLD =
  'ala AL|ariz AZ|ark AR|calif CA|colo CO|conn CT|fla FL|ill IL|mass MA|mich MI|minn MN|miss MS|neb NE|nebr NE|nev NV|okla OK|ore OR|penn PA|penna PA|tenn TN|tex TX|wash WA|wis WI|wisc WI|wyo WY'

const BY_TEXT = new Map<string, string>(Object.entries(OTHER_NAMES))
for (const pair of OLD.split('|')) BY_TEXT.set(pair.slice(0, -3), pair.slice(-2))
for (const [code, name] of Object.entries(STATE_NAMES))
  BY_TEXT.set(code.toLowerCase(), code).set(name.toLowerCase(), code)

/** The code of the State that a text names, spelled out, abbreviated, or as ISO 3166-2 (`US-MA`); undefined for none. */
export function readState(text: string): string | undefined {
  const exact = STATE_NAMES[text] ? text : undefined
  return (
    exact ??
    BY_TEXT.get(
      text
        .toLowerCase()
        .replace(/^us-/, '')
        .replace(/[^a-z]+/g, ' ')
        .trim(),
    )
  )
}
