/** A family of fonts that comes with the product, all under the SIL Open Font License 1.1. */
export type Family = {
  /** The package whose files hold it, cut in slices by range of characters. */
  package: string
  /** As PDF names it. */
  name: string
  italic: boolean
  /** The slices that are read; all of them where left out. */
  slices?: readonly string[]
}

const LETTERS = ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'devanagari']

const ALPHABETS: readonly Family[] = [
  { package: 'noto-sans', name: 'NotoSans', italic: true, slices: LETTERS },
  { package: 'noto-sans-arabic', name: 'NotoSansArabic', italic: false, slices: ['arabic'] },
  { package: 'noto-sans-hebrew', name: 'NotoSansHebrew', italic: false, slices: ['hebrew'] },
]

const SIMPLIFIED: Family = { package: 'noto-sans-sc', name: 'NotoSansSC', italic: false }
const TRADITIONAL: Family = { package: 'noto-sans-tc', name: 'NotoSansTC', italic: false }
const JAPANESE: Family = { package: 'noto-sans-jp', name: 'NotoSansJP', italic: false }
const KOREAN: Family = { package: 'noto-sans-kr', name: 'NotoSansKR', italic: false }

/** Whose forms of the Han characters a reader expects: the same code has four. */
export type Han = 'simplified' | 'traditional' | 'japanese' | 'korean'

/** The families in the order in which a character is looked for. */
export const FAMILIES: Readonly<Record<Han, readonly Family[]>> = Object.freeze({
  simplified: [...ALPHABETS, SIMPLIFIED, TRADITIONAL, JAPANESE, KOREAN],
  traditional: [...ALPHABETS, TRADITIONAL, SIMPLIFIED, JAPANESE, KOREAN],
  japanese: [...ALPHABETS, JAPANESE, SIMPLIFIED, TRADITIONAL, KOREAN],
  korean: [...ALPHABETS, KOREAN, SIMPLIFIED, TRADITIONAL, JAPANESE],
})

/** The forms for a text: kana and hangul tell by themselves, else the reader's language does, if the roster names it. */
export function hanFor(text: string, language = ''): Han {
  if (/[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text) || /^(ja|jpn|japanese)\b/i.test(language)) return 'japanese'
  if (/\p{sc=Hangul}/u.test(text) || /^(ko|kor|korean)\b/i.test(language)) return 'korean'
  return /^(zh[-_](hant|tw|hk|mo)|cantonese|yue|.*(traditional|taiwan))/i.test(language) ? 'traditional' : 'simplified'
}
