import { Refused } from '../../errors.ts'
import { codeProblems } from '../../letters/individual/codes.ts'
import { type ComposedLetter, composeLetter, printDocument } from '../../letters/individual/compose.ts'
import { type LetterFacts, letterFacts } from '../../letters/individual/facts.ts'
import { batchProblems, letterProblems, personProblems } from '../../letters/individual/problems.ts'
import type { Letter, Problem } from '../../letters/text/letter.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { listPeople } from '../../storage/people/people.ts'
import type { Book } from '../book/book.ts'
import { eachCountedPerson, headcountByState } from '../count/counted-people.ts'
import { addressedSince } from '../count/deliverability.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { withoutLetter } from '../people/by-state.ts'
import { excludedOf } from '../people/exclusions.ts'
import { type KnownPerson, openPeople, thePerson, vaultOf } from '../people/people.ts'
import { snapshotOf } from '../people/snapshot.ts'
import { codeStandingOf, doubledProblems, stoppedByCodes } from './codes/code-standing.ts'
import { draftCodesOf } from './codes/codes.ts'
import { letterReference } from './codes/letter-reference.ts'
import { letterContext } from './letter-context.ts'
import type { Press } from './press.ts'
import { waitingForDecision } from './waiting.ts'

export { letterContext } from './letter-context.ts'

/** A draft of one person's letter. Throws Refused with a sentence for each fact that is missing. */
export async function draftLetterFor(opened: OpenIncident<Book & Press>, person: string): Promise<ComposedLetter> {
  const { book } = opened
  return composeLetter(book.render, letterFacts(await draftLetterTo(opened, person)), { isDraft: true })
}

/** What one person's letter is made of. Throws Refused with a sentence for each fact that is missing. */
export async function draftLetterTo(opened: OpenIncident, person: string): Promise<Letter> {
  const [known, codeOf] = await Promise.all([thePerson(opened, person), draftCodesOf(opened)])
  const letter = oneLetter(await letterContext(opened), known, codeOf(known))
  const excluded = await excludedOf(opened)
  if (excluded.has(person)) throw new Refused('This person is excluded and gets no letter.')
  const problems = [...letterProblems(letter), ...(await doubledProblems(opened))(person)]
  if (problems.length > 0) throw refusalFor(problems)
  return letter
}

/** A person whose letter cannot be written, and what is missing. */
export type StoppedLetter = { person: string; problems: Problem[] }

/** What there is to print: how many letters, how many are stopped, and what stops all of them. */
export type PrintStock = { ready: number; stopped: number; missing: Problem[] }

/** What can be printed, by what was noted of each person when the rosters came in and what addresses were learnt since. */
export const letterStock = incidentPart(async (opened: OpenIncident): Promise<PrintStock> => {
  const newest = await snapshotOf(opened)
  const { groups, excluded } = await headcountByState(opened)
  const waiting = await waitingForDecision(opened)
  const codes = stoppedByCodes(await codeStandingOf(opened))
  const stopped = withoutLetter(groups) - (await addressedSince(opened)) + waiting.length + codes
  const missing = batchProblems(await letterContext(opened))
  return {
    ready: (newest?.people ?? 0) - excluded - stopped,
    stopped,
    missing,
  }
})

/** The first of those whose letter is stopped, and by what. */
export async function stoppedLetters(opened: OpenIncident, limit: number): Promise<StoppedLetter[]> {
  const { book, incident } = opened
  const rows = await listPeople(book.db, incident.id, { reachable: false, limit })
  const known = await openPeople(opened, rows)
  const [excluded, waiting, { on }] = await Promise.all([
    excludedOf(opened),
    waitingForDecision(opened),
    letterContext(opened),
  ])
  return [...known, ...waiting]
    .filter(({ id }) => !excluded.has(id))
    .map(({ id, person }) => ({ person: id, problems: personProblems(person, on) }))
    .filter(({ problems }) => problems.length > 0)
    .slice(0, limit)
}

/**
 * Drafts of the letters of the whole roster as one print-ready document, in pieces, and entered in the log as printed.
 * Each page says that it is a draft: what is sent is a mailing. People whose letter is stopped are left out of it. Throws Refused when the letter itself is not complete
 * or there is nobody to write to. The entry says whether a second person had approved the text.
 */
export async function printDrafts(opened: OpenIncident<Book & Press>, by: Actor): Promise<AsyncGenerator<string>> {
  const { book } = opened
  await vaultOf(opened)
  const base = await letterContext(opened)
  const stock = await letterStock(opened)
  refuseUnready(stock)
  await enterPrinted(opened, by, { letters: stock.ready, stopped: stock.stopped, dated: base.on })
  return printDocument(book.render, factsOfAll(opened, base), { isDraft: true })
}

/** Throws Refused when the letter itself is not complete or there is nobody to write to. */
export function refuseUnready({ ready, missing }: Pick<PrintStock, 'ready' | 'missing'>): void {
  if (missing.length > 0) throw refusalFor(missing)
  if (ready === 0) throw new Refused('There is no one to write to yet. Import the roster of affected people first.')
}

/** Enters in the log that drafts of the letters were printed, and whether a second person had approved the text. */
export async function enterPrinted(opened: OpenIncident, by: Actor, printed: object): Promise<void> {
  const { book, incident } = opened
  const facts = { ...printed, approvedBy: incident.letter?.approvedBy ?? null }
  await book.commit({ act: 'drafts_printed', incident: incident.id, facts }, by)
}

async function* factsOfAll(opened: OpenIncident, base: Omit<Letter, 'person'>): AsyncGenerator<LetterFacts> {
  const [codeOf, doubled] = await Promise.all([draftCodesOf(opened), doubledProblems(opened)])
  for await (const known of eachCountedPerson(opened)) {
    const letter = oneLetter(base, known, codeOf(known))
    const problems = [...personProblems(letter.person, base.on), ...codeProblems(letter), ...doubled(known.id)]
    if (problems.length === 0) yield letterFacts(letter)
  }
}

/** The letter to one of the affected, with the code that it bears. */
export function oneLetter(base: Omit<Letter, 'person'>, { id, person }: KnownPerson, code: string | null): Letter {
  return { ...base, person, code, reference: letterReference(base.incident.reference, id) }
}

/** The refusal that tells these problems. */
export function refusalFor(problems: Problem[]): Refused {
  const errors = problems.map(({ what, sentence }) => ({ path: what, message: sentence }))
  return new Refused(problems.map((problem) => problem.sentence).join(' '), errors)
}
