import type { DecisionView } from '../../../actions/decision/decision.ts'
import type { Incident } from '../../../breach/incident/incident.ts'
import { FACTORS, type Factor } from '../../../breach/law/vocabulary.ts'
import { answersOf, FINDINGS_IN_WORDS, SHEETS } from './decision-fields.ts'
import { EXCEPTIONS } from './exception-fields.ts'

const FACTOR_CODES = ['factor-1', 'factor-2', 'factor-3', 'factor-4'] as const

/** The questions of the decision in their order; addresses and forms name them so. */
const ORDER = ['authorization', 'exceptions', ...FACTOR_CODES, 'finding'] as const

/** A question of the decision; `harm` stands beside them: it is some States’ own. */
export type QuestionCode = (typeof ORDER)[number] | 'harm'

/** A question with what was answered: in our words, each to a plain question where there are several, and in the writer’s own. */
export type Question = {
  code: QuestionCode
  label: string
  href: string
  isDone: boolean
  answers: { ask: string | null; answer: string }[]
  text: string | null
}

type Answered = Omit<Question, 'code' | 'href'>

/** The question that an address or a form names; null: none. A form of an exception is on the page of all three. */
export function questionNamed(name = ''): QuestionCode | null {
  const [code = ''] = name.split(/-(?!\d)/)
  const plain = code === 'exception' ? 'exceptions' : code
  return [...ORDER, 'harm' as const].find((each) => each === plain) ?? null
}

/** The factor that a question is about; null: it is about none. */
export function factorOf(code: QuestionCode): Factor | null {
  return FACTORS[(FACTOR_CODES as readonly string[]).indexOf(code)] ?? null
}

/** Where a question stands within an incident, after the incident’s own address. */
export function pathOf(code: QuestionCode): string {
  return `/assessment?question=${code}`
}

/** Where an answered question leads on to: the next one, or the summary. */
export function pathAfter(name?: string): string {
  const code = questionNamed(name)
  const next = code && code !== 'harm' && ORDER[ORDER.indexOf(code) + 1]
  return next ? pathOf(next) : '/assessment'
}

/** The questions of this incident in their order, with what was answered. */
export function questionsOf(incident: Incident, view: DecisionView): Question[] {
  const asked = ORDER.filter((code) => code !== 'authorization' || view.asksAuthorization)
  return asked.map((code) => ({
    code,
    href: `/incidents/${incident.id}${pathOf(code)}`,
    ...answeredTo(code, incident, view),
  }))
}

function answeredTo(code: (typeof ORDER)[number], incident: Incident, view: DecisionView): Answered {
  if (code === 'authorization') return authorizationOf(incident, view)
  if (code === 'exceptions') return exceptionOf(incident, view)
  return code === 'finding' ? findingOf(incident) : factorAnswered(FACTOR_CODES.indexOf(code), incident)
}

function authorizationOf({ authorization }: Incident, { authorizationFailings }: DecisionView): Answered {
  const label = 'Did the patient authorize it?'
  if (!authorization) return { label, isDone: false, answers: [], text: null }
  const covers = authorizationFailings.length === 0
  const answer = covers ? 'Yes: it covers this use and was in force' : 'It does not make this use permitted'
  return {
    label,
    isDone: true,
    answers: [{ ask: null, answer }],
    text: authorizationFailings.join(' ') || authorization.scope,
  }
}

function exceptionOf({ exception, assessment }: Incident, { exceptionFailings }: DecisionView): Answered {
  const label = 'Does an exception apply?'
  if (!exception)
    return { label, isDone: assessment !== null, answers: [{ ask: null, answer: 'None claimed' }], text: null }
  const { title } = EXCEPTIONS[exception.kind]
  const fails = exceptionFailings.join('; ')
  const answer = fails ? 'Claimed, does not apply' : 'Claimed, applies'
  const text = fails ? `It does not apply: ${fails}. ${exception.text}` : exception.text
  return { label, isDone: true, answers: [{ ask: title, answer }], text }
}

function factorAnswered(at: number, { assessment }: Incident): Answered {
  const sheet = SHEETS[at] as (typeof SHEETS)[number]
  const record = assessment?.factors[sheet.factor] ?? { answers: {}, text: null }
  return { label: sheet.title, isDone: record.text !== null, answers: answersOf(sheet, record), text: record.text }
}

function findingOf({ assessment }: Incident): Answered {
  const { finding = null, reason = null } = assessment ?? {}
  const isDone = finding === 'breach' || (finding !== null && reason !== null)
  const answers = finding ? [{ ask: null, answer: FINDINGS_IN_WORDS[finding] }] : []
  return { label: 'The finding', isDone, answers, text: reason }
}
