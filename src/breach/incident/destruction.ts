import type { Day } from '../law/day.ts'
import { RETENTION_CITATION } from './retention.ts'

/**
 * A preservation hold: as long as it stands, nothing of the incident is destroyed. It delays no notice, as a law-enforcement
 * hold (45 CFR 164.412) does.
 */
export type PreservationHold = {
  /** The lawsuit, audit or investigation. */
  matter: string
  /** Who asked the practice to preserve the records. */
  askedBy: string
  reason: string
  placedOn: Day
  placedBy: string
  placedAt: string
  released: { by: string; at: string; reason: string } | null
}

/** Why records may be destroyed. The first holds only once the six years of the incident are over, and alone for all of it. */
export const GROUNDS = {
  retention_ended: `the six years of retention are over (${RETENTION_CITATION})`,
  court_order: 'a court ordered it',
  patient_request: 'the patient asked for it',
} as const

export type Ground = keyof typeof GROUNDS

/** The grounds on which one person’s records are destroyed, at any time. */
export const GROUNDS_OF_ONE = ['court_order', 'patient_request'] as const satisfies readonly Ground[]

/** What was destroyed, in numbers. */
export type DestroyedCounts = { people: number; letters: number; attachments: number }

/** A destruction that somebody asked for, and that a second person confirmed or somebody withdrew. */
export type Destruction = {
  /** Whose records; null: everybody’s. */
  person: string | null
  ground: Ground
  reason: string
  askedBy: string
  askedAt: string
  withdrawn: { by: string; at: string; reason: string } | null
  done: ({ by: string; at: string } & DestroyedCounts) | null
}

/** A destruction that was carried out. */
export type Done = Destruction & { done: NonNullable<Destruction['done']> }

/** What an incident keeps of its own keeping. */
export type Retention = { holds: PreservationHold[]; destructions: Destruction[] }

type Kept = { retention?: Retention }

/** The holds that stand. */
export function standingHolds({ retention }: Kept): PreservationHold[] {
  return (retention?.holds ?? []).filter(({ released }) => released === null)
}

/** The destruction that waits for a second person, and its place in the list, from 0; undefined where none does. */
export function waitingDestruction({ retention }: Kept): { place: number; asked: Destruction } | undefined {
  const all = retention?.destructions ?? []
  const place = all.findIndex(({ withdrawn, done }) => withdrawn === null && done === null)
  const asked = all[place]
  return asked && { place, asked }
}

/** The destruction of everybody’s records, once it was carried out. */
export function destructionOfAll(incident: Kept): Done | undefined {
  return doneIn(incident).find(({ person }) => person === null)
}

/** The destruction of one person’s records, once it was carried out. */
export function destructionOf(incident: Kept, person: string): Done | undefined {
  return doneIn(incident).find((each) => each.person === person)
}

/** The destructions that were carried out. */
export function doneIn({ retention }: Kept): Done[] {
  return (retention?.destructions ?? []).filter((each): each is Done => each.done !== null)
}
