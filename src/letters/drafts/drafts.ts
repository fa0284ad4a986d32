import type { Kind } from '../../breach/law/kinds.ts'
import type { Element } from '../../breach/law/vocabulary.ts'
import type { Words } from '../text/letter.ts'
import { accounts } from './accounts.ts'
import { type Advice, advice, isAboutPictures, pictureAdvice } from './advice.ts'
import { spanishDraft } from './spanish.ts'

/**
 * A first draft of the officer's words for an incident of this kind, in plain English. Every fact that only the practice
 * knows is a gap in [brackets], and `wordsProblems` stops the letter until each is filled in or taken out.
 */
export function draftFor(kind: Kind, elements: readonly Element[] = []): Words {
  const { whatHappened, whatWeAreDoing, risk } = accounts[kind]
  const whatYouCanDo = isAboutPictures(kind, elements) ? `${advice[risk]}\n${pictureAdvice}` : advice[risk]
  return { whatHappened, whatInformation: WHAT_INFORMATION[risk], whatWeAreDoing, whatYouCanDo }
}

/** The same in a language; null where nobody wrote drafts in it. */
export function draftIn(language: string, kind: Kind, elements: readonly Element[] = []): Words | null {
  return IN_LANGUAGES[language]?.(kind, elements) ?? null
}

const IN_LANGUAGES: Readonly<Record<string, (kind: Kind, elements: readonly Element[]) => Words>> = {
  en: draftFor,
  es: spanishDraft,
}

const KINDS_OF_INFORMATION = `[Keep what is true, take out the rest:]

- your name
- [your address, telephone number or e-mail address]
- [your date of birth]
- [the dates of your visits and what they were for]
- [your health insurance information]
- [your Social Security number]`

const WHAT_INFORMATION: Readonly<Record<Advice, string>> = Object.freeze({
  seen: 'The [post, picture or message] showed [your face, your name, that you were a patient here, what your visit was for]. It did not show [your Social Security number or any payment information].',
  identity: `The information was of these kinds:\n\n${KINDS_OF_INFORMATION}\n\nIt did not include [your bank account or card numbers].`,
  misused: `The information was of these kinds:\n\n${KINDS_OF_INFORMATION}\n\nIt did not include [your bank account or card numbers].`,
})
