import type { AssessmentRecord } from '../decision/assessment-record.ts'
import { FACTORS } from '../law/vocabulary.ts'
import type { Incident } from './incident.ts'
import { inOrderOfIds } from './incident-id.ts'

/** What makes two incidents alike. */
export type Case = Pick<Incident, 'id' | 'kind' | 'event'> & { assessment: AssessmentRecord | null }

/** The most that the parts of a likeness can give; together 10. */
const MOST = { elements: 4, answers: 3, nature: 2, form: 1 }

/**
 * How alike two incidents of one kind are, from 0 to 10: the kinds of information they share, the answers about the
 * factors they share, how the information got out, in which form. 0 for two kinds.
 */
export function likeness(one: Case, other: Case): number {
  if (one.kind !== other.kind) return 0
  const { event } = one
  return (
    MOST.elements * shared(event.elements, other.event.elements) +
    MOST.answers * shared(answersOf(one), answersOf(other)) +
    (event.nature === other.event.nature ? MOST.nature : 0) +
    (event.form === other.event.form ? MOST.form : 0)
  )
}

/** The other incidents that are anything like this one, the likest first and of equals the newest. */
export function mostSimilar<Other extends Case>(one: Case, others: readonly Other[], limit: number): Other[] {
  return others
    .filter(({ id }) => id !== one.id)
    .map((other) => ({ other, score: likeness(one, other) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || inOrderOfIds(b.other.id, a.other.id))
    .slice(0, limit)
    .map(({ other }) => other)
}

// What both name, of all that either names: 0 to 1.
function shared(some: readonly string[], others: readonly string[]): number {
  const all = new Set([...some, ...others])
  const both = some.filter((each) => others.includes(each))
  return all.size === 0 ? 0 : both.length / all.size
}

function answersOf({ assessment }: Case): string[] {
  if (!assessment) return []
  return FACTORS.flatMap((factor) =>
    Object.entries(assessment.factors[factor].answers).map(([question, answer]) => `${factor}.${question}.${answer}`),
  )
}
