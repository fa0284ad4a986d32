import { type Context, Hono } from 'hono'
import { todayOf } from '../../../actions/book/today.ts'
import { checklistOf } from '../../../actions/duties/checklist.ts'
import type { Owed } from '../../../actions/duties/duties.ts'
import { lineOf } from '../../../actions/duties/lines.ts'
import { amendIncident } from '../../../actions/incident/amend.ts'
import { spanOf } from '../../../actions/review/span.ts'
import { timing } from '../../../breach/duties/timing.ts'
import { peopleKnown, standingCount } from '../../../breach/incident/incident.ts'
import { sumsOf } from '../../../breach/incident/ledger.ts'
import type { Duty } from '../../../breach/law/answer.ts'
import { isPast } from '../../../breach/law/overdue.ts'
import { OUTCOMES, whatRemains } from '../../../breach/words/outcome.ts'
import { countOpenProposals } from '../../../storage/people/proposed-addresses.ts'
import { amendmentSchema } from '../../api/incident/incident-schema.ts'
import type { Env } from '../../shell/env.ts'
import { type FieldSpec, fields, recordedMeanwhile } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { residentRows } from '../count/residents.ts'
import { inOrder, oldestReview } from '../frame/duty-words.ts'
import { incidentOf, incidentPage, versionIn } from '../frame/incident-page.ts'
import { nearLines, otherNotes, placesUnknown } from '../frame/near-lines.ts'
import { stuckEmails } from '../frame/stuck-emails.ts'
import { spanFacts } from '../review/span-facts.ts'
import { AMEND } from './incident-fields.ts'
import { valuesOf } from './incident-values.ts'
import { withNamed } from './named-field.ts'

const NEXT_STEPS = 5

/** One incident: overview and edit form. */
export const incident = new Hono<Env>()
  .get('/incidents/:id', allow('read'), showOverview)
  .get('/incidents/:id/edit', allow('decide'), async (c) => showEdit(c, valuesOf((await incidentOf(c)).incident)))
  .post('/incidents/:id/edit', allow('decide'), (c) =>
    answerForm(c, { act: (values) => amend(c, values), again: (values, problem) => showEdit(c, values, problem) }),
  )

async function showOverview(c: Context<Env>) {
  const opened = await incidentOf(c)
  const { incident } = opened
  const today = await todayOf(c.env)
  const { owed, next, stepsDone, steps } = await lineOf(opened, today)
  const open = (await checklistOf(opened)).filter((step) => !step.performedAt && step.isOwed)
  const duties = inOrder(owed.answer.duties)
  const facts = {
    owed,
    outcome: OUTCOMES[owed.answer.breach],
    remains: whatRemains(duties),
    duties,
    next: next && { ...next, timing: timing(next, null, today) },
    flag: flagOf(owed, next),
    reviewed: oldestReview(duties),
    near: nearLines(owed.answer),
    placesUnknown: placesUnknown(owed.answer),
    span: spanFacts(incident, await spanOf(opened)),
    notes: otherNotes(owed.answer),
    stuck: await stuckEmails(c.env, incident.id),
    proposals: await countOpenProposals(c.env.db, incident.id),
    residents: residentRows(owed.count ?? standingCount(incident)),
    estimated: !owed.count && standingCount(incident)?.basis === 'estimated',
    ledger: owed.count?.ledger ? sumsOf(owed.count.ledger) : null,
    people: peopleKnown(incident, owed.count),
    stepsDone,
    steps,
    nextSteps: open.slice(0, NEXT_STEPS).map((step) => ({ ...step, late: isPast(step.dueOn, today) })),
  }
  return await incidentPage(c, opened, { name: 'incident/incident', tab: 'overview', facts })
}

// Nothing is green while a notice is due before the year-end report, or may be for all that is known.
function flagOf({ answer, standing: { code } }: Owed, next: Duty | null): 'over' | 'near' | 'unknown' | 'below' {
  if (code === 'below') return placesUnknown(answer) || (next && next.track !== 'annual') ? 'unknown' : 'below'
  return code === 'near' || code === 'unknown' ? code : 'over'
}

async function amend(c: Context<Env>, { version, ...values }: Values): Promise<Response> {
  const amendment = check(amendmentSchema, withNamed(values), null)
  const { id } = await amendIncident(
    c.env,
    c.req.param('id') ?? '',
    { by: whoAsks(c), version: versionIn({ version: version ?? '' }) },
    amendment,
  )
  return c.redirect(`/incidents/${id}`, 303)
}

async function showEdit(c: Context<Env>, values: Values, problem?: Problem) {
  const opened = await incidentOf(c)
  const { incident } = opened
  const stale = problem?.status === 409
  const errorsIn = (specs: readonly FieldSpec[]) =>
    stale ? recordedMeanwhile(specs, values, valuesOf(incident)) : problem?.errors
  const groups = AMEND.map(({ legend, specs }) => ({ legend, fields: fields(specs, values, errorsIn(specs)) }))
  const version = stale ? String(incident.version) : (values.version ?? String(incident.version))
  return await incidentPage(c, opened, {
    name: 'incident/incident-edit',
    tab: 'overview',
    facts: { groups, version },
    problem,
  })
}
