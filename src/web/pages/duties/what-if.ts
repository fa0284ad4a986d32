import { type Context, Hono } from 'hono'
import { todayOf } from '../../../actions/book/today.ts'
import { dutiesOf } from '../../../actions/duties/duties.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { answer } from '../../../breach/duties/duties.ts'
import { complete } from '../../../breach/law/complete.ts'
import type { FieldError } from '../../../errors.ts'
import type { Env } from '../../shell/env.ts'
import type { ShownField } from '../../shell/error-summary.ts'
import { fields } from '../../shell/forms/fields.ts'
import { RESIDENCE_OPTIONS } from '../../shell/forms/state-options.ts'
import { page } from '../../shell/page.ts'
import { problemOf } from '../../shell/problem.ts'
import { allow } from '../../shell/who.ts'
import { type Asked, answerFacts } from './what-if-answer.ts'
import { FIRST_QUESTIONS, furtherQuestions, INFORMATION } from './what-if-fields.ts'
import { type Pair, questionIn, type Typed, typedIn, typedOf } from './what-if-form.ts'

const ROWS_AT_LEAST = 3

/** What would we owe? The question is in the page's address: nothing is stored or logged. */
export const whatIf = new Hono<Env>().get('/what-if', allow('read'), async (c) => {
  const today = await todayOf(c.env)
  const typed = await typedFor(c, today)
  const asked = ask(typed, today)
  const facts = { ...formFacts(typed, asked), ...answerFacts(asked) }
  return await page(
    c,
    'duties/what-if',
    { title: 'What would we owe?', section: 'what-if', ...facts },
    asked.problem?.status,
  )
})
// An incident's own Situation, what was typed, or an empty form as of today.
async function typedFor(c: Context<Env>, today: string): Promise<Typed> {
  const id = c.req.query('incident')
  if (id) return typedOf((await dutiesOf(await openIncident(c.env, id))).situation)
  const typed = typedIn(c.req.queries())
  if (typed.values['event.knownOn'] !== undefined) return typed
  return typedOf(complete({ event: { knownOn: today, elements: ['name', 'medical'] }, people: {} }, today))
}

function ask(typed: Typed, today: string): Asked {
  try {
    const question = questionIn(typed)
    const situation = complete(question, today)
    return { question, situation, answer: answer(situation), problem: null }
  } catch (error) {
    const problem = problemOf(error)
    if (problem.status !== 422) throw error
    return { question: null, situation: null, answer: null, problem }
  }
}

function formFacts({ values, residents, given }: Typed, { problem, answer }: Asked) {
  const errors: readonly FieldError[] = problem?.errors ?? []
  const holds = Object.keys(values).filter((name) => /^holds\.\d+\.form$/.test(name) && values[name] !== '').length
  const owed = answer?.duties.map(({ id, to }): Pair => [id, to]) ?? []
  return {
    first: fields(FIRST_QUESTIONS, values, errors),
    information: fields(INFORMATION, values, errors),
    groups: furtherQuestions(holds + 1).map(({ legend, specs }) => groupFacts(legend, fields(specs, values, errors))),
    residents: rowsOf(residents, [['', 'State…'], ...RESIDENCE_OPTIONS]),
    given: rowsOf(given, [['', 'Notice…'], ...withChosen(owed, given)]),
    residentsField: residentsField(errors),
  }
}

function residentsField(errors: readonly FieldError[]): ShownField {
  const error = errors.find(({ path }) => path.startsWith('people.residents'))
  return {
    id: 'people-residents',
    label: 'Residents by State',
    error: error?.message ?? null,
    errorPath: error?.path ?? null,
  }
}

function groupFacts(legend: string, asked: ReturnType<typeof fields>) {
  return { legend, fields: asked, isWrong: asked.some(({ error }) => error !== null) }
}

function rowsOf(pairs: readonly Pair[], options: readonly Pair[]) {
  const empty = Array.from({ length: Math.max(1, ROWS_AT_LEAST - pairs.length) }, (): Pair => ['', ''])
  return [...pairs, ...empty].map(([chosen, value]) => ({
    value,
    options: options.map(([code, label]) => ({ code, label, chosen: code === chosen })),
  }))
}

// A notice recorded as given stays among the options even when it is no longer owed.
function withChosen(owed: readonly Pair[], given: readonly Pair[]): Pair[] {
  const known = new Set(owed.map(([id]) => id))
  return [...owed, ...given.filter(([id]) => !known.has(id)).map(([id]): Pair => [id, id])]
}
