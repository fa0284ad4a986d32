import { type Context, Hono } from 'hono'
import { may } from '../../../access/roles.ts'
import { usersOf } from '../../../actions/book/names.ts'
import { liftRestriction, removeNamed, restrictIncident, saveNamed } from '../../../actions/incident/restrict.ts'
import { whoIsOn } from '../../../actions/incident/restriction.ts'
import { RESTRICTION_REASONS } from '../../../breach/incident/restriction.ts'
import {
  askedRestrictionSchema,
  restrictionReasonSchema,
  standingSchema,
} from '../../api/incident/restriction-schema.ts'
import type { Env } from '../../shell/env.ts'
import { fields } from '../../shell/forms/fields.ts'
import { check } from '../../shell/forms/form.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'
import { recordedOn } from '../frame/recorded-form.ts'
import { LIFTING, namingFields, restrictingFields } from './restriction-fields.ts'

const OF = '/incidents/:id/restriction'

// Whoever is not on it any more is led to what he or she still sees.
const recorded = recordedOn('/restriction', (c, typed, problem) => show(c, typed, problem))

/** Who sees one incident, and why. */
export const restriction = new Hono<Env>()
  .get(OF, allow('read'), (c) => show(c, {}))
  .post(
    OF,
    allow('decide'),
    recorded(({ c, id, basis, values }) =>
      restrictIncident(c.env, basis.by, id, check(askedRestrictionSchema, values)),
    ),
  )
  .post(
    `${OF}/people`,
    allow('decide'),
    recorded(({ c, id, basis, values: { user = '', ...said } }) =>
      saveNamed(c.env, basis.by, id, { user, ...check(standingSchema, said) }),
    ),
  )
  .post(
    `${OF}/people/:user/removal`,
    allow('decide'),
    recorded(({ c, id, basis, values }) =>
      removeNamed(c.env, basis.by, id, {
        user: c.req.param('user') ?? '',
        ...check(restrictionReasonSchema, values),
      }),
    ),
  )
  .post(
    `${OF}/lifting`,
    allow('decide'),
    recorded(({ c, id, basis, values }) =>
      liftRestriction(c.env, basis.by, id, check(restrictionReasonSchema, values).reason),
    ),
  )

type Typed = { which?: string; values?: Record<string, string>; errors?: Problem['errors'] }

async function show(c: Context<Env>, { which, values = {}, errors = [] }: Typed, problem?: Problem) {
  const opened = await incidentOf(c)
  const [on, users] = await Promise.all([whoIsOn(opened), usersOf(c.env)])
  const me = whoAsks(c).id
  const able = users.filter(({ disabledAt }) => disabledAt === null)
  const others = able.filter(({ id }) => id !== me)
  const officers = others.filter(({ role }) => role === 'officer').map(({ id }) => id)
  const typed = (form: string, before: Record<string, string>) =>
    which === form ? ([values, errors, `${form}-`] as const) : ([before, [], `${form}-`] as const)
  const facts = {
    restriction: on.restriction,
    into: opened.incident.closing?.into ?? null,
    mayChange: may(whoAsks(c).role, 'decide') && !opened.incident.closing?.into,
    reason: on.restriction && RESTRICTION_REASONS[on.restriction.reason],
    people: on.people.map((each) => ({ ...each, isMe: each.user === me, sees: each.standing === 'named' })),
    standIns: on.standIns,
    restrict: fields(restrictingFields(others), ...typed('restrict', { 'people:list': officers.join(',') })),
    name: fields(namingFields(on.standIns.some(({ user }) => user === me) ? able : others), ...typed('name', {})),
    isNaming: which === 'name',
    lift: fields(LIFTING, ...typed('lift', {})),
    isLifting: which === 'lift',
  }
  return await incidentPage(c, opened, { name: 'incident/restriction', tab: 'overview', facts, problem })
}
