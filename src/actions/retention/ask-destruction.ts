import {
  type Destruction,
  destructionOf,
  destructionOfAll,
  type Ground,
  standingHolds,
  waitingDestruction,
} from '../../breach/incident/destruction.ts'
import type { Incident } from '../../breach/incident/incident.ts'
import { type LedgerState, readersOf, standingOf } from '../../breach/incident/ledger.ts'
import { RETENTION_CITATION } from '../../breach/incident/retention.ts'
import { inWords } from '../../breach/law/day.ts'
import { isDone } from '../../breach/law/pending-duty.ts'
import { Missing, Refused } from '../../errors.ts'
import type { Book } from '../book/book.ts'
import { noticeFactsOf } from '../count/ledger-people.ts'
import { dutiesOf } from '../duties/duties.ts'
import { type Basis, type Decision, decideOn } from '../incident/incident.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { missingPerson } from '../people/missing.ts'
import { affectedAmong } from '../people/person-rows.ts'
import { retentionIn } from './preservation-holds.ts'
import { retentionOf } from './standing.ts'

/** Whose records are to be destroyed and why; `number`: the number of the incident as it was typed. */
export type AskedDestruction = { person: string | null; ground: Ground; reason: string; number: string }

/**
 * Asks for the records of an incident’s people to be destroyed, or of one of them. Nothing is destroyed by it: a second person
 * confirms. Refused before the six years are over, while a preservation hold stands, and while another one waits.
 */
export function askDestruction(book: Book, id: string, basis: Basis, asked: AskedDestruction): Promise<Incident> {
  const { number, ...said } = asked
  return decideOn(book, id, basis, async (opened) => {
    refuseOtherNumber(id, number)
    await refuseDestruction(opened, said)
    if (waitingDestruction(opened.incident)) throw new Refused('Another destruction waits for its second person.')
    const { person, ground, reason } = said
    if (person !== null && (await affectedAmong(opened, [person])).length === 0) throw missingPerson(id)
    const open = { ...said, askedBy: basis.by.id, askedAt: book.now(), withdrawn: null, done: null }
    const { destructions, ...rest } = retentionIn(opened.incident)
    return {
      incident: { ...opened.incident, retention: { ...rest, destructions: [...destructions, open] } },
      act: 'destruction_asked',
      facts: { ground, ...(person !== null && { person }) },
      details: { reason },
    }
  })
}

/** Withdraws what waits for a second person, with a reason. Missing where nothing waits. */
export function withdrawDestruction(book: Book, id: string, basis: Basis, reason: string): Promise<Incident> {
  return decideOn(book, id, basis, ({ incident }): Decision => {
    const { place, asked } = theWaiting(incident)
    const withdrawn = { ...asked, withdrawn: { by: basis.by.id, at: book.now(), reason } }
    return {
      incident: withDestruction(incident, place, withdrawn),
      act: 'destruction_withdrawn',
      facts: asked.person === null ? {} : { person: asked.person },
      details: { reason },
    }
  })
}

/** The destruction that waits, or Missing. */
export function theWaiting(incident: Incident): { place: number; asked: Destruction } {
  const waiting = waitingDestruction(incident)
  if (!waiting) throw new Missing(`No destruction is asked for in incident ${incident.id}.`)
  return waiting
}

/** The incident with another destruction in that place. */
export function withDestruction(incident: Incident, place: number, destruction: Destruction): Incident {
  const { destructions, ...rest } = retentionIn(incident)
  return { ...incident, retention: { ...rest, destructions: destructions.with(place, destruction) } }
}

/** Refuses another number than the incident’s. */
export function refuseOtherNumber(id: string, typed: string): void {
  if (typed.trim() === id) return
  const message = `Type the number of this incident: ${id}.`
  throw new Refused(message, [{ path: 'number', message }])
}

/**
 * Refuses where it may not be: the records are gone, a hold stands, the six years are not over where they are the ground, or
 * a patient who is still to be told asks for it: neither six years that are over nor a court waits for a letter.
 */
export async function refuseDestruction(opened: OpenIncident, asked: Pick<Destruction, 'person' | 'ground'>) {
  const { person, ground } = asked
  const { incident } = opened
  const isGone = destructionOfAll(incident) ?? (person === null ? undefined : destructionOf(incident, person))
  if (isGone) throw new Refused('These records are destroyed already.')
  const [hold] = standingHolds(incident)
  if (hold)
    throw new Refused(
      `A preservation hold of ${inWords(hold.placedOn)} stands: ${hold.matter}. Nothing of this incident is destroyed before it is released.`,
    )
  if (person === null || ground === 'retention_ended') await refuseWithinSixYears(opened)
  if (person !== null && ground === 'patient_request') await refuseUntold(opened, person)
}

async function refuseWithinSixYears(opened: OpenIncident): Promise<void> {
  const { state, until } = await retentionOf(opened)
  if (until === null) throw new Refused('This incident is open. Its six years begin when it is closed.')
  if (state !== 'ended')
    throw new Refused(`This incident must be kept until ${inWords(until)} (${RETENTION_CITATION}).`)
}

async function refuseUntold(opened: OpenIncident, person: string): Promise<void> {
  const [affected] = await affectedAmong(opened, [person])
  if (!affected) return
  const [{ answer }, facts] = await Promise.all([dutiesOf(opened), noticeFactsOf(opened, person)])
  const owed = answer.duties.filter((duty) => !isDone(duty)).flatMap(({ id }) => readersOf(id) ?? [])
  const isOwed = owed.some(({ residence }) => residence === undefined || residence === affected.state)
  if (isOwed && UNTOLD.has(standingOf(facts).state))
    throw new Refused(STILL_TO_BE_TOLD, [{ path: 'person', message: STILL_TO_BE_TOLD }])
}

const UNTOLD: ReadonlySet<LedgerState> = new Set(['to_be_told', 'not_reached'])

const STILL_TO_BE_TOLD =
  'This person is still to be told of the breach (45 CFR 164.404), and nobody could be without the record. Give the notice first. Only a court order is carried out before.'
