import { type Context, Hono } from 'hono'
import { namesOf } from '../../../actions/book/names.ts'
import { todayOf } from '../../../actions/book/today.ts'
import { dutiesOf } from '../../../actions/duties/duties.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { noticeHeldUntil } from '../../../actions/letter/notice-hold.ts'
import { partName } from '../../../actions/mailing/files/mailing-print.ts'
import {
  type Mailing,
  partsOf,
  theMailingOrRun,
  theStoredMailing,
  whatBecame,
} from '../../../actions/mailing/mailing.ts'
import { recordMailed } from '../../../actions/mailing/record-as-mailed.ts'
import { lettersToTakeOut } from '../../../actions/mailing/stale.ts'
import { lettersHeld, withdrawMailing } from '../../../actions/mailing/withdraw-mailing.ts'
import { isOneOf, UNFINISHED } from '../../../breach/incident/letter-state.ts'
import { MAIL_HOUSES } from '../../../letters/lists/mail-house.ts'
import { mailedSchema } from '../../api/mailing/mailing-schema.ts'
import type { Env } from '../../shell/env.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import type { World } from '../../shell/world.ts'
import { filesOf } from '../evidence/attached.ts'
import { incidentOf, incidentPage, versionIn } from '../frame/incident-page.ts'
import { stuckEmails } from '../frame/stuck-emails.ts'
import { byReason, withNames } from '../letter/stopped.ts'
import { housesRow, SHOWN_ROWS } from './house-rows.ts'
import { lettersShown, stateFacts } from './letter-rows.ts'
import { mailedForm, withdrawalForm } from './mailing-fields.ts'
import { mostLeft, withoutLetterIn } from './still-left.ts'

/** Without scripts, the progress page reloads after this many seconds. */
const REFRESH = 2

/** One mailing: its progress, its files, what became of its letters, and when it was mailed. */
export const mailing = new Hono<Env>()
  .get('/incidents/:id/mailings/:mailing', allow('read_people'), (c) => show(c))
  .post('/incidents/:id/mailings/:mailing/mailed', allow('decide'), (c) =>
    answerForm(c, { act: (values) => mailed(c, values), again: (values, problem) => show(c, values, problem) }),
  )

  .post('/incidents/:id/mailings/:mailing/withdrawal', allow('decide'), (c) =>
    answerForm(c, {
      act: (values) => takeBack(c, values),
      again: (values, problem) => show(c, { which: 'withdrawal', ...values }, problem),
    }),
  )

async function takeBack(c: Context<Env>, { version = '', reason = '' }: Values): Promise<Response> {
  const { id } = await incidentOf(c)
  const asked = c.req.param('mailing') ?? ''
  await withdrawMailing(c.env, id, { by: whoAsks(c), version: versionIn({ version }) }, asked, reason)
  return c.redirect(`/incidents/${id}/mailings/${asked}`, 303)
}

async function mailed(c: Context<Env>, { version = '', ...values }: Values): Promise<Response> {
  const { id } = await incidentOf(c)
  const asked = c.req.param('mailing') ?? ''
  const { reference, ...sent } = check(mailedSchema, values)
  const basis = { by: whoAsks(c), version: versionIn({ version }) }
  await recordMailed(c.env, id, basis, asked, { ...sent, ...(reference && { reference }) })
  return c.redirect(`/incidents/${id}/mailings/${asked}`, 303)
}

async function show(c: Context<Env>, values: Values = {}, problem?: Problem) {
  const opened = await incidentOf(c)
  const { mailing, run } = await theMailingOrRun(opened, c.req.param('mailing') ?? '')
  if (run) {
    const facts = { run, refresh: run.failed === null ? REFRESH : null }
    return await incidentPage(c, opened, { name: 'mailing/mailing-run', tab: 'mailings', facts, problem })
  }
  const [made, form, letters] = await Promise.all([
    madeFacts(c, opened, mailing),
    formFacts(c, opened, mailing, values, problem),
    lettersShown(c, mailing),
  ])
  const facts = { ...made, ...form, ...letters }
  return await incidentPage(c, opened, { name: 'mailing/mailing', tab: 'mailings', facts, problem })
}

async function madeFacts(c: Context<Env>, opened: OpenIncident<World>, mailing: Mailing) {
  const { id } = opened
  const { request, withoutLetter, stoppedRows, keptFromMail = 0, shared: _, ...row } = mailing
  const [stops, became, parts, nameOf, attached, takeOut, stuck, heldUntil] = await Promise.all([
    withNames(c, opened, byReason(withoutLetter)),
    whatBecame(c.env, mailing),
    partsOf(c.env, mailing),
    namesOf(c.env),
    filesOf(opened),
    lettersToTakeOut(opened, mailing),
    stuckEmails(c.env, { incident: id }),
    noticeHeldUntil(opened),
  ])
  return {
    mailing: { ...row, by: nameOf(row.madeBy), reason: request.reprint?.reason ?? null },
    insteadOf: request.toPaper
      ? { id: request.toPaper, number: (await theStoredMailing(opened, request.toPaper)).number }
      : null,
    keptFromMail,
    states: became.map(({ state, letters }) => ({ state, letters, ...stateFacts(state) })),
    parts: parts.map((part) => ({ ...part, name: partName(part) })),
    houses: MAIL_HOUSES.map(({ id, name }) => housesRow(id, name, stoppedRows[id])),
    stops,
    moreStops: stops.some(({ more }) => more),
    takeOut: takeOut.slice(0, SHOWN_ROWS),
    takeOutMore: Math.max(0, takeOut.length - SHOWN_ROWS),
    attached: attached(`mailing/${row.id}`, `/incidents/${id}/mailings/${row.id}`),
    stuck,
    heldUntil: row.mailedOn === null ? heldUntil : null,
    pdf: c.env.paper !== undefined,
  }
}

async function formFacts(
  c: Context<Env>,
  opened: OpenIncident<World>,
  mailing: Mailing,
  values: Values,
  problem?: Problem,
) {
  const { incident } = opened
  const [{ answer, count }, today, held, became] = await Promise.all([
    dutiesOf(opened),
    todayOf(c.env),
    lettersHeld(c.env, mailing.id),
    whatBecame(c.env, mailing),
  ])
  const mayBeNotice = mailing.kind === 'individual_notice' && answer.duties.some(({ id }) => id === 'hipaa.individuals')
  const emailsToGo = became.some(({ state }) => isOneOf(UNFINISHED, state))
  const back = values.which === 'withdrawal'
  return {
    form: mailedForm(
      values,
      { today, mayBeNotice, emailsToGo, without: withoutLetterIn({ ...mailing, became }, count) },
      back ? undefined : problem,
    ),
    withdrawal: withdrawalForm(values, back ? problem : undefined),
    stillLeft: mostLeft(answer.duties),
    held,
    version: values.version ?? String(incident.version),
  }
}
