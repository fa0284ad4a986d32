import type { Event } from '../law/situation.ts'
import type { Element } from '../law/vocabulary.ts'
import { helpWithIntimatePictures, protectAMinorShown } from './pictures.ts'
import type { Task } from './task.ts'

/** What is known of the information when a checklist is made. */
export type ListedFacts = Pick<Event, 'elements' | 'form'>

/** The steps that every incident has whose information is of that kind or form, whatever else it is. */
export function askedBy({ elements, form }: ListedFacts): Task[] {
  const has = (element: Element) => elements.includes(element)
  return [
    ...(form === 'electronic' || form === 'both' ? [recordTheOutcome] : []),
    ...(has('payment_card') ? [tellTheCardProcessor] : []),
    ...(has('photo') ? [protectAMinorShown, helpWithIntimatePictures] : []),
  ]
}

const recordTheOutcome: Task = {
  id: 'record-the-outcome',
  phase: 'prevent',
  owner: 'officer',
  days: 45,
  title: 'Write down the security incident and its outcome',
  detail:
    'In five lines: the cause, what was reached, what stopped it, what changed, and whether it was a breach. Say what stayed unknown and why. This is asked of every security incident, breach or not.',
  citation: '45 CFR 164.308(a)(6)(ii)',
}

const tellTheCardProcessor: Task = {
  id: 'tell-the-card-processor',
  phase: 'notify',
  owner: 'officer',
  days: 1,
  title: 'Tell the bank that processes your card payments',
  detail:
    'Call the number on the merchant statement and ask for the security team: the card brands’ rules reach you through this bank. Do not change or restart the card machine. Ask whether a forensic firm of the card brands’ list is required before you hire another.',
}
