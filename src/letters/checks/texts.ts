import type { Words } from '../../breach/incident/letter-text.ts'
import { termsOf } from '../text/letter.ts'
import { PARTS } from '../text/words.ts'
import type { Batch } from './finding.ts'

/** A text besides the four parts: what a second letter adds, what regulators are told. */
export type OtherText = { what: string; called: string; text: string }

/** Every text of the officer besides the four parts, in each language. */
export function otherTexts(batch: Batch): OtherText[] {
  const { update, forRegulators, forOthers, translated } = termsOf(batch)
  const second = 'What a second letter adds'
  const all = [
    { what: 'update', called: second, text: update },
    { what: 'forRegulators', called: 'What regulators are told', text: forRegulators },
    ...(Object.keys(PARTS) as (keyof Words)[]).map((part) => ({
      what: `forOthers.${part}`,
      called: `${PARTS[part]}, for others`,
      text: forOthers?.[part] ?? null,
    })),
    ...Object.entries(translated).map(([code, words]) => ({
      what: `translated.${code}.update`,
      called: second,
      text: words.update,
    })),
  ]
  return all.flatMap(({ text, ...rest }) => (text === null ? [] : [{ ...rest, text }]))
}

/** One part of the officer’s words, and where it is written. */
export type OfficersText = { what: string; part: keyof Words; language: string; text: string }

/** Every part that the officer wrote, in English and in each other language. */
export function eachText(batch: Batch): OfficersText[] {
  const { translated } = termsOf(batch)
  return [['en', batch.words] as const, ...Object.entries(translated)].flatMap(([language, words]) =>
    (Object.keys(PARTS) as (keyof Words)[]).map((part) => ({
      what: language === 'en' ? `words.${part}` : `translated.${language}.${part}`,
      part,
      language,
      text: words[part],
    })),
  )
}
