import fc from 'fast-check'
import { Marked } from 'marked'
import { expect, test } from 'vitest'
import { asMarkdown, tokenizer } from '../../src/letters/text/markdown.ts'
import { blocksOf } from '../../src/pdf/page/block.ts'

const marked = new Marked({ gfm: false, tokenizer })
const said = (markdown: string) =>
  blocksOf(markdown).map(({ tag, spans = [] }) => `${tag} ${spans.map(({ text }) => text).join('')}`)

/** What the reader of Markdown alone makes of it, where it is one paragraph without emphasis. */
function read(markdown: string): string | null {
  const [token, ...more] = marked.lexer(markdown)
  if (token?.type !== 'paragraph' || more.length > 0) return null
  const inside = token.tokens ?? []
  if (!inside.every(({ type }) => type === 'text' || type === 'escape')) return null
  return `P ${inside
    .map((each) => ('text' in each ? String(each.text) : each.raw))
    .join('')
    .replaceAll(/\s+/g, ' ')}`
}

test('a paragraph without marks is read the short way as it is read the long way', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aZé9 .,:;()\\-*_#’"\'/1\t王', '\\.', '\\-', '&', '<') })
  fc.assert(
    fc.property(text, (markdown) => {
      const long = read(markdown)
      fc.pre(long !== null)
      expect(said(markdown)).toEqual([long])
    }),
    { numRuns: 2000 },
  )
})

test('a name that looks like markup is a paragraph of its own characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
      const shown = `Dear ${asMarkdown(name)}:`
      expect(said(shown)).toEqual([read(shown)])
    }),
  )
})
