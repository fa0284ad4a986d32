import { expect } from 'vitest'

/** What a page says to somebody who reads it: without tags, spaces folded, entities as their characters. */
export function wordsOn(html: string): string {
  const body = html.replace(/<head>.*?<\/head>/s, '').replaceAll(/<(script|style).*?<\/\1>/gs, '')
  return decoded(body.replaceAll(/<[^>]+>/g, ' ')).replaceAll(/\s+/g, ' ')
}

/** What stands in a page's fields: by name, as the browser would send the forms unchanged (the last form wins). */
export function typedIn(html: string): Record<string, string> {
  const inputs = [...html.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag)
  const simple = inputs
    .filter((tag) => !/type="(checkbox|radio|file)"/.test(tag))
    .map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')])
  const areas = [...html.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)].map(([, tag = '', text = '']) => [
    attribute(tag, 'name'),
    decoded(text),
  ])
  const selects = [...html.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)].map(([, tag = '', options = '']) => [
    attribute(tag, 'name'),
    /<option value="([^"]*)" selected/.exec(options)?.[1] ?? /<option value="([^"]*)"/.exec(options)?.[1] ?? '',
  ])
  return Object.fromEntries([...simple, ...areas, ...selects])
}

/** Expects a refusal: that status, and somewhere on the page that sentence. Answers the page. */
export async function expectRefusal(answer: Response, status: number, sentence: string | RegExp): Promise<string> {
  const html = await answer.text()
  expect({ status: answer.status, words: wordsOn(html) }).toEqual({ status, words: expect.stringMatching(sentence) })
  return html
}

function attribute(tag: string, name: string): string {
  return decoded(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
}

function decoded(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }
  return text
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll(/&(\w+);/g, (whole, name) => named[name] ?? whole)
}
