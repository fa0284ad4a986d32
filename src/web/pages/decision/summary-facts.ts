import type { Principal } from '../../../access/roles.ts'
import { namesOf } from '../../../actions/book/names.ts'
import { secondPersonFor } from '../../../actions/book/second-person.ts'
import { whyNotBy } from '../../../actions/decision/assessment.ts'
import { decisionOn } from '../../../actions/decision/decision.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { authorsOf } from '../../../breach/decision/authors.ts'
import { FEDERAL_REVIEWED } from '../../../breach/reading/federal-sources.ts'
import { OUTCOMES } from '../../../breach/words/outcome.ts'
import type { World } from '../../shell/world.ts'
import { filesOf } from '../evidence/attached.ts'
import { FACT_WORDS } from './decision-fields.ts'
import { factorOf, pathOf, type QuestionCode, questionsOf } from './questions.ts'
import { similarFacts } from './similar-facts.ts'

/** The summary of the decision: what was answered, what is missing, and who signed. */
export async function summaryFacts(opened: OpenIncident<World>, who: Principal) {
  const { book: world, incident } = opened
  const [view, nameOf, filesAbout] = await Promise.all([decisionOn(opened), namesOf(world), filesOf(opened)])
  const questions = questionsOf(incident, view)
  return {
    view,
    outcome: OUTCOMES[view.breach],
    reviewed: FEDERAL_REVIEWED,
    changed: view.changed.map((fact) => FACT_WORDS[fact as keyof typeof FACT_WORDS]),
    questions: questions.map((each) => ({ ...each, files: filesAbout(aboutOf(each.code), '').files })),
    next: nextOf(questions),
    harmPath: `/incidents/${incident.id}${pathOf('harm')}`,
    signing: await signingOf(opened, who, nameOf),
    ...similarFacts(incident, view),
  }
}

function aboutOf(code: QuestionCode): string {
  const factor = factorOf(code)
  return factor ? `assessment/${factor}` : code
}

function nextOf(questions: ReturnType<typeof questionsOf>) {
  const at = questions.findIndex(({ isDone }) => !isDone)
  const next = questions[at]
  return next ? { href: next.href, label: `${at === 0 ? 'Start with' : 'Go on with'} question ${at + 1}` } : null
}

async function signingOf({ book, incident }: OpenIncident<World>, who: Principal, nameOf: (id: string) => string) {
  const { assessment } = incident
  const hindrance = await whyNotBy(book, incident, who.id)
  const authors = assessment ? authorsOf(assessment) : []
  const isMine = authors.includes(who.id) && !assessment?.signature && assessment?.finding !== 'breach'
  const work = { incident: incident.id, author: who.id, what: 'the assessment' }
  return {
    writtenBy: authors.map(nameOf).join(', ') || null,
    writtenAt: assessment?.writtenAt ?? null,
    signedBy: assessment?.signature ? nameOf(assessment.signature.by) : null,
    signedAt: assessment?.signature?.at ?? null,
    hindrance: assessment?.signature ? null : hindrance,
    told: isMine ? (await secondPersonFor(book, work, who.id)).told : [],
    open: hindrance === null,
  }
}
