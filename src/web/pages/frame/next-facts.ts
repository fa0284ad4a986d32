import type { IncidentStanding } from '../../../breach/next/incident-standing.ts'
import { nextAction } from '../../../breach/next/next-action.ts'
import { targetPath } from './target-path.ts'

/** What is next for an incident, as a page says it: the sentence around its day, why, and the button with its address. */
export function nextFacts(incident: string, standing: IncidentStanding) {
  const { stage, sentence, why, button, serves } = nextAction(standing)
  return {
    stage,
    sentence: { ...sentence, before: button ? withoutCapital(sentence.before) : sentence.before },
    why,
    serves,
    button: button && { label: button.label, href: targetPath(incident, button.to) },
  }
}

// It follows "Next: "; abbreviations stay as they are.
function withoutCapital(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
