import type { Incident } from '../breach/incident.ts'
import type { Letter } from '../letters/letter.ts'
import { personProblems } from '../letters/problems.ts'
import type { Person } from '../people/person.ts'
import { listCorrectedPeople } from '../storage/corrected-addresses.ts'
import { leftOutOf } from '../storage/left-out.ts'
import { type LetterState, listPrintings, NEVER_WENT } from '../storage/letters.ts'
import type { World } from '../world.ts'
import { correctionsOf, withCorrection } from './corrected-address.ts'
import { withdrawnFrom } from './email-consent.ts'
import { oneLetter, type Stopped } from './letters.ts'
import type { MailingWish } from './mailing-wish.ts'
import { readerProblems } from './paper-problems.ts'
import { eachPerson, type KnownPerson, vaultOf } from './people.ts'

/** A letter to be made: whose, and the how many-eth printing of it. */
export type Due = { person: string; printing: number }

/** Each person who is due a letter, once: on paper by ZIP code, by e-mail, or with what stops the letter. */
export type MailingPlan = { print: Due[]; email: Due[]; problems: Stopped[] }

/** Looks at everybody who is due a letter and says on which way it goes. */
export async function planMailing(
  world: World,
  incident: Incident,
  base: Omit<Letter, 'person'>,
  wish: MailingWish,
): Promise<MailingPlan> {
  const paper = await world.paper?.()
  const [isDue, mayMail, reached] = await Promise.all([
    whoIsDue(world, incident.id, wish),
    whoMayBeMailed(world, incident.id, wish),
    whereLettersGo(world, incident.id),
  ])
  const print: (Due & { zip: string })[] = []
  const plan: MailingPlan = { print, email: [], problems: [] }
  for await (const known of eachPerson(world, incident.id)) {
    const printing = isDue(known.id)
    if (printing === null) continue
    const person = reached(known)
    const byEmail = mayMail({ ...known, person }, printing)
    const problems = await problemsOf(paper, base, { ...known, person }, byEmail)
    if (problems.length > 0) plan.problems.push({ person: known.id, problems })
    else if (byEmail) plan.email.push({ person: known.id, printing })
    else print.push({ person: known.id, printing, zip: person.address.zip ?? '' })
  }
  print.sort(byZip)
  return plan
}

/** The individual as letters are to reach him or her, by what was learnt since the import. */
export async function whereLettersGo(world: World, incident: string): Promise<(known: KnownPerson) => Person> {
  const moved = await listCorrectedPeople(world.db, incident)
  const corrections = await correctionsOf(world, await vaultOf(world, incident), incident, moved)
  return ({ id, person }) => withCorrection(person, corrections.get(id))
}

// Which printing of the letter somebody is due; null: none.
async function whoIsDue(world: World, incident: string, { kind, reprint }: MailingWish) {
  const printings = new Map<string, number>()
  const wanted = new Set<string>()
  const served = new Set<string>()
  const leftOut = await leftOutOf(world.db, incident)
  for (const { person, printing, reference, state } of await listPrintings(world.db, incident, kind)) {
    printings.set(person, Math.max(printing, printings.get(person) ?? 0))
    if (reprint?.references.includes(reference)) wanted.add(person)
    if (!NEVER_WENT.includes(state as LetterState)) served.add(person)
  }
  return (person: string) => {
    const due = reprint ? wanted.has(person) : !served.has(person)
    return due && !leftOut.has(person) ? (printings.get(person) ?? 0) + 1 : null
  }
}

// A second try goes on paper: for the most part it is what e-mail did not reach.
async function whoMayBeMailed(world: World, incident: string, { email }: MailingWish) {
  const withdrawn = await withdrawnFrom(world, incident)
  return ({ id, person }: KnownPerson, printing: number) =>
    email && printing === 1 && !withdrawn.has(id) && agreedToEmail(person)
}

/**
 * Whether this individual agreed to electronic notice and has an address for it, 45 CFR 164.404(d)(1)(i). The next of kin
 * of somebody who died is written to by first-class mail, 164.404(d)(1)(ii).
 */
export function agreedToEmail({ emailConsent, email, deceased, deathDate }: Person): boolean {
  return emailConsent === true && !deceased && !deathDate && MAILBOX.test(email ?? '')
}

const MAILBOX = /^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>,;:"]+$/

async function problemsOf(
  paper: Parameters<typeof readerProblems>[0] | undefined,
  base: Omit<Letter, 'person'>,
  known: KnownPerson,
  byEmail: boolean,
) {
  const missing = personProblems(known.person).filter(({ what }) => !byEmail || what !== 'person.address')
  if (missing.length > 0 || byEmail || !paper) return missing
  return await readerProblems(paper, oneLetter(base, known))
}

function byZip(one: Due & { zip: string }, other: Due & { zip: string }): number {
  if (one.zip !== other.zip) return one.zip < other.zip ? -1 : 1
  return one.person < other.person ? -1 : 1
}
