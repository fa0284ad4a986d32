import type { Principal } from '../../../access/roles.ts'
import type { Book } from '../../../actions/book/book.ts'
import { type Signing, signingOf } from '../../../actions/next/signing.ts'
import type { Incident } from '../../../breach/incident/incident.ts'
import type { IncidentStanding } from '../../../breach/next/incident-standing.ts'
import { nextAction } from '../../../breach/next/next-action.ts'
import type { Signature } from '../../../breach/next/sentence.ts'
import { targetPath } from './target-path.ts'

/**
 * What is next for an incident, as a page says it to this reader: the sentence around its day, why, and the button with its
 * address. Whoever cannot give the signature that is next is told who can.
 */
export async function nextFacts(
  book: Book,
  incident: Incident,
  standing: IncidentStanding,
  reader: Pick<Principal, 'id' | 'role'>,
) {
  const { stage, sentence, why, button, serves, signs } = nextAction(standing)
  const signing = signs ? await signingOf(book, incident, reader, signs) : null
  const isElses = signs && signing && !signing.mayReader
  const label = isElses ? LOOK[signs] : button?.label
  return {
    stage,
    sentence: { ...sentence, before: button ? withoutCapital(sentence.before) : sentence.before },
    why: isElses ? whoCan(signing) : why,
    serves,
    button: button && { label, href: targetPath(incident.id, button.to) },
  }
}

const LOOK: Record<Signature, string> = { letter: 'See the letter', decision: 'See the decision' }

function whoCan({ why, others }: Signing): string {
  return others.length === 0
    ? `${why} Nobody else here can yet: add a second officer or admin.`
    : `${why} Ask ${others.join(' or ')}.`
}

// It follows "Next: "; abbreviations stay as they are.
function withoutCapital(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
