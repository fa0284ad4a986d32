import type { Day } from '../../breach/law/day.ts'
import { type Law, lawOn } from '../../breach/law/law.ts'
import type { State } from '../../breach/law/states.ts'
import type { Element } from '../../breach/law/vocabulary.ts'
import { LAWS } from '../../breach/laws/index.ts'
import { isParagraph, type Paragraph } from '../text/paragraphs.ts'
import forms from './states.json' with { type: 'json' }

/** What a State asks a letter to carry, each in the words of its law file, and what of the letter answers it. */
export type StateForm = {
  state: State
  /** First day of the version of the law that the form answers. */
  law: Day | null
  citation: string | null
  /** The file that the demands are taken from. */
  source: string
  /** What is not settled about it; null: nothing. */
  unsettled: string | null
  content: readonly { asks: string; by: readonly Answered[] }[]
}

/** What answers a demand: a paragraph, a fact in the letter's own parts, a prohibition, or nothing (an aside). */
export type Answered = Paragraph | (typeof WITHIN)[number]

export const WITHIN = [
  'form',
  'dates',
  'description',
  'information',
  'actions',
  'contact',
  'telephone',
  'toll_free',
  'website',
  'plain',
  'delay',
  'count',
  'no_count',
  'no_narrative',
  'no_card',
  'aside',
] as const

/** A State's form as it bears on one breach. */
export type AppliedForm = StateForm & {
  inForce: Law
  /** Whether the form answers the version of the law that was in force on the day of discovery. */
  isCurrent: boolean
  /** Whether the statute reaches these kinds of data; kinds that are not known are taken to be among them. */
  isTriggered: boolean
  /** Whether a letter under HIPAA may stand in its place, were it for its form only. */
  mayBeMetByHipaa: boolean
}

export const STATE_FORMS: readonly StateForm[] = Object.freeze(forms as StateForm[])

/** What breaches are matched with forms by: the day of discovery, the kinds of data, whether HIPAA applies. */
export type Breach = { discoveredOn: Day; elements: readonly Element[]; hipaa: boolean }

/** The form of a State as it bears on this breach; null where the State asks for nothing beyond HIPAA's elements. */
export function stateForm(state: string | undefined, { discoveredOn, elements, hipaa }: Breach): AppliedForm | null {
  const form = STATE_FORMS.find((each) => each.state === state)
  if (!form) return null
  const { law } = lawOn(LAWS[form.state], discoveredOn)
  return {
    ...form,
    inForce: law,
    isCurrent: law.from === form.law,
    isTriggered: law.appliesToPrivatePractice && isTrigger(law, elements),
    mayBeMetByHipaa: hipaa && law.hipaa.effect !== 'none',
  }
}

/** The paragraphs that a form calls for. */
export function paragraphsOf({ content }: StateForm): Paragraph[] {
  return content.flatMap(({ by }) => by.filter(isParagraph))
}

/** Whether a form has this among its answers. */
export function asksFor(form: StateForm | null, answered: Answered): boolean {
  return form?.content.some(({ by }) => by.includes(answered)) ?? false
}

// A letter names its reader, so the name is always among the kinds.
function isTrigger(law: Law, elements: readonly Element[]): boolean {
  return elements.length === 0 || elements.some((element) => law.triggerElements.includes(element))
}
