import { codeProblems } from '../../letters/individual/codes.ts'
import { personProblems } from '../../letters/individual/problems.ts'
import type { Problem } from '../../letters/text/letter.ts'
import type { Book } from '../book/book.ts'
import { remembered } from '../book/memory.ts'
import { todayOf } from '../book/today.ts'
import { eachCountedPerson } from '../count/counted-people.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import type { KnownPerson } from '../people/people.ts'
import { snapshotOf } from '../people/snapshot.ts'
import { doubledProblems } from './codes/code-standing.ts'
import { draftCodesOf } from './codes/codes.ts'
import { letterContext, type StoppedLetter } from './draft-print.ts'
import type { Press } from './press.ts'
import { ON_PAPER, printerOf, readerProblems } from './print-problems.ts'
import { notingTraits, rememberTraits } from './roster-traits.ts'

/** Whose letters go on paper, by ZIP code as the post wants them, and whose are stopped and by what. */
export type PdfStock = { ready: string[]; stopped: StoppedLetter[] }

/** Looks at everybody whether the letter can be printed as PDF. */
export async function pdfStock(opened: OpenIncident<Book & Press>): Promise<PdfStock> {
  const ready: { id: string; zip: string }[] = []
  const stopped: StoppedLetter[] = []
  const coded = await codeProblemsOf(opened)
  for await (const known of eachChecked(opened)) {
    const { id, person } = known
    const problems = [...known.problems, ...coded(known)]
    if (problems.length > 0) stopped.push({ person: id, problems })
    else ready.push({ id, zip: person.address.zip ?? '' })
  }
  return { ready: ready.sort(byZip).map(({ id }) => id), stopped }
}

async function codeProblemsOf(opened: OpenIncident): Promise<(known: KnownPerson) => Problem[]> {
  const [base, codeOf, doubled] = await Promise.all([
    letterContext(opened),
    draftCodesOf(opened),
    doubledProblems(opened),
  ])
  return (known) => [...codeProblems({ ...base, person: known.person, code: codeOf(known) }), ...doubled(known.id)]
}

type Checked = KnownPerson & { problems: Problem[] }

async function* eachChecked(opened: OpenIncident<Book & Press>): AsyncGenerator<Checked> {
  const paper = await printerOf(opened.book)
  const base = await letterContext(opened)
  for await (const known of eachCountedPerson(opened)) {
    const missing = personProblems(known.person, base.on)
    const problems = missing.length > 0 ? missing : await readerProblems(paper, { ...base, person: known.person })
    yield { ...known, problems }
  }
}

/** Those whom a letter would reach if paper could show their name and the envelope their address, named before anything is printed. */
export const unprintableLetters = incidentPart(async (opened: OpenIncident<Book & Press>): Promise<StoppedLetter[]> => {
  const { book, incident } = opened
  if (!book.paper) return []
  const { practice } = await letterContext(opened)
  const basis = `${(await snapshotOf(opened))?.id} ${practice.envelope} ${practice.endorsement}`
  // A roster is looked through once, for its traits too: what was found holds until another one comes.
  return await remembered(book.memory, `unprintable/${incident.id}`, basis, () => lookThrough(opened))
})

async function lookThrough(opened: OpenIncident<Book & Press>): Promise<StoppedLetter[]> {
  const stopped: StoppedLetter[] = []
  const noting = notingTraits(await todayOf(opened.book))
  for await (const { problems, ...known } of eachChecked(opened)) {
    noting.note(known)
    if (problems.some(({ what }) => PAPER_ALONE.includes(what))) stopped.push({ person: known.id, problems })
  }
  await rememberTraits(opened, noting)
  return stopped
}

const PAPER_ALONE: readonly string[] = Object.values(ON_PAPER)

function byZip(one: { zip: string; id: string }, other: { zip: string; id: string }): number {
  if (one.zip !== other.zip) return one.zip < other.zip ? -1 : 1
  return one.id < other.id ? -1 : 1
}
