import { asMarkdown } from '../text/markdown.ts'
import { textOf } from '../text/plain-text.ts'
import type { LetterFacts } from './facts.ts'

/** A letter as plain text in lines of 72 characters, with its sheet behind it. */
export function letterText({ sender, date, referenceLine, address, helpSheet }: LetterFacts, markdown: string): string {
  const help = helpSheet ? [textOf(helpMarkdown(helpSheet))] : []
  const blocks = [sender.join('\n'), `${date}\n${referenceLine}`, address.join('\n'), textOf(markdown), ...help]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

function helpMarkdown({ title, texts }: NonNullable<LetterFacts['helpSheet']>): string {
  return [`## ${title}`, ...texts.map(({ text }) => asMarkdown(text))].join('\n\n')
}
