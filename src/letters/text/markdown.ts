import type { TokenizerObject } from 'marked'
import { oneLine } from '../envelope/addressee.ts'

/** The value as Markdown that prints it and does nothing else: `*_[x](javascript:…)` comes out as those characters. */
export function asMarkdown(value: string): string {
  return oneLine(value).replaceAll(/[!-/:-@[-`{-~]/g, '\\$&')
}

/** Facts with every text in them escaped: a template cannot forget to escape a value, because all of them arrive so. */
export function escapedFacts(value: unknown): unknown {
  if (typeof value === 'string') return asMarkdown(value)
  if (Array.isArray(value)) return value.map(escapedFacts)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, escapedFacts(each)]))
}

/** Whether a link may lead there: to the web, to mail or to a telephone. */
export function mayLinkTo(href: string): boolean {
  return /^(https?:\/\/|mailto:|tel:)/i.test(href)
}

const nothing = () => undefined

/**
 * The Markdown of letters: paragraphs, headings, lists, emphasis, quotations, links. What is not tokenized stays text.
 * A fence or an HTML comment that nobody closed would otherwise swallow the rest of the letter, and with it elements
 * that the law asks for.
 */
export const tokenizer: TokenizerObject = {
  html: nothing,
  tag: nothing,
  fences: nothing,
  code: nothing,
  codespan: nothing,
  def: nothing,
  reflink: nothing,
}
