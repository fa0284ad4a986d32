import type { Answer, Duty } from '../law/answer.ts'
import { isDone } from '../law/pending-duty.ts'
import { counted } from '../law/words.ts'

/** What HIPAA makes of an incident, in the same words on every page. A State judges by its own law. */
export const OUTCOMES: Record<Answer['breach'], string> = {
  no: 'Not a breach under HIPAA',
  presumed: 'Presumed a breach',
  yes: 'A breach',
}

/** What is still to be sent although HIPAA finds no breach: only a State’s own law can ask for it. */
export function whatRemains(duties: readonly Duty[]): string {
  const open = duties.filter((duty) => !isDone(duty)).length
  if (open === 0) return 'No notice is owed.'
  return `State law decides for itself: ${counted(open, 'notice')} still owed.`
}
