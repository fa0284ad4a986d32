import type { Incident } from '../../../breach/incident/incident.ts'
import type { Exception } from '../../../breach/law/situation.ts'
import type { FieldError } from '../../../errors.ts'
import { type FieldSpec, fields, recordedMeanwhile } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import { AUTHORIZATION, HARM } from './decision-fields.ts'
import { EXCEPTIONS } from './exception-fields.ts'

/**
 * What was typed into one of the decision’s forms and needs fixing; `which` names the form. `isStale`: somebody else
 * changed the incident meanwhile.
 */
export type Typed = { which?: string; values?: Values; errors?: readonly FieldError[]; isStale?: boolean }

/** The form of a question of the assessment, filled in with what is written. */
export function answerForm(code: string, specs: readonly FieldSpec[], incident: Incident, typed: Typed) {
  return build(specs, code, { incident, kept: valuesOfAssessment(incident) }, typed)
}

/** The form for the authorization. */
export function authorizationForm(incident: Incident, typed: Typed) {
  const nothing = { exists: 'unknown', recordedBy: '', recordedAt: '' }
  const { recordedBy: _, recordedAt: __, ...found } = incident.authorization ?? nothing
  return build(AUTHORIZATION, 'authorization', { incident, kept: textsOf(found) }, typed)
}

/** The forms for the three exceptions; the claimed one is filled in. */
export function exceptionForms(incident: Incident, typed: Typed) {
  const { exception } = incident
  return (Object.keys(EXCEPTIONS) as Exception['kind'][]).map((kind) => {
    const { specs, ...sheet } = EXCEPTIONS[kind]
    const claimed = exception?.kind === kind
    const kept = claimed ? textsOf(exception) : {}
    return { ...sheet, kind, claimed, form: build(specs, `exception-${kind}`, { incident, kept }, typed) }
  })
}

/** The form for the finding some States ask for. */
export function harmForm(incident: Incident, typed: Typed) {
  return build(HARM, 'harm', { incident, kept: { reason: incident.harmFinding?.reason ?? '' } }, typed)
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

type Kept = { incident: Incident; kept: Values }

function build(specs: readonly FieldSpec[], which: string, { incident, kept }: Kept, typed: Typed) {
  const newest = String(incident.version)
  if (typed.which !== which)
    return { which, version: newest, open: false, fields: fields(specs, kept, [], `${which}-`) }
  const { values = {}, isStale = false } = typed
  const errors = isStale
    ? recordedMeanwhile(
        specs.filter(({ name }) => kept[name]),
        values,
        kept,
      )
    : typed.errors
  return {
    which,
    version: isStale ? newest : (values.version ?? newest),
    open: true,
    fields: fields(specs, { ...kept, ...values }, errors, `${which}-`),
  }
}
