import { htmlOf } from '../text/html.ts'
import type { Render } from './compose.ts'
import type { LetterFacts } from './facts.ts'
import { sheetOf } from './sheet.ts'

/** What a letter that went was made of. */
type Sent = { facts: LetterFacts; markdown: string }

/** A letter that went, as one print-ready HTML document: its own facts and words, in the sheet that letters have today. */
export function sentPage(render: Render, sent: Sent): string {
  return `${render('letters/head', { language: sent.facts.language })}${sheet(render, sent)}${TAIL}`
}

/** The same of many letters, each on a new sheet, in pieces. */
export async function* sentDocument(render: Render, letters: AsyncIterable<Sent>): AsyncGenerator<string> {
  yield render('letters/head', { language: 'en' })
  for await (const sent of letters) yield sheet(render, sent)
  yield TAIL
}

const TAIL = '</body>\n</html>\n'

function sheet(render: Render, { facts, markdown }: Sent): string {
  return sheetOf(render, facts, { body: htmlOf(markdown) })
}
