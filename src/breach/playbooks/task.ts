import type { Event } from '../law/situation.ts'

/** The six parts of every response, in their usual order. */
export const PHASES = ['contain', 'preserve', 'identify', 'assess', 'notify', 'prevent'] as const

export type Phase = (typeof PHASES)[number]

/** Who a playbook names for a step. A clinic may give one person several. */
export const HANDS = ['staff', 'officer', 'it', 'owner', 'clinician'] as const

export type Hand = (typeof HANDS)[number]

/** What the product, or a person in its place, sees done. */
export const SIGHTS = [
  'roster.imported',
  'list.reconciled',
  'assessment.written',
  'decision.signed',
  'letters.approved',
  'letters.mailed',
  'ocr.filed',
  'offices.told',
  'media.told',
  'substitute.posted',
  'hold.recorded',
  'exposure.gone',
  'agreement.filed',
  'sanction.recorded',
  'training.filed',
  'incident.restricted',
  'incident.closed',
] as const

export type Sight = (typeof SIGHTS)[number]

/** Lists that steps of one incident share: each row has a name, the ask of every such step that comes first. */
export const LISTS = {
  exposure: { one: 'place', name: 'exposureUrl' },
  device: { one: 'device', name: 'make' },
  system: { one: 'system', name: 'system' },
  account: { one: 'account', name: 'account' },
  person: { one: 'person', name: 'person' },
  contract: { one: 'contract', name: 'contract' },
  recipient: { one: 'recipient', name: 'recipientName' },
  tracker: { one: 'tracker', name: 'tracker' },
  fix: { one: 'fix', name: 'patch' },
} as const

export type List = keyof typeof LISTS

export const ASK_TYPES = ['text', 'date', 'url', 'choice', 'file'] as const

/** A fact that a step asks for. A file is attached to the step, the rest is typed. */
export type Ask = { name: string; label: string; type: (typeof ASK_TYPES)[number]; choices?: string[] }

/**
 * By when: `from` is `discovery`, the id of another step, or `duty:` and the notice whose day it is. Hours count from the
 * moment at which the incident is entered, days from the day of `from`.
 */
export type Due = { from: string; hours: number } | { from: string; days: number }

/** Facts of an incident that bring a step: without them it is not on the checklist. */
export type Brings = { elements?: Event['elements'][number][]; forms?: Event['form'][] }

/** A step of a playbook, before an incident gives it its day. */
export type Task = {
  /** Stable: it names the step on the timeline for ever. */
  id: string
  phase: Phase
  /** An order, in less than 60 characters. */
  title: string
  /** One sentence. */
  why: string
  /** 2 to 6 lines. */
  how: string[]
  /** Words to say or send; what stands in [brackets] is filled in. */
  script?: string
  owner: Hand
  backup: Hand
  due: Due
  /** Who asks for the act; null: custom of the field. */
  law: string | null
  /** Whether the day is our advice, even where a law asks for the act. */
  guidance: boolean
  /** The notices that this step gives, `*` for any. */
  serves?: string[]
  /** Steps that come first. */
  after: string[]
  /** Somebody else signs it off. */
  secondPerson: boolean
  doneWhen: Sight | null
  facts?: Brings
  /** A question; no: the step is not needed. */
  onlyIf: string | null
  /** Waits while law enforcement asks for a delay, 45 CFR 164.412, unless somebody is in danger. */
  tellsPatients?: true
  /** What proves it. */
  evidence: string[]
  list?: List
  asks?: Ask[]
  /** What was read; null: custom of the field. */
  source: string[] | null
  /** Left out by the practice, and why. It stays in the playbook, so that nothing hangs on a step that is gone. */
  off?: true
  offReason?: string
}

/** What one kind of incident asks, or what all ask in common. */
export type Playbook = readonly Task[]
