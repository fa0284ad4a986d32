import { htmlOf } from '../text/html.ts'
import { type Render, withHelp } from './compose.ts'
import languages from './email-words.json' with { type: 'json' }
import type { LetterFacts } from './facts.ts'

/** A letter as it was written down to be sent: what its e-mail is made of. */
export type EmailedLetter = {
  facts: Pick<LetterFacts, 'reference' | 'referenceLine' | 'date' | 'sender' | 'language'> &
    Partial<Pick<LetterFacts, 'help'>>
  markdown: string
  text: string
}

/** Where a reader takes the consent to e-mail back: a page, where the practice has one that the world reaches, and a mailbox. */
export type WithdrawalPlace = { page: string | null; mailbox: string }

/** An e-mail's parts; `mailbox` is where the consent is taken back by mail, with a subject that says so. The subject tells nothing but that it is a notice: it shows on locked telephones. */
export type Email = { subject: string; language: string; text: string; html: string; mailbox: string }

/**
 * A letter as e-mail: the whole text of it, the same as HTML with nothing to load from anywhere, and below both how to have
 * letters on paper again.
 */
export function emailOf(render: Render, { facts, markdown, text }: EmailedLetter, place: WithdrawalPlace): Email {
  const { language, reference } = facts
  const words = WORDS[language] ?? english
  const subject = words.subject.replace('{reference}', reference)
  const foot = footOf(words, reference, place)
  const html = render('letters/email', {
    helpSheet: null,
    ...facts,
    title: subject,
    body: withHelp(htmlOf(markdown), facts.help ?? null),
    foot,
  })
  const below = [foot.why, `${foot.before}${foot.shown}${foot.after}`].join('\n')
  return { subject, language, html, text: `${text}\n-- \n${below}\n`, mailbox: mailboxOf(words, reference, place) }
}

const english = languages.en
const WORDS: Readonly<Record<string, typeof english>> = languages

function footOf(words: typeof english, reference: string, place: WithdrawalPlace) {
  const { why, page, mailbox } = words
  const sentence = (place.page === null ? mailbox : page).replace('{reference}', reference)
  const [before = '', after = ''] = sentence.split('{place}')
  return {
    why,
    before,
    shown: place.page ?? place.mailbox,
    after,
    href: place.page ?? `mailto:${mailboxOf(words, reference, place)}`,
  }
}

// RFC 6068: whoever gets that mail sees at once what it asks for, and of whom.
function mailboxOf({ withdrawal }: typeof english, reference: string, { mailbox }: WithdrawalPlace): string {
  return `${mailbox}?subject=${encodeURIComponent(withdrawal.replace('{reference}', reference))}`
}
