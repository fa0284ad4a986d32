import type { Render } from './compose.ts'
import words from './email-words.json' with { type: 'json' }
import { htmlOf } from './html.ts'

/** A letter as it was written down to be sent: what its e-mail is made of. */
export type EmailedLetter = {
  facts: { reference: string; referenceLine: string; date: string; sender: string[]; language: string }
  markdown: string
  text: string
}

/** Where a reader takes the consent to e-mail back: a page, where the practice has one that the world reaches, and a mailbox. */
export type WithdrawalPlace = { page: string | null; mailbox: string }

/** An e-mail's parts. The subject tells nothing but that it is a notice: it shows on locked telephones. */
export type Email = { subject: string; language: string; text: string; html: string }

/**
 * A letter as e-mail: the whole text of it, the same as HTML with nothing to load from anywhere, and below both how to have
 * letters on paper again.
 */
export function emailOf(render: Render, { facts, markdown, text }: EmailedLetter, place: WithdrawalPlace): Email {
  const { language, reference } = facts
  const { subject, why, page, mailbox } = wordsIn(language)
  const [before = '', after = ''] = (place.page ? page : mailbox.replace('{reference}', reference)).split(
    place.page ? '{page}' : '{mailbox}',
  )
  const link = place.page
    ? { href: place.page, words: place.page }
    : { href: `mailto:${place.mailbox}`, words: place.mailbox }
  const foot = { why, before, link, after }
  const html = render('letters/email', { ...facts, title: titled(subject, reference), body: htmlOf(markdown), foot })
  const lines = [why, `${before}${link.words}${after}`]
  return { subject: titled(subject, reference), language, text: `${text}\n-- \n${lines.join('\n')}\n`, html }
}

const WORDS: Readonly<Record<string, typeof words.en>> = words

function wordsIn(language: string): typeof words.en {
  return WORDS[language] ?? words.en
}

function titled(subject: string, reference: string): string {
  return subject.replace('{reference}', reference)
}
