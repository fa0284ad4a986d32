import { expect } from 'vitest'
import { decoded } from '../../../src/dev/preview/typed.ts'

export { typedIn } from '../../../src/dev/preview/typed.ts'

/** What a page says to somebody who reads it: without tags, spaces folded, entities as their characters. */
export function wordsOn(html: string): string {
  const body = html.replace(/<head>.*?<\/head>/s, '').replaceAll(/<(script|style).*?<\/\1>/gs, '')
  return decoded(body.replaceAll(/<[^>]+>/g, ' ')).replaceAll(/\s+/g, ' ')
}

/** Expects a refusal: that status, and somewhere on the page that sentence. Answers the page. */
export async function expectRefusal(answer: Response, status: number, sentence: string | RegExp): Promise<string> {
  const html = await answer.text()
  expect({ status: answer.status, words: wordsOn(html) }).toEqual({ status, words: expect.stringMatching(sentence) })
  return html
}
