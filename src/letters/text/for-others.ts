import { proposedForOthers, sentencesToReader } from '../../breach/words/for-others.ts'
import { type Letter, termsOf, type Words } from './letter.ts'
import { PARTS } from './words.ts'

type Said = Pick<Letter, 'words' | 'terms'>

/** A sentence of the letter that speaks to its reader, and how it is proposed for somebody else. */
export type Unread = { part: keyof Words; sentence: string; proposed: string }

/**
 * The words for an office, a newspaper or the media: the officer's own for others; else the letter's, told of patients
 * where they speak to "you". What was told so is `unreadForOthers` until somebody words it.
 */
export function wordsForOthers(said: Said): Words {
  const { whatHappened, whatInformation, whatWeAreDoing, whatYouCanDo } = said.words
  const words = { whatHappened, whatInformation, whatWeAreDoing, whatYouCanDo }
  const parts = Object.entries(words).map(([part, text]) => [part, ownFor(said, part as keyof Words) ?? told(text)])
  return Object.fromEntries(parts) as Words
}

/** The sentences of these parts that speak to the patient, and that nobody has worded for others yet. */
export function unreadForOthers(said: Said, parts: readonly (keyof Words)[]): Unread[] {
  return parts
    .filter((part) => ownFor(said, part) === null)
    .flatMap((part) =>
      sentencesToReader(said.words[part]).map((sentence) => ({
        part,
        sentence,
        proposed: proposedForOthers(sentence),
      })),
    )
}

/** What is still to be read of it, as a sentence for the officer. */
export function unreadSentence({ part, sentence, proposed }: Unread): string {
  return `“${PARTS[part]}” speaks to the patient: “${sentence}” Here we propose: “${proposed}” Read it, and save the words you want under “Words for offices, newspapers and the media”.`
}

function ownFor(said: Said, part: keyof Words): string | null {
  return termsOf(said).forOthers?.[part]?.trim() || null
}

function told(text: string): string {
  return sentencesToReader(text).length === 0 ? text : proposedForOthers(text)
}
