import { randomBytes } from 'node:crypto'
import { may } from '../../access/roles.ts'
import type { CallFollowUp, CallTopic } from '../../breach/incident/calls.ts'
import { Forbidden, Refused } from '../../errors.ts'
import type { Address } from '../../people/values/person.ts'
import { insertCall } from '../../storage/aftermath/calls.ts'
import type { Actor } from '../../storage/log/commit.ts'
import type { Book } from '../book/book.ts'
import { dayAt, zoneOf } from '../book/today.ts'
import { openIncident } from '../incident/open-incident.ts'
import { refuseWrongAddress } from '../people/corrected-address.ts'
import { withdrawEmailConsent } from '../people/email-consent.ts'
import { thePerson, vaultOf } from '../people/people.ts'
import { type Call, callName } from './calls.ts'
import { letterTyped } from './letter-typed.ts'
import { type Learner, learntAddress } from './proposed-address.ts'
import type { Recorded } from './told-by-telephone.ts'

/** A call as it is written down: of a letter, or where the caller has none, of an incident or of somebody in it. */
export type NewCall = {
  letter?: string | null | undefined
  incident?: string | null | undefined
  /** The person of that incident who called without a letter. */
  person?: string | null | undefined
  topic: CallTopic
  caller?: string | null | undefined
  phone?: string | null | undefined
  answered?: string | null | undefined
  asked?: readonly CallFollowUp[] | undefined
  newAddress?: Address | null | undefined
  /** An instant; the moment of writing it down where left out. */
  calledAt?: string | undefined
}

type About = { incident: string; reference: string | null; person: string | null }

/**
 * Writes a call down, with the new address that the caller gave: a proposal, where the one who wrote it down may not decide
 * where letters go. Who wants no e-mail any more gets none from now on. `told`: that the caller was told in it, in the same
 * commit.
 */
export async function logCall(
  book: Book,
  by: Learner,
  call: NewCall,
  told: Recorded | typeof NOT_TOLD = NOT_TOLD,
): Promise<Call> {
  const about = await aboutWhat(book, by, call)
  const { answered = null, caller = null, phone = null } = call
  const kept = { ...about, ...(await momentOf(book, call.calledAt)), answeredBy: by.id, topic: call.topic }
  const learnt = call.newAddress ? await newAddress(book, by, about, call.newAddress) : NOTHING
  const asked = await followUps(book, by, about, call.asked ?? [])
  const id = randomBytes(8).toString('hex')
  const sealed = (await vaultOf(await openIncident(book, about.incident))).seal(callName(id), {
    caller,
    phone,
    answered,
  })
  const facts = { call: id, letter: about.reference, topic: call.topic, asked: asked.map(({ what }) => what) }
  const writes = [...insertCall({ id, ...kept, sealed }, asked), ...learnt.writes, ...told.writes]
  const { incident } = about
  const { details } = learnt
  const all = { ...facts, ...learnt.facts, ...told.facts }
  await book.commit({ act: 'call_recorded', incident, facts: all, details, writes }, by)
  return { id, ...kept, caller, phone, answered, asked }
}

/** What a call is about, and its Day. Refused, before anything is saved, where it cannot be written down. */
export async function checkCall(book: Book, by: Learner, call: NewCall): Promise<About & { day: string }> {
  const about = await aboutWhat(book, by, call)
  if (call.newAddress) refuseWrongAddress(call.newAddress)
  return { ...about, day: (await momentOf(book, call.calledAt)).day }
}

const NOT_BY_NAME =
  'Only somebody who may read about patients can say who called without a letter. Log the call without the person.'
const NOT_TOLD = { facts: {}, writes: [] }
const NOTHING = { facts: {}, details: undefined, writes: [] }

function newAddress(book: Book, by: Learner, about: About, address: Address) {
  return learntAddress(book, by, { ...readerOf(about), reference: about.reference ?? '' }, address, 'call')
}

async function aboutWhat(book: Book, by: Learner, { letter, incident, person }: NewCall): Promise<About> {
  if (letter) {
    const { incident, reference, person } = await letterTyped(book, letter, 'letter')
    return { incident, reference, person }
  }
  if (incident) {
    const opened = await openIncident(book, incident)
    if (person && !(by.role && may(by.role, 'read_people'))) throw new Forbidden(NOT_BY_NAME)
    return { incident: opened.id, reference: null, person: person ? (await thePerson(opened, person)).id : null }
  }
  const message = 'Enter the reference on the caller’s letter, or choose the incident.'
  throw new Refused(message, [{ path: 'letter', message }])
}

async function momentOf(book: Book, given: string | undefined): Promise<{ day: string; calledAt: string }> {
  const calledAt = given ?? book.now()
  if (Date.parse(calledAt) > Date.parse(book.now())) {
    const message = 'The call is in the future. Correct the time.'
    throw new Refused(message, [{ path: 'calledAt', message }])
  }
  return { day: dayAt(calledAt, await zoneOf(book)), calledAt }
}

function readerOf({ incident, person }: About): { incident: string; person: string } {
  if (person !== null) return { incident, person }
  const message = 'Enter the reference on the letter. It tells us whose address or e-mail consent to change.'
  throw new Refused(message, [{ path: 'letter', message }])
}

// The withdrawal of consent waits for nobody: it is done before the call is written down.
async function followUps(book: Book, by: Actor, about: About, asked: readonly CallFollowUp[]) {
  const withdrawn = asked.includes('withdraws_email')
    ? await withdrawEmailConsent(book, by, { ...readerOf(about), way: 'told' })
    : null
  return [...new Set(asked)].map((what) =>
    what === 'withdraws_email' ? { what, doneAt: withdrawn, doneBy: by.id } : { what, doneAt: null, doneBy: null },
  )
}
