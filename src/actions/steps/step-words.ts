import type { Principal } from '../../access/roles.ts'
import { KINDS, type Kind } from '../../breach/law/kinds.ts'
import { LISTS, type List } from '../../breach/playbooks/task.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { listWordsOfActs } from '../../storage/log/entries-of-acts.ts'
import type { IncidentStep } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'
import { refuseWordsAfterDestruction } from '../incident/destroyed.ts'
import { incidentPart, type OpenIncident, openIncident } from '../incident/open-incident.ts'
import { mayReadWords, type StepName, theStep } from './one-step.ts'

/**
 * What somebody said about a step, by whom and when; `text` is null where the entry holds none that can be read. `isDerived`:
 * nobody typed it.
 */
export type Said = { by: string; at: string; text: string | null; isDerived: boolean }

/** The words that go with a step: its comments, the oldest first, why it was found not needed, was reopened and handed back last. */
export type StepWords = { comments: Said[]; notNeeded: Said | null; reopened: Said | null; handedBack: Said | null }

/** Those of each step of an incident that this person reads: of the step of somebody else no words but his or her own. */
export async function stepWordsFor(opened: OpenIncident, who: Principal): Promise<(step: IncidentStep) => StepWords> {
  const wordsOf = await stepWordsOf(opened)
  return (step) => {
    const words = wordsOf(step.id)
    if (mayReadWords(step, who)) return words
    const read = (said: Said | null) => (said && (said.by === who.id || said.isDerived) ? said : null)
    const { comments, notNeeded, reopened, handedBack } = words
    return {
      comments: comments.filter((each) => read(each) !== null),
      ...{ notNeeded: read(notNeeded), reopened: read(reopened), handedBack: read(handedBack) },
    }
  }
}

// By the id of each step, as the log holds them.
const stepWordsOf = incidentPart(async ({ book, id }: OpenIncident): Promise<(step: string) => StepWords> => {
  const entries = await listWordsOfActs(book.db, book.vault, id, WORDED)
  const bySteps = Map.groupBy(entries.flatMap(ofEachStep), ({ facts }) => String(facts?.step))
  return (step) => {
    const its = Map.groupBy(bySteps.get(step) ?? [], ({ act }) => act)
    const last = (act: Worded['act']) => its.get(act)?.map(said).at(-1) ?? null
    return {
      comments: (its.get('step_commented') ?? []).map(said),
      notNeeded: last('step_not_needed'),
      reopened: last('step_reopened'),
      handedBack: last('step_handed_back'),
    }
  }
})

const WORDED = [
  'incident_amended',
  'list_found_open',
  'playbook_taken_over',
  'step_commented',
  'step_handed_back',
  'step_not_needed',
  'step_reopened',
] as const

// What changes several steps at once is itself the reason.
function ofEachStep(entry: Worded): Worded[] {
  const { act, facts = {} } = entry
  const derived = (step: string, as: Worded['act'], reason: string): Worded => ({
    ...{ ...entry, act: as, facts: { step }, words: { reason }, isDerived: true },
  })
  const { steps = [], left = steps, reopened = [] } = facts as Partial<Record<string, string[]>>
  if (act === 'list_found_open') return steps.map((step) => derived(step, 'step_reopened', notGone(String(facts.of))))
  if (act !== 'incident_amended' && act !== 'playbook_taken_over') return [entry]
  return [...new Set([...left, ...reopened])].map((step) =>
    derived(step, reopened.includes(step) ? 'step_reopened' : 'step_not_needed', whyLeft(entry, step)),
  )
}

// A newer playbook words steps anew besides, which says nothing of whether they are needed.
function whyLeft({ act, facts = {}, words }: Worded, step: string): string {
  if (act === 'playbook_taken_over') {
    const { leftOut = {} } = (words ?? {}) as { leftOut?: Record<string, string | null> }
    return ['The newer playbook says so.', Object.hasOwn(leftOut, step) && leftOut[step]].filter(Boolean).join(' ')
  }
  const { kind } = (facts.changed ?? {}) as { kind?: { after: Kind } }
  return kind ? `The kind of incident is now: ${KINDS[kind.after]}.` : ''
}

// By the list, `list/exposure`.
function notGone(of: string): string {
  return `A ${LISTS[of.replace('list/', '') as List].one} was entered that is not gone.`
}

/**
 * Comments on a step. A comment is an entry of the log and nothing else, its text sealed beside it: nobody can change or remove
 * one, and what corrects it is another.
 */
export async function commentOnStep(book: Book, by: Actor, name: StepName, text: string): Promise<void> {
  const { incident, id } = await theStep(book, name)
  refuseWordsAfterDestruction(await openIncident(book, incident))
  await book.commit({ act: 'step_commented', incident, facts: { step: id }, details: { comment: text } }, by)
}

function said({ by, at, words, isDerived = false }: Worded): Said {
  const { comment, reason } = (words ?? {}) as { reason?: string; comment?: string }
  return { by, at, text: comment ?? reason ?? null, isDerived }
}

type Worded = Awaited<ReturnType<typeof listWordsOfActs>>[number] & { isDerived?: boolean }
