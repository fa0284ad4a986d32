import { isState, STATE_CODES, type State, stateLabel } from '../../breach/law/states.ts'
import { isWithin } from './places/distance.ts'

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
  'ala AL|alas AK|ariz AZ|ark AR|cal CA|calif CA|colo CO|conn CT|del DE|fla FL|geo GA|ida ID|ill IL|ind IN|kan KS|kans KS|ken KY|kent KY|mass MA|mich MI|minn MN|miss MS|mont MT|neb NE|nebr NE|nev NV|n dak ND|n hamp NH|n mex NM|n carolina NC|n dakota ND|no carolina NC|no dakota ND|okla OK|ore OR|oreg OR|penn PA|penna PA|s car SC|s carolina SC|s dak SD|s dakota SD|so carolina SC|so dakota SD|tenn TN|tex TX|wash WA|w va WV|w virginia WV|wis WI|wisc WI|wyo WY|usvi VI|us vi VI|vir VI|virgin islands u s VI|u s virgin islands VI|virgin islands of the united states VI|vi us VI|pri PR|p rico PR|puerto rico usa PR|gum GU|asm AS|amer samoa AS|mnp MP|cnmi MP|northern marianas MP|saipan MP|dist of columbia DC|dist columbia DC|washington dist of columbia DC|new york city NY|nyc NY|rhode island and providence plantations RI'

const BY_TEXT = new Map<string, State>(Object.entries(OTHER_NAMES))
for (const pair of OLD.split('|')) BY_TEXT.set(pair.slice(0, -3), pair.slice(-2) as State)
for (const code of STATE_CODES) BY_TEXT.set(code.toLowerCase(), code).set(plain(stateLabel(code)), code)

/** The code of the State that a text names, spelled out, abbreviated, or as ISO 3166-2 (`US-MA`); undefined for none. */
export function readState(text: string): State | undefined {
  if (isState(text)) return text
  if (text === '') return undefined
  const words = plain(text.replace(/^us-/i, ''))
  return BY_TEXT.get(words) ?? (text.includes('.') ? dotted(words) : undefined) ?? saidTwice(text, words)
}

/** Whether a text is the name of that State with a typing error or two in it. */
export function isAlmost(text: string, state: State): boolean {
  const [typed, name] = [plain(text).replaceAll(' ', ''), plain(stateLabel(state)).replaceAll(' ', '')]
  return typed.length > 3 && isWithin(typed, name, typed.length > 6 ? 2 : 1)
}

// N.Y., W.Va.
function dotted(words: string): State | undefined {
  return BY_TEXT.get(words.replaceAll(' ', ''))
}

// MA - Massachusetts, Massachusetts (MA), NY State, State of Ohio.
function saidTwice(text: string, words: string): State | undefined {
  const bare = words.replace(/^(state|commonwealth|territory) of | (state|usa?)$/g, '')
  if (bare !== words) return BY_TEXT.get(bare)
  const parts = text
    .split(/[-–—/(),:|]+/)
    .map(plain)
    .filter((part) => part !== '')
  const states = new Set(parts.map((part) => BY_TEXT.get(part)))
  return parts.length > 1 && states.size === 1 ? [...states][0] : undefined
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z]+/g, ' ')
    .trim()
}
