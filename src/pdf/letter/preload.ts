import { setImmediate as others } from 'node:timers/promises'
import type { OnTheEnvelope } from '../../letters/envelope/window.ts'
import { helpLine, LINE_LANGUAGES } from '../../letters/languages/index.ts'
import type { About } from '../file/metadata.ts'
import type { PrintableLetter, Printer } from './printer.ts'
import { sampleFacts } from './test-sheet.ts'

/** Code runs fast once it ran a few times. */
const SHEETS = 20
const NOBODY: OnTheEnvelope = {
  envelope: 'number_10_left_window',
  returnAddress: ['Árvíztűrő Пример'],
  endorsement: { above: null, below: null },
}
const ABOUT: About = { title: 'Test sheet', language: 'en-US', author: '', at: '' }

/**
 * Has sheets set until that is fast, and once the lines of help in every language that a letter may begin with. Whoever
 * asks for something else meanwhile is answered in between.
 */
export async function preload({ testSheet, print }: Pick<Printer, 'testSheet' | 'print'>): Promise<void> {
  for (let sheet = 0; sheet < SHEETS; sheet++) {
    await Array.fromAsync(testSheet(NOBODY, ABOUT))
    await others()
  }
  for (const language of LINE_LANGUAGES) {
    await Array.fromAsync(print([helped(language)], ABOUT))
    await others()
  }
}

function helped({ code }: { code: string }): PrintableLetter {
  const help = helpLine(code, '1')
  return { facts: { ...sampleFacts(NOBODY), help }, markdown: help?.line ?? '', language: code }
}
