import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { telephoneLink, withContactLinks } from '../../../src/letters/text/contact-links.ts'
import { htmlOf } from '../../../src/letters/text/html.ts'

const linksIn = (html: string) =>
  [...html.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)].map(([, to, words]) => [to, words])

describe('a number or an address to write to is a link', () => {
  test.each([
    ['Call 800-555-0100.', 'tel:+18005550100', '800-555-0100'],
    ['Call us. (800) 555-0100, from nine on', 'tel:+18005550100', '(800) 555-0100'],
    ['Call (800)555-0100', 'tel:+18005550100', '(800)555-0100'],
    ['toll-free: 1-800-555-0100', 'tel:+18005550100', '1-800-555-0100'],
    ['+1 800 555 0100', 'tel:+18005550100', '+1 800 555 0100'],
    ['800.555.0100', 'tel:+18005550100', '800.555.0100'],
    ['Write to privacy@maple.example.', 'mailto:privacy@maple.example', 'privacy@maple.example'],
    ['ana.o+x@mail.maple.example, please', 'mailto:ana.o+x@mail.maple.example', 'ana.o+x@mail.maple.example'],
  ])('%s', (text, to, words) => {
    expect(linksIn(withContactLinks(htmlOf(text)))).toEqual([[to, words]])
  })
})

test.each([
  'On 2026-11-22 we learned of it.',
  'Reference 2026-0014-1-7',
  'Springfield MA 01105-1234',
  'Order 1234-800-555-0100-99',
  'Account 1800-555-01001',
  'It cost 100.000.0000 or so? No: 12-34.',
  'me@home',
  '@maple.example',
])('nothing else is: %s', (text) => {
  expect(withContactLinks(htmlOf(text))).toBe(htmlOf(text))
})

test('what is a link already stays one', () => {
  const html = htmlOf('See [our page, 800-555-0100](https://maple.example/privacy@maple.example) or call 800-555-0100.')
  expect(linksIn(withContactLinks(html))).toEqual([
    ['https://maple.example/privacy@maple.example', 'our page, 800-555-0100'],
    ['tel:+18005550100', '800-555-0100'],
  ])
})

test('whatever somebody writes, the page says the same, and no tag is cut', () => {
  const text = (html: string) => html.replaceAll(/<\/?a[^>]*>/g, '')
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(fc.string(), fc.constantFrom('800-555-0100', ' a@b.example ', '<b>', '[x](tel:1)', '&', '\n\n', '"')),
      ),
      (pieces) => {
        const html = htmlOf(pieces.join(''))
        expect(text(withContactLinks(html))).toBe(text(html))
        expect(withContactLinks(html)).not.toMatch(/<a [^>]*<a /)
      },
    ),
  )
})

test.each([
  ['800-555-0100', 'tel:+18005550100'],
  ['1 (800) 555-0100', 'tel:+18005550100'],
  ['555-0100', null],
  ['+44 20 7946 0958', null],
])('%s dials %s', (phone, link) => {
  expect(telephoneLink(phone)).toBe(link)
})
