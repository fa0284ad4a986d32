import { Marked, type RendererObject, type TokenizerObject } from 'marked'
import { oneLine } from './addressee.ts'

/** The value as Markdown that prints it and does nothing else: `*_[x](javascript:…)` comes out as those characters. */
export function asMarkdown(value: string): string {
  return oneLine(value).replaceAll(/[!-/:-@[-`{-~]/g, '\\$&')
}

/** Markdown as HTML: paragraphs, headings, lists, emphasis and links to the web, mail or a telephone; everything else is text. */
export function htmlOf(markdown: string): string {
  return toHtml.parse(markdown, { async: false })
}

/** Markdown as plain text in lines of at most 72 characters, links spelled out, list marks kept. */
export function textOf(markdown: string): string {
  return toText
    .parse(markdown, { async: false })
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
    .split('\n')
    .map(wrapped)
    .join('\n')
}

/** The characters that mean something in HTML, as their entities. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

const nothing = () => undefined

// What is not tokenized stays text. A fence or an HTML comment that nobody closed would otherwise swallow
// the rest of the letter, and with it elements the law asks for.
const tokenizer: TokenizerObject = {
  html: nothing,
  tag: nothing,
  fences: nothing,
  code: nothing,
  codespan: nothing,
  def: nothing,
  reflink: nothing,
}

const html: RendererObject = {
  text: (token) =>
    'tokens' in token && token.tokens ? toHtml.Parser.parseInline(token.tokens) : escapeHtml(token.text),
  link({ href, tokens }) {
    const words = this.parser.parseInline(tokens)
    return isSafe(href) ? `<a href="${escapeHtml(href)}">${words}</a>` : words
  },
  image: ({ text }) => escapeHtml(text),
}

const text: RendererObject = {
  space: () => '',
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
  hr: () => '\n',
  br: () => '\n',
  strong({ tokens }) {
    return this.parser.parseInline(tokens)
  },
  em({ tokens }) {
    return this.parser.parseInline(tokens)
  },
  link({ href, tokens }) {
    const words = this.parser.parseInline(tokens)
    return isSafe(href) && !href.endsWith(words) ? `${words} (${href.replace(/^(mailto|tel):/, '')})` : words
  },
  image: ({ text }) => text,
  text(token) {
    return 'tokens' in token && token.tokens ? this.parser.parseInline(token.tokens) : token.text
  },
}

const toHtml = new Marked({ gfm: false, tokenizer, renderer: html })
const toText = new Marked({ gfm: false, tokenizer, renderer: text })

function isSafe(href: string): boolean {
  return /^(https?:\/\/|mailto:|tel:)/i.test(href)
}

const WIDTH = 72

// The second line of a list item stands under the first word, not under the mark.
function wrapped(line: string): string {
  const indent = ' '.repeat(/^(\s*(-|\d+\.) )?/.exec(line)?.[0].length ?? 0)
  const lines: string[] = ['']
  for (const word of line.split(' ')) {
    const last = lines.at(-1) ?? ''
    if (last.length + word.length < WIDTH || last.trim() === '') lines[lines.length - 1] = `${last}${word} `
    else lines.push(`${indent}${word} `)
  }
  return lines.map((each) => each.trimEnd()).join('\n')
}
