import type { LetterFacts } from './facts.ts'
import { htmlOf } from './html.ts'
import { escapedFacts } from './markdown.ts'
import type { Paragraph } from './paragraphs.ts'
import { textOf } from './plain-text.ts'

/** Renders the template of that name, as src/render does. */
export type Render = (name: string, facts: object) => string

/** One letter in the forms it is kept, printed and read aloud. */
export type ComposedLetter = { markdown: string; html: string; text: string }

/** The letter as Markdown, as one print-ready HTML document and as plain text in lines of 72 characters. */
export function composeLetter(render: Render, facts: LetterFacts): ComposedLetter {
  const markdown = markdownOf(render, facts)
  const html = `${head(render, facts.language)}${sheet(render, facts, markdown)}${TAIL}`
  return { markdown, html, text: plain(facts, markdown) }
}

/**
 * One print-ready HTML document of all these letters, each on a new page of US Letter paper with its address where a #10
 * window envelope shows it. It comes in pieces, so that a roster of any length never stands in memory whole.
 */
export async function* printDocument(
  render: Render,
  letters: Iterable<LetterFacts> | AsyncIterable<LetterFacts>,
): AsyncGenerator<string> {
  yield head(render, 'en')
  for await (const facts of letters) yield sheet(render, facts, markdownOf(render, facts))
  yield TAIL
}

/** The letter's own text as Markdown: what is printed below the fold. */
export function markdownOf(render: Render, facts: LetterFacts): string {
  const { supplement, words, update, ...own } = facts
  return render(`letters/${facts.language}/${facts.form}.md`, {
    ...(escapedFacts(own) as object),
    words: trimmed(words),
    update: update?.trim() ?? null,
    paragraphs: paragraphsOf(render, facts),
  })
}

const TAIL = '</body>\n</html>\n'
const KEPT = 200

// Thousands of letters share a few supplements.
const supplements = new WeakMap<Render, Map<string, string>>()

function paragraphsOf(render: Render, { language, supplement, contact, reader }: LetterFacts): string {
  if (supplement.paragraphs.length === 0) return ''
  const known = supplements.get(render) ?? new Map<string, string>()
  supplements.set(render, known)
  const key = JSON.stringify([language, supplement, contact, reader.minor])
  const before = known.get(key)
  if (before !== undefined) return before
  if (known.size >= KEPT) known.clear()
  const facts = escapedFacts({ ...supplement, contact, reader }) as object
  const one = (name: Paragraph) => render(`letters/${language}/paragraphs/${name}.md`, facts).trim()
  const rendered = supplement.paragraphs.map(one).join('\n\n')
  known.set(key, rendered)
  return rendered
}

function head(render: Render, language: string): string {
  return render('letters/head', { language })
}

function sheet(render: Render, facts: LetterFacts, markdown: string): string {
  return render('letters/sheet', { ...facts, body: withHelp(htmlOf(markdown), facts.help) })
}

// Whoever reads the page aloud has to know in which language the line is.
function withHelp(html: string, help: LetterFacts['help']): string {
  if (help === null) return html
  const direction = help.code === 'ar' ? ' dir="rtl"' : ''
  return html.replace(/<p>/, () => `<p lang="${help.code}"${direction}>`)
}

function plain({ sender, date, referenceLine, address }: LetterFacts, markdown: string): string {
  const blocks = [sender.join('\n'), `${date}\n${referenceLine}`, address.join('\n'), textOf(markdown)]
  return `${blocks.join('\n\n')}\n`
}

function trimmed({ whatHappened, whatInformation, whatWeAreDoing, whatYouCanDo }: LetterFacts['words']): object {
  const words = { whatHappened, whatInformation, whatWeAreDoing, whatYouCanDo }
  return Object.fromEntries(Object.entries(words).map(([name, text]) => [name, text.trim()]))
}
