import { type Context, Hono } from 'hono'
import { usersOf } from '../../../actions/book/names.ts'
import { handsOf } from '../../../actions/incident/hands.ts'
import { sayWhoIsWho } from '../../../actions/playbooks/who-is-who.ts'
import { HANDS, type Hand } from '../../../breach/playbooks/task.ts'
import type { User } from '../../../storage/users/users.ts'
import { handsSchema } from '../../api/playbooks/hands-schema.ts'
import type { Env } from '../../shell/env.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { ownerFields } from '../steps/owner-fields.ts'
import { HAND_LABELS } from './playbook-words.ts'

const PATH = '/playbooks/who-is-who'

/** Who is IT, owner, clinician and so on at this practice. */
export const playbookHands = new Hono<Env>()
  .get(PATH, allow('decide'), (c) => show(c, null))
  .post(PATH, allow('decide'), (c) =>
    answerForm(c, {
      async act(values) {
        await sayWhoIsWho(c.env, whoAsks(c), check(handsSchema, values))
        return c.redirect(PATH, 303)
      },
      again: (values, problem) => show(c, values, problem),
    }),
  )

async function show(c: Context<Env>, typed: Values | null, problem?: Problem) {
  const users = await usersOf(c.env)
  const values = typed ?? (await valuesOf(c))
  const hands = HANDS.map((hand) => ({
    hand,
    label: HAND_LABELS[hand],
    fields: fields(fieldsOf(hand, users), values, problem?.errors),
  }))
  const openSteps = fields([OPEN_STEPS], values, problem?.errors)
  const facts = { hands, openSteps, problem: problem ?? null }
  return await page(c, 'playbooks/hands', { title: 'Who is who', section: 'playbooks', ...facts }, problem?.status)
}

const OPEN_STEPS: FieldSpec = {
  ...{ name: 'openSteps:flag', type: 'checkbox', label: 'Give them open steps of running incidents, too' },
  hint: 'Only steps that nobody gave by name. On restricted incidents, only to people who are on them; the rest go to the officer.',
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
