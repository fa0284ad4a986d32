import { decisionOn } from '../../../actions/decision/decision.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { FACTOR_SHEETS } from '../../../breach/decision/factor-questions.ts'
import type { Incident } from '../../../breach/incident/incident.ts'
import { FACTORS, type Factor } from '../../../breach/law/vocabulary.ts'
import type { World } from '../../shell/world.ts'
import { type Attached, filesOf } from '../evidence/attached.ts'
import { FINDING, factorSpecs } from './decision-fields.ts'
import { answerForm, authorizationForm, exceptionForms, harmForm, type Typed } from './decision-forms.ts'
import { factorOf, pathOf, type QuestionCode, questionsOf } from './questions.ts'
import { similarFacts } from './similar-facts.ts'

/** The page of one question: the template that shows it, and what it shows. */
export async function questionFacts(opened: OpenIncident<World>, code: QuestionCode, typed: Typed) {
  const { incident } = opened
  const [view, filesAbout] = await Promise.all([decisionOn(opened), filesOf(opened)])
  const here = `/incidents/${incident.id}${pathOf(code)}`
  const asked: Asked = { incident, code, typed, filesAbout: (about) => filesAbout(about, here) }
  const factor = factorOf(code)
  const own = factor ? factorFacts(factor, asked) : (OWN[code] as (asked: Asked) => Own)(asked)
  const facts = {
    view,
    ...placeOf(code, incident, questionsOf(incident, view)),
    ...similarFacts(incident, view),
    ...own.facts,
  }
  return { name: `decision/${own.page}`, facts }
}

function placeOf(code: QuestionCode, { id, assessment }: Incident, all: ReturnType<typeof questionsOf>) {
  const summary = `/incidents/${id}/assessment`
  const at = all.findIndex((each) => each.code === code)
  return {
    questions: all.map((each) => ({ ...each, isCurrent: each.code === code, short: each.answers[0]?.answer ?? null })),
    at: at + 1,
    back: all[at - 1]?.href ?? summary,
    next: all[at + 1]?.href ?? summary,
    summary,
    skip: `/incidents/${id}${pathOf('finding')}`,
    isSigned: assessment?.signature != null,
  }
}

type Asked = { incident: Incident; code: QuestionCode; typed: Typed; filesAbout: (about: string) => Attached }
type Own = { page: string; facts: object }

function factorFacts(factor: Factor, { incident, code, typed, filesAbout }: Asked): Own {
  const { title, asks, citation, examples } = FACTOR_SHEETS[factor]
  const sheet = { heading: title.replace(/^\d\. /, ''), number: FACTORS.indexOf(factor) + 1, asks, citation, examples }
  const form = answerForm(code, factorSpecs(factor), incident, typed)
  return { page: 'factor', facts: { sheet, form, evidence: filesAbout(`assessment/${factor}`) } }
}

const OWN: Partial<Record<QuestionCode, (asked: Asked) => Own>> = {
  authorization: ({ incident, typed, filesAbout }) => ({
    page: 'authorization',
    facts: { form: authorizationForm(incident, typed), files: filesAbout('authorization') },
  }),
  exceptions: ({ incident, typed }) => ({ page: 'exceptions', facts: { exceptions: exceptionForms(incident, typed) } }),
  finding: ({ incident, code, typed }) => ({
    page: 'finding',
    facts: { form: answerForm(code, FINDING, incident, typed) },
  }),
  harm: ({ incident, typed }) => ({ page: 'harm', facts: { form: harmForm(incident, typed) } }),
}
