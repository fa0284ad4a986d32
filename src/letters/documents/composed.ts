import type { Render } from '../individual/compose.ts'
import { type LetterFacts, letterFacts } from '../individual/facts.ts'
import { sheetOf } from '../individual/sheet.ts'
import { htmlOf } from '../text/html.ts'
import type { Letter } from '../text/letter.ts'
import { escapedFacts } from '../text/markdown.ts'
import { textOf } from '../text/plain-text.ts'

/** A document in the forms in which it goes out: the facts of its head, its text as Markdown, HTML to print, plain text. */
export type ComposedDocument = { facts: LetterFacts; markdown: string; html: string; text: string }

/** What a document is made of: a template under templates/letters/<language>, what it prints, and whether it goes in an envelope. */
export type DocumentSource = {
  template: string
  facts: LetterFacts
  /** Facts besides those of a letter. Texts are escaped; `raw` is the officer’s Markdown. */
  more: object
  raw?: object
  isLetter: boolean
}

/** Composes a document. Throws where its template prints a fact that nobody gave. */
export function composeDocument(
  render: Render,
  { template, facts, more, raw = {}, isLetter }: DocumentSource,
): ComposedDocument {
  const markdown = render(`letters/${facts.language}/${template}.md`, { ...printed(facts, more), ...raw })
  const body = htmlOf(markdown)
  const sheet = isLetter ? sheetOf(render, facts, { body }) : render('letters/notice', { ...facts, body })
  const html = `${render('letters/head', { language: facts.language })}${sheet}</body>\n</html>\n`
  return { facts, markdown, html, text: plain(facts, markdown, isLetter) }
}

/** One part of a document, by its own template. */
export function partOf(render: Render, { template, facts, more, raw = {} }: Omit<DocumentSource, 'isLetter'>): string {
  return render(`letters/${facts.language}/${template}.md`, { ...printed(facts, more), ...raw }).trim()
}

/** The facts of a document in a language, which goes to these lines of an address; to nobody in particular without them. */
export function documentFacts(base: Omit<Letter, 'person'>, language: string, address: string[] = []): LetterFacts {
  return { ...letterFacts({ ...base, person: { address: {}, language } }), address }
}

function printed({ supplement: _, words, update: __, ...own }: LetterFacts, more: object): object {
  return { ...(escapedFacts({ ...own, ...more }) as object), words: trimmed(words) }
}

function plain({ sender, date, referenceLine, address }: LetterFacts, markdown: string, isLetter: boolean): string {
  const body = textOf(markdown)
  if (!isLetter) return `${body}\n`
  return `${[sender.join('\n'), `${date}\n${referenceLine}`, address.join('\n'), body].join('\n\n')}\n`
}

function trimmed({ whatHappened, whatInformation, whatWeAreDoing, whatYouCanDo }: LetterFacts['words']): object {
  const words = { whatHappened, whatInformation, whatWeAreDoing, whatYouCanDo }
  return Object.fromEntries(Object.entries(words).map(([name, text]) => [name, text.trim()]))
}
