import { expect } from 'vitest'

/** What a page says to somebody who reads it: without tags, spaces folded, entities as their characters. */
export function wordsOn(html: string): string {
  const body = html.replace(/<head>.*?<\/head>/s, '').replaceAll(/<(script|style).*?<\/\1>/gs, '')
  return decoded(body.replaceAll(/<[^>]+>/g, ' ')).replaceAll(/\s+/g, ' ')
}

/** What stands in a page's fields, by name, as the browser would send its forms unchanged. */
export function typedIn(html: string): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [, tag = '', attributes = '', text = ''] of html.matchAll(CONTROLS)) {
    const name = attribute(attributes, 'name')
    const box = attribute(attributes, 'type') === 'checkbox'
    if (tag === 'input' && (!box || / checked/.test(attributes)))
      values[name] = join(box ? values[name] : '', attribute(attributes, 'value'))
    if (tag === 'textarea') values[name] = decoded(text)
    if (tag === 'select') values[name] = chosenIn(text)
  }
  return values
}

const CONTROLS = /<(input|textarea|select)\b([^>]*)>(?:(?<=<(?:textarea|select)\b[^>]*>)(.*?)<\/\1>)?/gs

// A ticked box stands behind the hidden value of its name, as in what a browser sends.
function join(before: string | undefined, value: string): string {
  return before ? `${before},${value}` : value
}

function chosenIn(options: string): string {
  return /<option value="([^"]*)" selected/.exec(options)?.[1] ?? /<option value="([^"]*)"/.exec(options)?.[1] ?? ''
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
