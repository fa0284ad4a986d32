import { type Context, Hono } from 'hono'
import { recordTelling, withdrawTelling } from '../../../actions/aftermath/told-by-telephone.ts'
import { ledgerOf } from '../../../actions/count/ledger.ts'
import { peopleInState } from '../../../actions/count/ledger-people.ts'
import { LEDGER_STATES, type LedgerState, sumsOf } from '../../../breach/incident/ledger.ts'
import { fullName } from '../../../letters/envelope/addressee.ts'
import { tellingSchema, untellingSchema } from '../../api/count/ledger.ts'
import type { Env } from '../../shell/env.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { noteSeen } from '../../shell/note-reading.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'
import { LEDGER_WORDS } from './ledger-words.ts'
import { noticeOfPerson } from './notice-of-person.ts'
import { peopleTold } from './people-told.ts'

const PAGE = 50

/** Where each affected person stands with the notice, and the calls by which some were told. */
export const ledger = new Hono<Env>()
  .get('/incidents/:id/ledger', allow('read_people'), (c) => showLedger(c))
  .get('/incidents/:id/people/:person/notice', allow('read_people'), (c) => showNotice(c))
  .post('/incidents/:id/people/:person/notice', allow('decide'), (c) =>
    answerForm(c, { act: (values) => tell(c, values), again: (values, problem) => showNotice(c, values, problem) }),
  )
  .post('/incidents/:id/people/:person/notice/withdrawal', allow('decide'), (c) =>
    answerForm(c, { act: (values) => untell(c, values), again: (values, problem) => showNotice(c, values, problem) }),
  )

async function showLedger(c: Context<Env>) {
  const opened = await incidentOf(c)
  const asked = c.req.query('state')
  const sums = sumsOf(await ledgerOf(opened))
  const state = LEDGER_STATES.find((each) => each === asked) ?? mostUrgent(sums.states)
  const { items, next } = await peopleInState(opened, state, { after: c.req.query('after'), limit: PAGE })
  noteSeen(
    c,
    opened.id,
    items.map(({ known }) => known.id),
  )
  const facts = {
    told: peopleTold(sums, opened.id, state),
    chosen: { state, ...LEDGER_WORDS[state] },
    people: items.map(({ known, on }) => ({ id: known.id, name: fullName(known.person) || known.id, on })),
    next: next && `/incidents/${opened.id}/ledger?state=${state}&after=${next}#list`,
  }
  return await incidentPage(c, opened, { name: 'count/ledger', tab: 'ledger', facts })
}

// Who still has to be told is what somebody comes for.
function mostUrgent(states: Readonly<Record<LedgerState, number>>): LedgerState {
  return (['not_reached', 'to_be_told', ...LEDGER_STATES] as const).find((state) => states[state] > 0) ?? 'to_be_told'
}

async function showNotice(c: Context<Env>, values: Values = {}, problem?: Problem) {
  const opened = await incidentOf(c)
  const facts = await noticeOfPerson(opened, c.req.param('person') ?? '', values, problem)
  return await incidentPage(c, opened, { name: 'count/notice-of-person', tab: 'ledger', facts, problem })
}

async function tell(c: Context<Env>, values: Values): Promise<Response> {
  await recordTelling(await incidentOf(c), c.req.param('person') ?? '', whoAsks(c), check(tellingSchema, values))
  return c.redirect(pathOf(c), 303)
}

async function untell(c: Context<Env>, values: Values): Promise<Response> {
  const undone = check(untellingSchema, values)
  await withdrawTelling(await incidentOf(c), c.req.param('person') ?? '', whoAsks(c), undone)
  return c.redirect(pathOf(c), 303)
}

function pathOf(c: Context<Env>): string {
  return `/incidents/${c.req.param('id')}/people/${c.req.param('person')}/notice`
}
