import { Marked, type RendererObject } from 'marked'
import { mayLinkTo, tokenizer } from './markdown.ts'

const WIDTH = 72

/** A letter's Markdown as plain text in lines of at most 72 characters: headings in capitals, links spelled out. */
export function textOf(markdown: string): string {
  const paragraphs = marked
    .parse(markdown, { async: false })
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
  return paragraphs.split('\n').map(wrapped).join('\n')
}

const renderer: RendererObject = {
  space: () => '',
  hr: () => '\n',
  br: () => '\n',
  heading({ tokens }) {
    return `${this.parser.parseInline(tokens).toUpperCase()}\n\n`
  },
  paragraph({ tokens }) {
    return `${this.parser.parseInline(tokens)}\n\n`
  },
  blockquote({ tokens }) {
    return this.parser.parse(tokens)
  },
  list({ items, ordered, start }) {
    const marks = items.map((_, index) => (ordered ? `${Number(start) + index}.` : '-'))
    return `${items.map((item, index) => `${marks[index]} ${this.listitem(item).trim()}\n`).join('')}\n`
  },
  listitem({ tokens }) {
    return this.parser.parse(tokens)
  },
  strong({ tokens }) {
    return this.parser.parseInline(tokens)
  },
  em({ tokens }) {
    return this.parser.parseInline(tokens)
  },
  link({ href, tokens }) {
    const words = this.parser.parseInline(tokens)
    return mayLinkTo(href) && !href.endsWith(words) ? `${words} (${href.replace(/^(mailto|tel):/i, '')})` : words
  },
  image: ({ text }) => text,
  text(token) {
    return 'tokens' in token && token.tokens ? this.parser.parseInline(token.tokens) : token.text
  },
}

const marked = new Marked({ gfm: false, tokenizer, renderer })

// The second line of a list item stands under the first word, not under the mark.
function wrapped(line: string): string {
  const mark = /^(\s*(-|\d+\.) )?/.exec(line)?.[0] ?? ''
  const lines = [mark.trimEnd()]
  for (const word of line.slice(mark.length).split(' ')) {
    const last = lines.at(-1) ?? ''
    const longer = last === '' ? word : `${last} ${word}`
    if (longer.length <= WIDTH || last === '') lines[lines.length - 1] = longer
    else lines.push(' '.repeat(mark.length) + word)
  }
  return lines.join('\n')
}
