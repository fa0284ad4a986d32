import { htmlOf } from '../text/html.ts'
import { escapedFacts } from '../text/markdown.ts'
import type { Paragraph } from '../text/paragraphs.ts'
import type { LetterFacts } from './facts.ts'
import { letterText } from './letter-text.ts'
import { sheetOf } from './sheet.ts'

/** Renders the template of that name, as src/render does. */
export type Render = (name: string, facts: object) => string

/** One letter in the forms it is kept, printed and read aloud. */
export type ComposedLetter = { markdown: string; html: string; text: string }

/** Whether what is printed is a draft, and says so on every page. */
export type Mark = { isDraft?: boolean | undefined }

/** The letter as Markdown, as one print-ready HTML document and as plain text in lines of 72 characters. */
export function composeLetter(render: Render, facts: LetterFacts, mark: Mark = {}): ComposedLetter {
  const markdown = markdownOf(render, facts)
  const html = `${head(render, facts.language)}${sheet(render, { facts, markdown }, mark)}${TAIL}`
  return { markdown, html, text: letterText(facts, markdown) }
}

/**
 * One print-ready HTML document of all these letters, each on a new page of US Letter paper with its address where a #10
 * window envelope shows it. It comes in pieces, so that a roster of any length never stands in memory whole.
 */
export async function* printDocument(
  render: Render,
  letters: Iterable<LetterFacts> | AsyncIterable<LetterFacts>,
  mark: Mark = {},
): AsyncGenerator<string> {
  yield head(render, 'en')
  for await (const facts of letters) yield sheet(render, { facts, markdown: markdownOf(render, facts) }, mark)
  yield TAIL
}

/** The letter's own text as Markdown: what is printed below the fold. */
export function markdownOf(render: Render, facts: LetterFacts): string {
  const {
    address: _,
    returnAddress: __,
    reference,
    referenceLine: ___,
    reader,
    individual,
    salutation,
    code = null,
    help,
    ...shared
  } = facts
  const own = escapedFacts({ reference, individual, salutation, code, help }) as object
  return render(`letters/${facts.language}/${facts.form}.md`, {
    ...sharedFacts(render, shared),
    ...own,
    ...forAnother(render, facts, own),
    reader,
  })
}

// What is said to somebody who reads for another stands in texts of their own.
function forAnother(render: Render, { language, reader, form }: LetterFacts, own: object) {
  const kind = OTHERS.find((each) => reader[each])
  if (!kind) return { opening: null, advice: null }
  const told = { ...own, form }
  const text = (name: string) => render(`letters/${language}/readers/${name}.md`, told).trim()
  return { opening: text(kind), advice: text(`${kind}-advice`) }
}

const OTHERS = ['minor', 'represented', 'deceased'] as const

const TAIL = '</body>\n</html>\n'

type SharedFacts = Omit<
  LetterFacts,
  'address' | 'returnAddress' | 'reference' | 'referenceLine' | 'reader' | 'individual' | 'salutation' | 'code' | 'help'
>

const escaped = new WeakMap<Render, WeakMap<object, { of: SharedFacts; facts: object }>>()

// Thousands of letters share all but the name: it is escaped, and what follows the letter rendered, once.
function sharedFacts(render: Render, shared: SharedFacts): object {
  const kept = escaped.get(render) ?? new WeakMap()
  escaped.set(render, kept)
  const known = kept.get(shared.supplement)
  if (known && isSame(known.of, shared)) return known.facts
  const facts = preparedFacts(render, shared)
  kept.set(shared.supplement, { of: shared, facts })
  return facts
}

function isSame(one: SharedFacts, other: SharedFacts): boolean {
  return (Object.keys(other) as (keyof SharedFacts)[]).every((name) => one[name] === other[name])
}

function preparedFacts(render: Render, { supplement, words, update, ...rest }: SharedFacts): object {
  return {
    ...(escapedFacts(rest) as object),
    words: trimmed(words),
    update: update?.trim() ?? null,
    ...paragraphsOf(render, supplement, rest),
  }
}

function paragraphsOf(
  render: Render,
  supplement: LetterFacts['supplement'],
  { language, contact, about }: Pick<SharedFacts, 'language' | 'contact' | 'about'>,
): { offered: string; paragraphs: string } {
  const facts = escapedFacts({ ...supplement, contact, about }) as object
  const text = (name: Paragraph) => render(`letters/${language}/paragraphs/${name}.md`, facts).trim()
  const [offers, others] = [
    supplement.paragraphs.filter((name) => name === 'offer'),
    supplement.paragraphs.filter((name) => name !== 'offer'),
  ]
  // The code, which each letter has alone, stands between the two.
  return { offered: offers.map(text).join(''), paragraphs: others.map(text).join('\n\n') }
}

function head(render: Render, language: string): string {
  return render('letters/head', { language })
}

function sheet(
  render: Render,
  { facts, markdown }: { facts: LetterFacts; markdown: string },
  { isDraft }: Mark,
): string {
  return sheetOf(render, facts, { body: withHelp(htmlOf(markdown), facts.help), isDraft })
}

/** The letter's HTML with the language of its line of help: whoever reads the page aloud has to know it. */
export function withHelp(html: string, help: LetterFacts['help']): string {
  if (help === null) return html
  const direction = help.code === 'ar' ? ' dir="rtl"' : ''
  return html.replace(/<p>/, () => `<p class="help" lang="${help.code}"${direction}>`)
}

function trimmed({ whatHappened, whatInformation, whatWeAreDoing, whatYouCanDo }: LetterFacts['words']): object {
  const words = { whatHappened, whatInformation, whatWeAreDoing, whatYouCanDo }
  return Object.fromEntries(Object.entries(words).map(([name, text]) => [name, text.trim()]))
}
