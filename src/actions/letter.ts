import type { Incident } from '../breach/incident.ts'
import { type LetterTerms, PLAIN_TERMS, type Words } from '../breach/letter-text.ts'
import { Refused } from '../errors.ts'
import { batchProblems } from '../letters/problems.ts'
import { canonical, type Json, sha256 } from '../storage/canonical.ts'
import type { World } from '../world.ts'
import { type Basis, decideOn } from './incident.ts'
import { lettersHash } from './letter-approval.ts'
import { letterBase, termsOf, wordsOf } from './letter-base.ts'

export type { Words } from '../breach/letter-text.ts'
export { wordsOf } from './letter-base.ts'

/** Keeps the letter's words and what was settled besides; what is left out is not settled. Any change takes an approval back. */
export function writeLetter(
  world: World,
  id: string,
  basis: Basis,
  { whatHappened, whatInformation, whatWeAreDoing, whatYouCanDo, ...terms }: Words & Partial<LetterTerms>,
): Promise<Incident> {
  const text = { whatHappened, whatInformation, whatWeAreDoing, whatYouCanDo, ...PLAIN_TERMS, ...terms }
  return decideOn(world, id, basis, (incident) => ({
    incident: { ...incident, letter: { ...text, writtenBy: basis.by.id, ...NOT_APPROVED } },
    act: 'letter_written',
    facts: { text: digestOf(text) },
    details: text as unknown as Json,
  }))
}

/**
 * Approves the letters as they stand. Throws Refused when they were not written yet, when this person wrote them,
 * or when something is still missing from them.
 */
export async function approveLetter(world: World, id: string, basis: Basis): Promise<Incident> {
  return await decideOn(world, id, basis, async (incident) => {
    const { letter } = incident
    if (!letter) throw new Refused('The letter is not written yet.')
    if (letter.writtenBy === basis.by.id)
      throw new Refused('A second person approves the letter: not the one who wrote it.')
    const problems = batchProblems(await letterBase(world, incident))
    if (problems.length > 0) throw new Refused(problems.map((problem) => problem.sentence).join(' '))
    const approvedHash = await lettersHash(world, incident)
    const approved = { ...letter, approvedBy: basis.by.id, approvedAt: world.now(), approvedHash }
    return {
      incident: { ...incident, letter: approved },
      act: 'letter_approved',
      facts: { text: digestOf({ ...wordsOf(incident), ...termsOf(incident) }), letters: approvedHash },
    }
  })
}

const NOT_APPROVED = { approvedBy: null, approvedAt: null, approvedHash: null, acknowledged: [] }

function digestOf(text: Words & LetterTerms): string {
  return sha256(canonical(text as unknown as Json))
}
