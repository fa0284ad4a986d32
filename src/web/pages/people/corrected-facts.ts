import { type Context, Hono } from 'hono'
import { correctionsOfPerson, correctPerson } from '../../../actions/people/correct-person.ts'
import { thePerson } from '../../../actions/people/people.ts'
import { fullName } from '../../../letters/envelope/addressee.ts'
import { CORRECTABLE } from '../../../people/merging/corrected.ts'
import { newCorrectionSchema } from '../../api/people/correction-schema.ts'
import type { Env } from '../../shell/env.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { incidentOf, incidentPage, versionIn } from '../frame/incident-page.ts'

const PATH = '/incidents/:id/people/:person/correction'

const FIELDS: readonly FieldSpec[] = [
  { name: 'givenName', label: 'Given name' },
  { name: 'middleName', label: 'Middle name' },
  { name: 'familyName', label: 'Family name' },
  { name: 'suffix', label: 'Suffix', hint: 'Such as Jr or III.' },
  { name: 'birthDate', label: 'Birth date', type: 'date' },
  { name: 'reason', label: 'How do you know?', required: true, hint: 'For example: She called and spelled it.' },
]

/** A name or birth date that is corrected after the import. */
export const correctedFacts = new Hono<Env>()
  .get(PATH, allow('decide'), (c) => show(c))
  .post(PATH, allow('decide'), (c) =>
    answerForm(c, { act: (values) => keep(c, values), again: (values, problem) => show(c, values, problem) }),
  )

async function keep(c: Context<Env>, { version = '', ...values }: Values): Promise<Response> {
  const opened = await incidentOf(c)
  const person = c.req.param('person') ?? ''
  const { reason, ...facts } = check(newCorrectionSchema, values, null)
  await correctPerson(opened, person, { by: whoAsks(c), version: versionIn({ version }) }, { reason, facts })
  return c.redirect(`/incidents/${opened.id}/people/${person}`, 303)
}

async function show(c: Context<Env>, values?: Values, problem?: Problem) {
  const opened = await incidentOf(c)
  const { id, person } = await thePerson(opened, c.req.param('person') ?? '')
  const known: Values = Object.fromEntries(CORRECTABLE.map((fact) => [fact, person[fact] ?? '']))
  const facts = {
    person: id,
    name: fullName(person) || '(no name)',
    version: values?.version ?? String((await correctionsOfPerson(opened, id)).at(-1)?.number ?? 0),
    fields: fields(FIELDS, values ?? known, problem?.errors),
  }
  return await incidentPage(c, opened, { name: 'people/corrected-facts', tab: 'people', facts, problem })
}
