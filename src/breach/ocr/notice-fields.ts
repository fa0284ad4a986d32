import type { Duty } from '../law/answer.ts'
import { type State, stateLabel } from '../law/states.ts'
import { listed } from '../law/words.ts'
import { labelOf } from './answers/choices.ts'
import { choice, day, type FieldRule, field, own, type SheetFacts } from './field.ts'

/** The fourth screen: who was told, and what was done. */
export const NOTICE_AND_ACTIONS: readonly FieldRule[] = [
  day('noticeFrom', 'Individual notice provided: start date', 'S', {
    ask: 'Enter when the first letter went out, or record the letters as given.',
  }),
  day('noticeTo', 'Individual notice provided: projected or actual end date', 'S', {
    ask: 'Enter when the last letter went out or will go out.',
  }),
  field('substitute', 'Substitute notice', 'M', (facts) => labelOf('substitute', substituteOf(facts))),
  field('media', 'Media notice', 'R', (facts) => labelOf('media', mediaOf(facts).length > 0 ? 'yes' : 'no')),
  field('mediaStates', 'Media notice: States and territories', 'M', (facts) => statesIn(mediaOf(facts)), {
    applies: (facts) => mediaOf(facts).length > 0,
  }),
  choice('actions', 'Actions taken in response to the breach'),
  own('otherAction', 'Other actions taken', 'R', {
    applies: ({ answers }) => answers.actions?.includes('other') ?? false,
    ask: 'Describe the other actions.',
  }),
]

/** The last screen: who attests, and when. */
export const ATTESTATION: readonly FieldRule[] = [
  own('attestedBy', 'Attestation: name', 'R', { ask: 'Enter who attests that the answers are accurate.' }),
  day('attestedOn', 'Attestation: date', 'R', { ask: 'Enter the date of attestation.' }),
]

function substituteOf({ answer, rule }: SheetFacts): 'no' | 'under_10' | '10_or_more' {
  return answer.duties.find(({ id }) => id === `${rule}.substitute`)?.form ?? 'no'
}

function mediaOf({ answer, rule }: SheetFacts): Duty[] {
  return answer.duties.filter(({ id }) => id.startsWith(`${rule}.media.`))
}

function statesIn(media: readonly Duty[]): string {
  return listed(media.map(({ id }) => stateLabel((id.split('.').at(-1) ?? '') as State)))
}
