import type { Incident, Letter } from '../breach/incident.ts'
import { Refused } from '../errors.ts'
import { draftFor } from '../letters/drafts.ts'
import { batchProblems } from '../letters/problems.ts'
import { canonical, sha256 } from '../storage/canonical.ts'
import type { World } from '../world.ts'
import { type Basis, decideOn } from './incident.ts'
import { letterBase } from './letters.ts'

/** The four parts of the letter that the officer writes, in Markdown. */
export type Words = Pick<Letter, 'whatHappened' | 'whatInformation' | 'whatWeAreDoing' | 'whatYouCanDo'>

/** The words as they stand, or a first draft for this kind of incident. */
export function wordsOf({ letter, kind }: Incident): Words {
  if (!letter) return draftFor(kind)
  const { whatHappened, whatInformation, whatWeAreDoing, whatYouCanDo } = letter
  return { whatHappened, whatInformation, whatWeAreDoing, whatYouCanDo }
}

/** Keeps the letter's words. Any change takes an approval back. */
export function writeLetter(world: World, id: string, basis: Basis, words: Words): Promise<Incident> {
  return decideOn(world, id, basis, (incident) => {
    const letter = { ...words, writtenBy: basis.by.id, approvedBy: null, approvedAt: null }
    return {
      incident: { ...incident, letter },
      act: 'letter_written',
      facts: { text: digestOf(words) },
      details: { ...words },
    }
  })
}

/**
 * Approves the letter's text as it stands. Throws Refused when it was not written yet, when this person wrote it,
 * or when something is still missing from it.
 */
export async function approveLetter(world: World, id: string, basis: Basis): Promise<Incident> {
  return await decideOn(world, id, basis, async (incident) => {
    const { letter } = incident
    if (!letter) throw new Refused('The letter is not written yet.')
    if (letter.writtenBy === basis.by.id)
      throw new Refused('A second person approves the letter: not the one who wrote it.')
    const problems = batchProblems(await letterBase(world, incident))
    if (problems.length > 0) throw new Refused(problems.map((problem) => problem.sentence).join(' '))
    const approved = { ...letter, approvedBy: basis.by.id, approvedAt: world.now() }
    return {
      incident: { ...incident, letter: approved },
      act: 'letter_approved',
      facts: { text: digestOf(wordsOf(incident)) },
    }
  })
}

function digestOf(words: Words): string {
  return sha256(canonical({ ...words }))
}
