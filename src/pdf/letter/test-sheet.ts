import { ENVELOPES, type OnTheEnvelope } from '../../letters/envelope/window.ts'
import { measuresOf } from '../page/outlines.ts'
import type { PrintableFacts } from './printable-facts.ts'

/** What stands above the fold of the test sheet: everything that a letter has there, and nobody's name. */
export function sampleFacts(seen: OnTheEnvelope): PrintableFacts {
  return {
    ...seen,
    language: 'en',
    date: 'Test sheet',
    reference: 'test',
    referenceLine: '',
    help: null,
    individual: '',
    address: ['JANE Q SAMPLE', '123 ANY ST APT 4', 'SPRINGFIELD MA  01105-1234'],
  }
}

/** What the test sheet says, in Markdown. */
export function sampleText({ envelope }: OnTheEnvelope): string {
  const { label } = ENVELOPES[envelope]
  const measures = measuresOf(envelope).map((line) => `- ${line}`)
  return [
    '# Does the address show?',
    `The letters are set for this envelope: ${label}.`,
    measures.join('\n'),
    '1. Fold this sheet in three on the two dashed lines across it, the address outside.',
    '2. Put it in one of your envelopes, so that the address shows.',
    '3. Tap the envelope on each of its four edges, and look each time.',
    'The solid frame is what a window always shows. The dashed frame is the most that it can show as the sheet slips.',
    'The last two lines of the address must stay readable, with an eighth of an inch around them. Nothing but the address may show, and the sender where there is a second window.',
    'If something else shows, choose another envelope in the settings, or buy envelopes with windows of these measures.',
  ].join('\n\n')
}
