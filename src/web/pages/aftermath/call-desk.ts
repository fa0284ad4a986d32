import type { Context } from 'hono'
import { letterTyped } from '../../../actions/aftermath/letter-typed.ts'
import { practiceOf } from '../../../actions/book/practice.ts'
import { todayOf } from '../../../actions/book/today.ts'
import { everyIncident } from '../../../actions/incident/every-incident.ts'
import { CALL_TOPICS } from '../../../breach/incident/calls.ts'
import type { Incident } from '../../../breach/incident/incident.ts'
import { countCallsOn } from '../../../storage/aftermath/calls.ts'
import type { Env } from '../../shell/env.ts'
import { fields } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { CALLER, CALLERS_ADDRESS, callFields, hasAddress, LOOK_UP } from './call-fields.ts'
import { seesCallers } from './caller-facts.ts'
import { readerName } from './reader-name.ts'

const INCIDENTS = 30

/** What the desk shows: the call as it was typed, the caller as looked for, a reference that was misheard, what was saved. */
type Desk = {
  values?: Values
  caller?: Values
  problem?: Problem | undefined
  misheard?: string
  written?: string
  stopped?: string
}

/** The desk between two calls: what to ask, who calls, and a call to write down without confirming anything. */
export async function showDesk(c: Context<Env>, desk: Desk): Promise<Response> {
  const { values = {}, caller, problem, misheard } = desk
  const letter = values.letter ? await letterFor(c, values.letter) : null
  const incidents = letter ? null : await newestIncidents(c)
  const errors = problem?.errors
  const finds = seesCallers(c)
  const facts = {
    ...{ title: 'Calls', section: 'calls', letter, finds, problem: problem ?? null },
    practice: (await practiceOf(c.env))?.name ?? null,
    callerFields: fields(CALLER, caller ?? {}, caller ? errors : [], 'caller-'),
    lookUp: fields(LOOK_UP, { letter: misheard ?? '' }, misheard ? errors : [], 'look-up-'),
    fields: fields(
      callFields(incidents),
      finds ? values : { 'asked:list': 'call_back', ...values },
      caller || misheard ? [] : errors,
    ),
    addressFields: letter ? fields(CALLERS_ADDRESS, values, errors) : null,
    addressOpen: hasAddress(values),
    isWriting: letter !== null || values.topic !== undefined,
    hasIncidents: letter !== null || (incidents?.length ?? 0) > 0,
    written: desk.written ?? c.req.query('written') ?? null,
    mailing: c.req.query('mailing') ?? null,
    stopped: desk.stopped ?? null,
    ...(await tally(c)),
  }
  return await page(c, 'aftermath/calls', facts, problem?.status)
}

async function tally(c: Context<Env>) {
  const today = await countCallsOn(c.env.db, await todayOf(c.env))
  return {
    tally: today.map((each) => ({ ...each, label: CALL_TOPICS[each.topic] })),
    total: today.reduce((sum, each) => sum + each.calls, 0),
  }
}

async function letterFor(c: Context<Env>, typed: string) {
  const letter = await letterTyped(c.env, typed, 'letter')
  const { reference, incident, state, stateAt, channel } = letter
  return { reference, incident, state, stateAt, channel, to: await readerName(c, letter) }
}

async function newestIncidents(c: Context<Env>): Promise<Incident[]> {
  const newest: Incident[] = []
  for await (const { incident } of everyIncident(c.env)) {
    newest.push(incident)
    if (newest.length === INCIDENTS) break
  }
  return newest
}
