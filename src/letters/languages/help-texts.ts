import texts from './help-texts.json' with { type: 'json' }
import { filled } from './language.ts'

/** Who helps, free of charge, in the language of that code (BCP 47): plain text. */
export type HelpText = { code: string; text: string }

/** The languages for which a practice can write a text of its own; texts of ours exist in English and Spanish alone. */
export const HELP_LANGUAGES: readonly string[] = Object.freeze(
  'en es zh-Hans zh-Hant vi ko tl ru ar ht pt fr pl it de ja fa hi gu bn ur pa ta te km lo th my hmn so am ne uk sw haw ilo nv'.split(
    ' ',
  ),
)

/**
 * Our own words that help is free, in English and Spanish, with the number to call. They are not the samples that HHS
 * publishes for 45 CFR 92.11, which are not held here; nobody compared them with these.
 */
export function ourHelpTexts(phone: string | null): HelpText[] {
  return texts.map(({ code, ...said }) => ({ code, text: phone ? filled(said.with, { phone }) : said.without }))
}

/** The texts of a sheet: the practice’s own where it has one, else ours; English and Spanish first, then by language. */
export function helpTexts(own: readonly HelpText[], phone: string | null): HelpText[] {
  const ours = ourHelpTexts(phone).map((each) => own.find(({ code }) => code === each.code) ?? each)
  const others = own.filter(({ code }) => !ours.some((each) => each.code === code))
  return [...ours, ...others.toSorted((one, other) => orderOf(one) - orderOf(other))]
}

const FROM_THE_RIGHT = ['ar', 'fa', 'ur', 'he', 'yi']
const MARK = '\u200e'

/** The text with its numbers kept from turning round: in writing from the right, `800-555-0142` would end up as `0142-555-800`. */
export function withNumbersKept({ code, text }: HelpText): string {
  if (!FROM_THE_RIGHT.includes(code)) return text
  return text.replaceAll(MARK, '').replaceAll(/[+(]?\d[\d().\s-]*\d/g, (number) => `${MARK}${number}${MARK}`)
}

function orderOf({ code }: HelpText): number {
  return HELP_LANGUAGES.indexOf(code)
}

/** What a language is called, in English and in itself. */
export function languageNames(code: string): { called: string; own: string } {
  const nameIn = (language: string) => new Intl.DisplayNames(language, { type: 'language', fallback: 'code' }).of(code)
  return { called: nameIn('en') ?? code, own: nameIn(code) ?? code }
}
