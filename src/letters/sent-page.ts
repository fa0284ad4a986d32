import type { Render } from './compose.ts'
import type { LetterFacts } from './facts.ts'
import { htmlOf } from './html.ts'

/** A letter that went, as one print-ready HTML document: its own facts and words, in the sheet that letters have today. */
export function sentPage(render: Render, { facts, markdown }: { facts: LetterFacts; markdown: string }): string {
  const sheet = render('letters/sheet', { ...facts, body: htmlOf(markdown) })
  return `${render('letters/head', { language: facts.language })}${sheet}</body>\n</html>\n`
}
