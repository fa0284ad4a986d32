/** A text in the form in which two spellings of it are one: lower case, without accents, punctuation and spaces. */
export function fold(text: string | undefined): string {
  if (text === undefined) return ''
  const lower = text.toLowerCase()
  if (/^[a-z0-9]*$/.test(lower)) return lower
  const bare = lower.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '')
  return bare.replace(/[ßøłđæœþðı]/g, (letter) => LETTERS[letter]!)
}

/** The words of a text, each folded; a hyphen parts words as a space does. */
export function foldWords(text: string | undefined): string[] {
  if (text === undefined) return []
  if (/^[A-Za-z0-9]+$/.test(text)) return [text.toLowerCase()]
  if (/^[A-Za-z0-9]+(?: [A-Za-z0-9]+)+$/.test(text)) return text.toLowerCase().split(' ')
  return text
    .split(/[\s\-‐‑–]+/)
    .map(fold)
    .filter((word) => word !== '')
}

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
  ı: 'i',
}
