import type { LetterFacts } from './facts.ts'
import { htmlOf } from './html.ts'
import { escapedFacts } from './markdown.ts'
import { textOf } from './plain-text.ts'

/** Renders the template of that name, as src/render does. */
export type Render = (name: string, facts: object) => string

/** One letter in the forms it is kept, printed and read aloud. */
export type ComposedLetter = { markdown: string; html: string; text: string }

/** The letter as Markdown, as one print-ready HTML document and as plain text in lines of 72 characters. */
export function composeLetter(render: Render, facts: LetterFacts): ComposedLetter {
  const markdown = markdownOf(render, facts)
  return { markdown, html: `${head(render)}${sheet(render, facts, markdown)}${TAIL}`, text: plain(facts, markdown) }
}

/**
 * One print-ready HTML document of all these letters, each on a new page of US Letter paper with its address where a #10
 * window envelope shows it. It comes in pieces, so that a roster of any length never stands in memory whole.
 */
export async function* printDocument(
  render: Render,
  letters: Iterable<LetterFacts> | AsyncIterable<LetterFacts>,
): AsyncGenerator<string> {
  yield head(render)
  for await (const facts of letters) yield sheet(render, facts, markdownOf(render, facts))
  yield TAIL
}

/** The letter's own text as Markdown: what is printed below the fold. */
export function markdownOf(render: Render, facts: LetterFacts): string {
  return render(`letters/${facts.language}/individual.md`, {
    ...(escapedFacts(facts) as object),
    words: trimmed(facts.words),
  })
}

const TAIL = '</body>\n</html>\n'

function head(render: Render): string {
  return render('letters/head', { language: 'en' })
}

function sheet(render: Render, facts: LetterFacts, markdown: string): string {
  return render('letters/sheet', { ...facts, body: htmlOf(markdown) })
}

function plain({ sender, date, reference, address }: LetterFacts, markdown: string): string {
  const blocks = [sender.join('\n'), `${date}\nReference: ${reference}`, address.join('\n'), textOf(markdown)]
  return `${blocks.join('\n\n')}\n`
}

function trimmed(words: LetterFacts['words']): object {
  return Object.fromEntries(Object.entries(words).map(([name, text]) => [name, text.trim()]))
}
