import { POSTING_DAYS } from '../../breach/federal/substitute.ts'
import { type Day, plus } from '../../breach/law/day.ts'
import type { Render } from '../individual/compose.ts'
import { dayIn, wordsIn } from '../languages/index.ts'
import { wordsForOthers } from '../text/for-others.ts'
import type { Letter } from '../text/letter.ts'
import { type ComposedDocument, composeDocument, documentFacts } from './composed.ts'

type Batch = Omit<Letter, 'person'>

/** What a notice to the public is told besides what the letters tell. */
export type PublicNoticeFacts = { language: string; postedOn?: Day | null }

/**
 * Substitute notice for ten or more people whom no letter reaches, 45 CFR 164.404(d)(2)(ii): the text for the web page, with
 * the last day of its 90 days where the first one is known. It names nobody.
 */
export function substituteNotice(render: Render, base: Batch, facts: PublicNoticeFacts): ComposedDocument {
  return publicNotice(render, base, 'web-notice', facts)
}

/** The same for major print or broadcast media, shorter. */
export function newspaperNotice(render: Render, base: Batch, facts: PublicNoticeFacts): ComposedDocument {
  return publicNotice(render, toOthers(base, facts.language), 'newspaper-notice', facts)
}

/** What to say on the telephone where fewer than ten people cannot be reached by letter, 45 CFR 164.404(d)(2)(i). */
export function phoneScript(render: Render, base: Batch, facts: PublicNoticeFacts): ComposedDocument {
  return publicNotice(render, base, 'phone-script', facts)
}

/** The release to prominent media outlets of a State, 45 CFR 164.406: the content of the letters, and no name of a patient. */
export function mediaRelease(
  render: Render,
  base: Batch,
  { state, residents, language }: { state: string; residents: number | null; language: string },
): ComposedDocument {
  return publicNotice(render, toOthers(base, language), 'media-release', { language }, { state, residents })
}

/** An answer to a review that confirms nothing, not even that somebody was a patient, and says sorry for nothing. */
export function reviewReply(render: Render, base: Batch, { language }: PublicNoticeFacts): ComposedDocument {
  return publicNotice(render, base, 'review-reply', { language })
}

// A translation has no words for others of its own.
function toOthers(base: Batch, language: string): Batch {
  return language === 'en' ? { ...base, words: wordsForOthers(base) } : base
}

function publicNotice(
  render: Render,
  base: Batch,
  template: string,
  { language, postedOn = null }: PublicNoticeFacts,
  about: object = {},
): ComposedDocument {
  const facts = documentFacts(base, language)
  const last = postedOn && dayIn(wordsIn(facts.language), plus(postedOn, POSTING_DAYS))
  const more = { practice: base.practice.name, tollFree: facts.contact.tollFree, last, ...about }
  return composeDocument(render, { template, facts, more, isLetter: false })
}
