import type { Incident } from '../../../breach/incident/incident.ts'
import type { Exception } from '../../../breach/law/situation.ts'
import type { FieldError } from '../../../errors.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import { AUTHORIZATION, FINDING, factorSpecs, HARM, SHEETS } from './decision-fields.ts'
import { EXCEPTIONS } from './exception-fields.ts'

/** What was typed into one of the page's forms and needs fixing; `which` names the form. */
export type Typed = { which?: string; values?: Values; errors?: readonly FieldError[] }

/** The form for the four factors and the finding, with the version it was filled in on. */
export function assessmentForm(incident: Incident, typed: Typed) {
  const kept = valuesOfAssessment(incident)
  return {
    factors: SHEETS.map(({ factor, ...sheet }) => ({
      ...sheet,
      factor,
      fields: build(factorSpecs(factor), 'assessment', kept, typed),
    })),
    finding: build(FINDING, 'assessment', kept, typed),
    version: (typed.which === 'assessment' && typed.values?.version) || String(incident.version),
  }
}

/** The form for the authorization, and whether it is open. */
export function authorizationForm({ authorization }: Incident, typed: Typed) {
  const {
    recordedBy: _,
    recordedAt: __,
    ...found
  } = authorization ?? { exists: 'unknown', recordedBy: '', recordedAt: '' }
  return { open: typed.which === 'authorization', fields: build(AUTHORIZATION, 'authorization', textsOf(found), typed) }
}

/** The forms for the three exceptions; the claimed one is filled in. */
export function exceptionForms({ exception }: Incident, typed: Typed) {
  return (Object.keys(EXCEPTIONS) as Exception['kind'][]).map((kind) => {
    const { specs, ...sheet } = EXCEPTIONS[kind]
    const claimed = exception?.kind === kind
    const kept = claimed ? textsOf(exception) : {}
    const form = `exception-${kind}`
    return { ...sheet, kind, form, claimed, open: typed.which === form, fields: build(specs, form, kept, typed) }
  })
}

/** The form for the finding some States ask for. */
export function harmForm({ harmFinding }: Incident, typed: Typed) {
  const kept = { reason: harmFinding?.reason ?? '' }
  return { open: typed.which === 'harm', fields: build(HARM, 'harm', kept, typed) }
}

function valuesOfAssessment({ assessment }: Incident): Values {
  if (!assessment) return {}
  const { factors, finding, reason } = assessment
  const written = Object.entries(factors).flatMap(([factor, { answers, text }]) => [
    ...Object.entries(answers).map(([question, answer]) => [`factors.${factor}.answers.${question}`, answer]),
    [`factors.${factor}.text`, text ?? ''],
  ])
  return { ...Object.fromEntries(written), finding: finding ?? '', reason: reason ?? '' }
}

function textsOf(facts: object): Values {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      typeof value === 'boolean' ? `${name}:flag` : name,
      String(value ?? ''),
    ]),
  )
}

function build(specs: readonly FieldSpec[], form: string, kept: Values, typed: Typed) {
  const mine = typed.which === form
  return fields(specs, mine ? { ...kept, ...typed.values } : kept, mine ? typed.errors : [], `${form}-`)
}
