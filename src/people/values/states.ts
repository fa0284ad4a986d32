import { isState, STATE_CODES, type State, stateLabel } from '../../breach/law/states.ts'

// Names that are read beside those of the law, in lower case and with nothing but blanks between their words.
const OTHER_NAMES: Readonly<Record<string, State>> = {
  'virgin islands': 'VI',
  'us virgin islands': 'VI',
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

const BY_TEXT = new Map<string, State>(Object.entries(OTHER_NAMES))
for (const pair of OLD.split('|')) BY_TEXT.set(pair.slice(0, -3), pair.slice(-2) as State)
for (const code of STATE_CODES) BY_TEXT.set(code.toLowerCase(), code).set(plain(stateLabel(code)), code)

/** The code of the State that a text names, spelled out, abbreviated, or as ISO 3166-2 (`US-MA`); undefined for none. */
export function readState(text: string): State | undefined {
  return isState(text) ? text : BY_TEXT.get(plain(text.replace(/^us-/i, '')))
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim()
}
