import { type Context, Hono } from 'hono'
import { usersOf } from '../../../actions/book/names.ts'
import { handsOf } from '../../../actions/incident/hands.ts'
import { handsVersionOf, sayWhoIsWho } from '../../../actions/playbooks/who-is-who.ts'
import { HANDS, type Hand } from '../../../breach/playbooks/task.ts'
import type { User } from '../../../storage/users/users.ts'
import { handsSchema } from '../../api/playbooks/hands-schema.ts'
import type { Env } from '../../shell/env.ts'
import { type FieldSpec, fields, recordedMeanwhile } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { versionIn } from '../frame/incident-page.ts'
import { ownerFields } from '../steps/owner-fields.ts'
import { HAND_LABELS } from './playbook-words.ts'

const PATH = '/playbooks/who-is-who'

/** Who is IT, owner, clinician and so on at this practice. */
export const playbookHands = new Hono<Env>()
  .get(PATH, allow('decide'), (c) => show(c, null))
  .post(PATH, allow('decide'), (c) =>
    answerForm(c, {
      async act({ version = '', ...values }) {
        const wanted = { ...check(handsSchema, values), version: versionIn({ version }) }
        await sayWhoIsWho(c.env, whoAsks(c), wanted)
        return c.redirect(PATH, 303)
      },
      again: (values, problem) => show(c, values, problem),
    }),
  )

async function show(c: Context<Env>, typed: Values | null, problem?: Problem) {
  const [users, newest, now] = await Promise.all([usersOf(c.env), handsVersionOf(c.env), valuesOf(c)])
  const values = typed ?? now
  const isStale = problem?.status === 409
  const hands = HANDS.map((hand) => {
    const specs = fieldsOf(hand, users)
    const errors = isStale ? recordedMeanwhile(specs, values, now) : problem?.errors
    return { hand, label: HAND_LABELS[hand], fields: fields(specs, values, errors) }
  })
  const openSteps = fields([OPEN_STEPS], values, problem?.errors)
  const version = isStale ? String(newest) : (values.version ?? String(newest))
  const facts = { hands, openSteps, version, problem: problem ?? null }
  return await page(c, 'playbooks/hands', { title: 'Who is who', section: 'playbooks', ...facts }, problem?.status)
}

const OPEN_STEPS: FieldSpec = {
  ...{ name: 'openSteps:flag', type: 'checkbox', label: 'Give them open steps of running incidents, too' },
  hint: 'Only steps without a named person. On restricted incidents, only people named there get steps. The officer gets the rest.',
}

function fieldsOf(hand: Hand, users: readonly User[]): FieldSpec[] {
  return ownerFields(users, 'Whomever the playbook names').map((spec) => ({ ...spec, name: `${hand}.${spec.name}` }))
}

async function valuesOf(c: Context<Env>): Promise<Values> {
  const hands = Object.entries(await handsOf(c.env))
  return Object.fromEntries(
    hands.flatMap(([hand, { owner, ownedBy, backup }]) => [
      [`${hand}.owner`, ownedBy ?? owner],
      [`${hand}.backup`, backup ?? ''],
    ]),
  )
}
