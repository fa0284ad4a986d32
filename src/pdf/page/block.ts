import { Marked, type Token, type Tokens } from 'marked'
import { mayLinkTo, tokenizer } from '../../letters/text/markdown.ts'
import type { Style } from '../fonts/fonts.ts'
import type { Span } from '../text/lines.ts'

/** A part of a letter as PDF's standard structure types name it; either it says something or it holds other parts. */
export type Block = {
  tag: 'P' | 'H1' | 'H2' | 'H3' | 'BlockQuote' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Figure'
  spans?: readonly Span[]
  inside?: readonly Block[]
  /** BCP 47, where it is not the letter's. */
  language?: string | undefined
  /** What else its element says, as PDF writes it: of a picture, what it shows. */
  attributes?: string
}

/** A letter's Markdown as blocks: the same Markdown that its HTML is made of. `language` where it is not the letter's. */
export function blocksOf(markdown: string, language?: string): Block[] {
  const plain = plainText(markdown)
  const blocks: Block[] =
    plain === null ? blocksIn(marked.lexer(markdown)) : [{ tag: 'P', spans: [{ ...PLAIN, text: plain }] }]
  return language === undefined ? blocks : blocks.map((block) => ({ ...block, language }))
}

/**
 * A letter's Markdown in parts that say the same each by itself as together, so that those which are alike in all letters
 * are read once: paragraphs, headings, whole lists.
 */
export function partsOf(markdown: string): string[] {
  const parts: string[] = []
  for (const block of markdown.split(/\n{2,}/)) {
    const last = parts.at(-1)
    const goesOn = /^[\s>]/.test(block) || (ITEM.test(block) && ITEM.test(last ?? ''))
    if (last !== undefined && goesOn) parts[parts.length - 1] = `${last}\n\n${block}`
    else if (block.trim() !== '') parts.push(block)
  }
  return parts
}

const ITEM = /^([-*+]|\d+[.)])\s/

const marked = new Marked({ gfm: false, tokenizer })
const PLAIN: Style = { bold: false, italic: false }

// What begins with a letter and has no mark but escaped ones is a paragraph of one span: most of what one letter alone says.
function plainText(markdown: string): string | null {
  if (!PLAIN_PARAGRAPH.test(markdown)) return null
  return folded(markdown.replaceAll(ESCAPED, '$1'))
}

const PLAIN_PARAGRAPH = /^\p{L}(?:[^\\`*_[\]<>&!#|~\n=+-]|\\[!-/:-@[-`{-~])*$/u
const ESCAPED = /\\([!-/:-@[-`{-~])/g

function blocksIn(tokens: readonly Token[]): Block[] {
  return tokens.flatMap(blockOf)
}

function blockOf(token: Token): Block[] {
  switch (token.type) {
    case 'heading':
      return [{ tag: headings[token.depth] ?? 'H3', spans: spansIn(token.tokens ?? [], { ...PLAIN, bold: true }) }]
    case 'list':
      return [{ tag: 'L', inside: itemsOf(token as Tokens.List) }]
    case 'blockquote':
      return [{ tag: 'BlockQuote', inside: blocksIn(token.tokens ?? []) }]
    case 'paragraph':
    case 'text':
      return [{ tag: 'P', spans: spansIn(token.tokens ?? [token], PLAIN) }]
    default:
      return []
  }
}

const headings: Readonly<Record<number, Block['tag']>> = { 1: 'H1', 2: 'H2' }

function itemsOf({ items, ordered, start }: Tokens.List): Block[] {
  return items.map((item, index) => ({
    tag: 'LI',
    inside: [{ tag: 'Lbl', spans: [{ ...PLAIN, text: ordered ? `${Number(start) + index}.` : '•' }] }, bodyOf(item)],
  }))
}

// An item that is no more than a line of text says it itself, without a paragraph inside.
function bodyOf({ tokens }: Tokens.ListItem): Block {
  const [only, ...more] = tokens
  if (only?.type !== 'text' || more.length > 0) return { tag: 'LBody', inside: blocksIn(tokens) }
  return { tag: 'LBody', spans: spansIn([only], PLAIN) }
}

function spansIn(tokens: readonly Token[], style: Style): Span[] {
  return tokens.flatMap((token) => spansOf(token, style))
}

function spansOf(token: Token, style: Style): Span[] {
  const within = (changed: Style) => spansIn('tokens' in token ? (token.tokens ?? []) : [], changed)
  switch (token.type) {
    case 'strong':
      return within({ ...style, bold: true })
    case 'em':
      return within({ ...style, italic: true })
    case 'br':
      return [{ ...style, text: '\n' }]
    case 'link':
      return [...within(style), ...addressOf(token as Tokens.Link, style)]
    case 'text':
      return token.tokens ? within(style) : [{ ...style, text: folded(token.text) }]
    default:
      return [{ ...style, text: folded('text' in token ? String(token.text) : token.raw) }]
  }
}

// On paper a link is only as good as the address that it spells out.
function addressOf({ href, text }: Tokens.Link, style: Style): Span[] {
  const address = href.replace(/^(mailto|tel):/i, '')
  return mayLinkTo(href) && !text.includes(address) ? [{ ...style, text: ` (${address})` }] : []
}

function folded(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}
