import { Marked, type RendererObject } from 'marked'
import { mayLinkTo, tokenizer } from './markdown.ts'

/** A letter's Markdown as HTML. Raw HTML and links with any other scheme than web, mail and telephone come out as text. */
export function htmlOf(markdown: string): string {
  return marked.parse(markdown, { async: false })
}

const renderer: RendererObject = {
  text(token) {
    return 'tokens' in token && token.tokens ? this.parser.parseInline(token.tokens) : escaped(token.text)
  },
  link({ href, tokens }) {
    const words = this.parser.parseInline(tokens)
    return mayLinkTo(href) && words !== escaped(href) ? `<a href="${escaped(href)}">${words}</a>` : words
  },
  image: ({ text }) => escaped(text),
}

const marked = new Marked({ gfm: false, tokenizer, renderer })

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
