// What systems write where they have nothing. A name column keeps NA and None: people are called so.
const NOTHING = {
  value: /^(?:|\\n|null|n\/a|na|none|nil|nan|--?|\?|unknown|unk|#n\/a|\(null\)|\(blank\)|redacted)$/i,
  name: /^(?:|\\n|n\/a|--?|\?|#n\/a|\(null\)|\(blank\)|redacted)$/i,
  /** No middle name: NMN and NMI on forms. */
  middle: /^(?:|\\n|n\/a|--?|\?|#n\/a|\(null\)|\(blank\)|redacted|unk|unknown|none|nmn|nmi)$/i,
}
const LONGEST_NOTHING = '(unknown)'.length

/** A cell without outer and doubled spaces, control characters, or a spreadsheet's leading apostrophe or `=""` around it. */
export function clean(cell: string): string {
  return UNCLEAN.test(cell)
    ? cell
        .replace(CONTROL, '')
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/^=\s*"(.*)"$/, '$1')
        .replace(/^'(?=[\d=+@-])/, '')
    : cell
}

/** Whether the cell says nothing. Names are judged more gently than other values. */
export function isNothing(text: string, as: keyof typeof NOTHING = 'value'): boolean {
  return text.length <= LONGEST_NOTHING && NOTHING[as].test(text)
}

/** Nine digits of a Social Security number, with zeros that a spreadsheet dropped; undefined for anything else. */
export function readSsn(text: string): string | undefined {
  const digits = ssnDigits(text)
  if (digits === undefined || /^(\d)\1+$/.test(digits) || digits === '123456789') return undefined
  return digits.padStart(9, '0')
}

// Nine digits, with or without the usual marks, or fewer where a spreadsheet took the zeros in front; `219-09-999` lacks one at its end.
function ssnDigits(text: string): string | undefined {
  if (/^\d{3}-\d{2}-\d{4}$/.test(text)) return text.slice(0, 3) + text.slice(4, 6) + text.slice(7)
  const typed = text.replace(/[‐-―−]/g, '-').replace(/^ssn?\s*[:#]?\s*(?=\d)/i, '')
  const whole = /^(\d{1,3})([-\s.])(\d{2})\2(\d{4})$/.exec(typed)
  if (whole) return `${whole[1]}${whole[3]}${whole[4]}`
  return /^(\d{7,9})(?:\.0+)?$/.exec(typed)?.[1] ?? scientific(typed)
}

// 7.8051121E7: only where every digit is there.
function scientific(text: string): string | undefined {
  const parts = /^(\d)\.(\d{1,8})E\+?0?([678])$/i.exec(text)
  if (!parts || parts[2]!.length < Number(parts[3]) - 1) return undefined
  const digits = String(Math.round(Number(text)))
  return parts[2]!.length <= Number(parts[3]) ? digits : undefined
}

/** A record number as the system wrote it; undefined for a placeholder of zeros. */
export function readMrn(text: string): string | undefined {
  return /^[0.\s-]*$/.test(text) ? undefined : text
}

/** Yes or no, in English or Spanish; undefined where the text says neither. */
export function readYesNo(text: string): boolean | undefined {
  const word = text.toLowerCase()
  if (YES.has(word)) return true
  return NO.has(word) ? false : undefined
}

/** `F`, `M` or `X`, or the text where it is none of the usual ones. */
export function readSex(text: string): string {
  const word = text.toLowerCase()
  if (['f', 'female', 'femenino', 'mujer', 'woman'].includes(word)) return 'F'
  if (['m', 'male', 'masculino', 'hombre', 'man'].includes(word)) return 'M'
  return ['x', 'nonbinary', 'non-binary'].includes(word) ? 'X' : text
}

/** Kinds of data, from a list parted by semicolons, commas, bars or slashes, in the words of the contract. */
export function readElements(text: string): string[] {
  const kinds = text.split(/[;,|/]/).map((kind) =>
    kind
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  )
  return kinds.filter((kind) => kind !== '')
}

const YES = new Set(['y', 'yes', 'true', 't', '1', 'x', 'si', 'sí', 'verdadero', 'opt-in', 'given', 'granted'])
const NO = new Set(['n', 'no', 'false', 'f', '0', 'falso', 'opt-out', 'withdrawn', 'refused', 'denied', 'declined'])

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNCLEAN = /^[\s'=]|\s$|\s\s|[\u0000-\u001f\u007f\u00a0\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/
