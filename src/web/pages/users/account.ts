import { type Context, Hono } from 'hono'
import { PASSWORD_MIN } from '../../../access/new-password.ts'
import { changeOwnName, changeOwnPassword, ownAccount } from '../../../access/own-account.ts'
import { ownNameSchema, ownPasswordSchema } from '../../api/users/account-schema.ts'
import type { Env } from '../../shell/env.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, seatOf, whoAsks } from '../../shell/who.ts'

const NAME: FieldSpec[] = [
  {
    name: 'name',
    label: 'Name',
    required: true,
    autocomplete: 'name',
    hint: 'The record shows it with all that you did, earlier too. The log keeps the former name.',
  },
]

const PASSWORD: FieldSpec[] = [
  { name: 'present', label: 'Present password', type: 'password', required: true, autocomplete: 'current-password' },
  {
    name: 'password',
    label: 'New password',
    type: 'password',
    required: true,
    autocomplete: 'new-password',
    hint: `At least ${PASSWORD_MIN} characters. A sentence only you would say works best.`,
  },
]

/** One’s own account. */
export const account = new Hono<Env>()
  .get('/account', allow('own_account'), (c) => show(c, {}))
  .post(
    '/account/name',
    allow('own_account'),
    saved('name', (c, values) => changeOwnName(c.env, whoAsks(c).id, check(ownNameSchema, values).name)),
  )
  .post(
    '/account/password',
    allow('own_account'),
    saved('password', (c, values) =>
      changeOwnPassword(c.env, seatOf(c), whoAsks(c).id, check(ownPasswordSchema, values)),
    ),
  )

type Form = 'name' | 'password'

function saved(form: Form, act: (c: Context<Env>, values: Values) => Promise<void>) {
  return (c: Context<Env>) =>
    answerForm(c, {
      async act(values) {
        await act(c, values)
        return c.redirect(`/account?saved=${form}`, 303)
      },
      again: ({ password: _, present: __, ...values }, problem) => show(c, { form, values }, problem),
    })
}

async function show(c: Context<Env>, { form, values = {} }: { form?: Form; values?: Values }, problem?: Problem) {
  const { name, email } = await ownAccount(c.env.db, whoAsks(c).id)
  const errors = (of: Form) => (form === of ? problem?.errors : [])
  const facts = {
    email,
    name: fields(NAME, form === 'name' ? values : { name }, errors('name')),
    password: fields(PASSWORD, {}, errors('password')),
    saved: problem ? null : (c.req.query('saved') ?? null),
    problem: problem ?? null,
  }
  return await page(c, 'users/account', { title: 'Your account', ...facts }, problem?.status)
}
