import type { Words } from '../../breach/letter-text.ts'
import { termsOf } from '../letter.ts'
import { PARTS } from '../words.ts'
import type { Batch } from './finding.ts'

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
