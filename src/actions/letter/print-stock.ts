import type { Incident } from '../../breach/incident/incident.ts'
import { personProblems } from '../../letters/text/problems.ts'
import type { World } from '../../runtime/world.ts'
import { newestSnapshot } from '../../storage/count/roster-snapshots.ts'
import { eachCountedPerson } from '../count/counted-people.ts'
import { letterContext, oneLetter, type StoppedLetter } from './draft-print.ts'
import { ON_PAPER, printerOf, readerProblems } from './print-problems.ts'

/** Whose letters go on paper, by ZIP code as the post wants them, and whose are stopped and by what. */
export type PdfStock = { ready: string[]; stopped: StoppedLetter[] }

/** Looks at everybody whether the letter can be printed as PDF. */
export async function pdfStock(world: World, incident: Incident): Promise<PdfStock> {
  const paper = await printerOf(world)
  const base = await letterContext(world, incident)
  const ready: { id: string; zip: string }[] = []
  const stopped: StoppedLetter[] = []
  for await (const known of eachCountedPerson(world, incident.id)) {
    const { id, person } = known
    const missing = personProblems(person)
    const problems = missing.length > 0 ? missing : await readerProblems(paper, oneLetter(base, known))
    if (problems.length > 0) stopped.push({ person: id, problems })
    else ready.push({ id, zip: person.address.zip ?? '' })
  }
  return { ready: ready.sort(byZip).map(({ id }) => id), stopped }
}

/** Those whom a letter would reach if paper could show their name and the envelope their address, named before anything is printed. */
export async function unprintableLetters(world: World, incident: Incident): Promise<StoppedLetter[]> {
  if (!world.paper) return []
  const { practice } = await letterContext(world, incident)
  const basis = `${(await newestSnapshot(world.db, incident.id))?.id} ${practice.envelope} ${practice.endorsement}`
  const known = looked.get(world.backend) ?? new Map<string, { basis: string; stopped: StoppedLetter[] }>()
  looked.set(world.backend, known)
  const before = known.get(incident.id)
  if (before?.basis === basis) return before.stopped
  const { stopped } = await pdfStock(world, incident)
  const unprintable = stopped.filter(({ problems }) => problems.some(({ what }) => PAPER_ALONE.includes(what)))
  known.set(incident.id, { basis, stopped: unprintable })
  return unprintable
}

const PAPER_ALONE: readonly string[] = Object.values(ON_PAPER)

// A roster is looked through once: what was found stands until another one comes.
const looked = new WeakMap<object, Map<string, { basis: string; stopped: StoppedLetter[] }>>()

function byZip(one: { zip: string; id: string }, other: { zip: string; id: string }): number {
  if (one.zip !== other.zip) return one.zip < other.zip ? -1 : 1
  return one.id < other.id ? -1 : 1
}
