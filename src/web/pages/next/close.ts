import { type Context, Hono } from 'hono'
import { namesOf } from '../../../actions/book/names.ts'
import { closeIncident, reopenIncident } from '../../../actions/next/close-incident.ts'
import { mergedIn } from '../../../actions/next/merged-in.ts'
import { standingOf } from '../../../actions/next/standing.ts'
import { destructionOfAll } from '../../../breach/incident/destruction.ts'
import { missingOf } from '../../../breach/next/missing.ts'
import type { FieldError } from '../../../errors.ts'
import { askedClosingSchema, closingFrom, reopeningReasonSchema } from '../../api/next/closing-schema.ts'
import type { Env } from '../../shell/env.ts'
import { fields } from '../../shell/forms/fields.ts'
import { check, parse, type Values } from '../../shell/forms/form.ts'
import { signs } from '../../shell/forms/signing.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow } from '../../shell/who.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'
import { type Asked, recordedOn } from '../frame/recorded-form.ts'
import { targetPath } from '../frame/target-path.ts'
import { gapField, gapsIn, hasSeveralSteps, MERGE, REOPEN, STEPS_FIELD, WITHDRAW } from './close-fields.ts'

const OF = '/incidents/:id/close'

const recorded = recordedOn('/close', show)

/** What is missing to close an incident, closing it, and opening it again. */
export const close = new Hono<Env>()
  .get(OF, allow('read'), (c) => show(c, {}))
  .post(OF, allow('decide'), signs('finish'), recorded(finish))
  .post(`${OF}/merging`, allow('decide'), signs('merge'), recorded(end('merged')))
  .post(`${OF}/withdrawal`, allow('decide'), signs('withdraw'), recorded(end('withdrawn')))
  .post(
    `${OF}/reopening`,
    allow('decide'),
    recorded(({ c, id, basis, values }) =>
      reopenIncident(c.env, id, basis, check(reopeningReasonSchema, values).reason),
    ),
  )

function finish({ c, id, basis, values }: Asked) {
  const gaps = gapsIn(values)
  return closeIncident(c.env, id, basis, closingFrom(parse(askedClosingSchema, { how: 'finished', gaps })))
}

function end(how: 'merged' | 'withdrawn') {
  return ({ c, id, basis, values }: Asked) =>
    closeIncident(c.env, id, basis, closingFrom(check(askedClosingSchema, { how, ...values })))
}

type Typed = { which?: string; values?: Values; errors?: readonly FieldError[] }

async function show(c: Context<Env>, { which, values = {}, errors = [] }: Typed, problem?: Problem) {
  const opened = await incidentOf(c)
  const { id, incident } = opened
  const [standing, merged, nameOf] = await Promise.all([standingOf(opened), mergedIn(opened), namesOf(c.env)])
  const form = (name: string, specs: Parameters<typeof fields>[0]) => {
    const isTyped = which === name
    return { open: isTyped, fields: fields(specs, isTyped ? values : {}, isTyped ? errors : [], `${name}-`) }
  }
  const typed = which === 'finish'
  const all = missingOf(standing)
  const isShared = hasSeveralSteps(all)
  const asked = (specs: Parameters<typeof fields>[0]) => fields(specs, typed ? values : {}, typed ? errors : [])
  const missing = all.map((each, at) => ({
    ...each,
    at,
    href: targetPath(id, each.button.to),
    label: each.button.label,
    reason: asked([gapField(each, at, isShared)]),
  }))
  const { closing = null } = incident
  const facts = {
    missing,
    shared: isShared ? asked([STEPS_FIELD]) : [],
    closing: closing && { ...closing, by: nameOf(closing.by), keptUntil: standing.closed?.keptUntil ?? null },
    merged,
    isDestroyed: destructionOfAll(incident) !== undefined,
    isTyped: typed,
    merge: form('merge', MERGE),
    withdraw: form('withdraw', WITHDRAW),
    reopen: form('reopen', REOPEN),
  }
  return await incidentPage(c, opened, { name: 'next/close', tab: 'close', facts, problem })
}
