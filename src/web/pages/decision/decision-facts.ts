import type { Principal } from '../../../access/roles.ts'
import { namesOf } from '../../../actions/book/names.ts'
import { secondPersonFor } from '../../../actions/book/second-person.ts'
import { whyNotBy } from '../../../actions/decision/assessment.ts'
import { type DecisionView, decisionOn } from '../../../actions/decision/decision.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import type { Incident } from '../../../breach/incident/incident.ts'
import type { Factor } from '../../../breach/law/vocabulary.ts'
import { FEDERAL_REVIEWED } from '../../../breach/reading/federal-sources.ts'
import { OUTCOMES } from '../../../breach/words/outcome.ts'
import type { World } from '../../shell/world.ts'
import { type Attached, filesOf } from '../evidence/attached.ts'
import { FACT_WORDS } from './decision-fields.ts'
import { assessmentForm, authorizationForm, exceptionForms, harmForm, type Typed } from './decision-forms.ts'

/** Everything the decision page shows. */
export async function decisionFacts(opened: OpenIncident<World>, who: Principal, typed: Typed) {
  const { book: world, incident } = opened
  const [view, nameOf, filesAbout] = await Promise.all([decisionOn(opened), namesOf(world), filesOf(opened)])
  const here = `/incidents/${incident.id}/assessment`
  const authorizationFiles = filesAbout('authorization', here)
  return {
    view,
    reviewed: FEDERAL_REVIEWED,
    changed: view.changed.map((fact) => FACT_WORDS[fact as keyof typeof FACT_WORDS]),
    form: formWithEvidence(incident, typed, (factor) => filesAbout(`assessment/${factor}`, `${here}#evidence`)),
    exceptions: exceptionForms(incident, typed),
    authorization: { ...authorizationForm(incident, typed), files: authorizationFiles },
    harm: harmForm(incident, typed),
    signing: await signingOf(opened, who, nameOf),
    outcome: OUTCOMES[view.breach],
    similar: view.similar.map((past) => ({ ...past, outcome: OUTCOMES[past.breach] })),
    anyDiffers: incident.assessment?.finding != null && view.similar.some(({ breach }) => differs(view, breach)),
  }
}

function formWithEvidence(incident: Incident, typed: Typed, filesAbout: (factor: Factor) => Attached) {
  const form = assessmentForm(incident, typed)
  return { ...form, factors: form.factors.map((sheet) => ({ ...sheet, evidence: filesAbout(sheet.factor) })) }
}

function differs({ breach }: DecisionView, other: DecisionView['breach']): boolean {
  return (breach === 'no') !== (other === 'no')
}

async function signingOf({ book, incident }: OpenIncident<World>, who: Principal, nameOf: (id: string) => string) {
  const { assessment } = incident
  const hindrance = await whyNotBy(book, assessment, who.id)
  const isMine = assessment?.writtenBy === who.id && !assessment.signature
  const author = { author: who.id, reader: who.id, what: 'the assessment' }
  return {
    writtenBy: assessment ? nameOf(assessment.writtenBy) : null,
    writtenAt: assessment?.writtenAt ?? null,
    signedBy: assessment?.signature ? nameOf(assessment.signature.by) : null,
    signedAt: assessment?.signature?.at ?? null,
    hindrance: assessment?.signature ? null : hindrance,
    told: isMine ? (await secondPersonFor(book, author)).told : [],
    open: hindrance === null,
  }
}
