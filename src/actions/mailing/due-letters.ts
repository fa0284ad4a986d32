import { isOneOf, LEAVES_DUE, type LetterState, UNSENT } from '../../breach/incident/letter-state.ts'
import type { MailingKind } from '../../breach/incident/mailing-kinds.ts'
import { Refused } from '../../errors.ts'
import { emailAddress } from '../../people/values/email-address.ts'
import type { Person } from '../../people/values/person.ts'
import { representativeOf } from '../../people/values/representative.ts'
import { listPrintings, listReadersGone, type Printing } from '../../storage/mailing/printings.ts'
import type { Book } from '../book/book.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { withdrawnFrom } from '../people/email-consent.ts'
import { excludedOf } from '../people/exclusions.ts'
import { mergedInto } from '../people/merged-into.ts'
import type { KnownPerson } from '../people/people.ts'
import { type MailRoute, mailInForce } from '../practice/mail-settings.ts'
import { type MailingRequest, USUAL_MAILING } from './mailing-request.ts'

/** What decides who gets a letter, and on which way. */
export type DueLetters = {
  /** Which printing of the letter this person is due: 1 the first; null: none. */
  printingFor(person: string): number | null
  /** Whether it goes to this person by e-mail. */
  mayMail(known: KnownPerson): boolean
  /** Whether this person agreed to e-mail and gets paper because no e-mail can go out. */
  isKeptFromMail(known: KnownPerson): boolean
}

/**
 * Reads once who is due a letter: who has none yet, or whose letter is made again on purpose; a second letter is for those
 * who have the first. Who is excluded gets none. Whom an e-mail did not reach gets paper from then on. A letter to somebody
 * who turned out to be one with another is that other's too, unless it came back. Where waiting e-mails go on paper
 * instead, it is due to their readers who have no other letter.
 */
export function dueLetters(opened: Opened, request: MailingRequest): Promise<DueLetters> {
  return request === USUAL_MAILING ? usuallyDue(opened) : readDueLetters(opened, request)
}

type Opened = OpenIncident<Book & MailRoute>

// A page asks for it more than once.
const usuallyDue = incidentPart((opened: Opened) => readDueLetters(opened, USUAL_MAILING))

async function readDueLetters(opened: Opened, request: MailingRequest): Promise<DueLetters> {
  const { book, id: incident } = opened
  const merged = await mergedInto(opened, await listReadersGone(book.db, incident))
  const [settings, had, first, excluded, withdrawn] = await Promise.all([
    mailInForce(book),
    hadLetters(opened, request.kind, merged, request.toPaper),
    request.kind === 'supplemental' ? hadLetters(opened, 'individual_notice', merged) : null,
    excludedOf(opened),
    withdrawnFrom(opened),
  ])
  const again = new Set(request.reprint?.references.map((reference) => had.owner.get(plain(reference)) ?? ''))
  const isFirst = (person: string) => !had.served.has(person) && (first?.served.has(person) ?? true)
  const isDue = (person: string) =>
    request.toPaper ? had.waiting.has(person) && !had.served.has(person) : isFirst(person)
  const isAgreed = ({ id, person }: KnownPerson) =>
    !request.reprint && !had.missed.has(id) && !withdrawn.has(id) && agreedToEmail(person)
  return {
    printingFor(person) {
      const isWanted = request.reprint ? again.has(person) : isDue(person)
      return isWanted && !excluded.has(person) ? (had.printings.get(person) ?? 0) + 1 : null
    },
    mayMail: (known) => request.email && settings !== undefined && isAgreed(known),
    isKeptFromMail: (known) => settings === undefined && isAgreed(known),
  }
}

/** Throws Refused, with their places, where letters are to be made again that no letter of the incident is. */
export async function refuseUnknownLetters(opened: OpenIncident, request: MailingRequest): Promise<void> {
  if (!request.reprint) return
  const { owner } = await hadLetters(opened, request.kind, new Map())
  const unknown = request.reprint.references.flatMap((reference, at) => (owner.has(plain(reference)) ? [] : [at + 1]))
  if (unknown.length === 0) return
  const places = unknown.slice(0, SHOWN).join(', ')
  const message = `No letter of this incident has the reference on line ${places}. Check it against the letter.`
  throw new Refused(message, [{ path: 'references', message }])
}

const SHOWN = 20

function plain(reference: string): string {
  return reference.trim().toUpperCase()
}

/** Whether a letter waits as an e-mail of that mailing: none of it went, and nobody doubts that. */
export function isWaitingIn(mailing: string, letter: Pick<Printing, 'mailing' | 'channel' | 'state'>): boolean {
  return letter.mailing === mailing && letter.channel === 'email' && isOneOf(UNSENT, letter.state)
}

/**
 * Whether this individual agreed to electronic notice and has an address for it, 45 CFR 164.404(d)(1)(i). The next of kin
 * of somebody who died is written to by first-class mail, 164.404(d)(1)(ii); who asked for confidential communication, at
 * that address; a legal representative, on paper, since nobody agreed for him or her. Of whom lists disagree whether he or
 * she lives, and of whose representative nobody knows yet whether it is one, the letter waits.
 */
export function agreedToEmail(person: Person): boolean {
  const { emailConsent, email, deceased, deathDate, confidential, lifeDisputed, representativeIs, ownCare } = person
  const isRepresented = representativeOf(person) !== '' && representativeIs !== 'not_legal'
  const isToPaper = deceased || deathDate || confidential || lifeDisputed || isRepresented || ownCare
  return emailConsent === true && !isToPaper && emailAddress(email ?? '') !== null
}

async function hadLetters(
  { book, id: incident }: OpenIncident,
  kind: MailingKind,
  merged: ReadonlyMap<string, string>,
  toPaper?: string,
) {
  const had = {
    printings: new Map<string, number>(),
    served: new Set<string>(),
    missed: new Set<string>(),
    waiting: new Set<string>(),
    owner: new Map<string, string>(),
  }
  for (const letter of await listPrintings(book.db, incident, kind)) {
    const isInstead = toPaper !== undefined && isWaitingIn(toPaper, letter)
    note(had, letter, isInstead)
    const into = merged.get(letter.person)
    if (into !== undefined) countFor(had, letter, into, isInstead)
  }
  return had
}

type Had = Awaited<ReturnType<typeof hadLetters>>

function note(had: Had, { person, printing, reference, channel, state }: Printing, isInstead: boolean): void {
  had.printings.set(person, Math.max(printing, had.printings.get(person) ?? 0))
  had.owner.set(reference, person)
  if (isInstead) had.waiting.add(person)
  else if (!isOneOf(LEAVES_DUE, state)) had.served.add(person)
  if (channel === 'email' && isOneOf(MISSED, state)) had.missed.add(person)
}

function countFor(had: Had, { reference, state }: Printing, into: string, isInstead: boolean): void {
  had.owner.set(reference, into)
  if (isInstead) had.waiting.add(into)
  else if (!isOneOf(NEVER_REACHED, state)) had.served.add(into)
}

const MISSED: readonly LetterState[] = ['failed', 'bounced']
const NEVER_REACHED = [...LEAVES_DUE, 'returned'] as const
