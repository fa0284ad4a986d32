import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { PASSWORD_MIN } from '../../../access/new-password.ts'
import { isFresh, setUp, setUpFaults } from '../../../actions/practice/practice.ts'
import { type FieldError, Refused } from '../../../errors.ts'
import { practiceSchema } from '../../api/practice/practice-schema.ts'
import { line } from '../../api/shared/words.ts'
import type { Env } from '../../shell/env.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { practiceFields } from '../practice/practice-fields.ts'
import { enter } from './sign-in.ts'

const ADMIN: FieldSpec[] = [
  {
    name: 'code',
    label: 'Set-up code',
    required: true,
    hint: 'You find it in the window where Breachbook was started.',
  },
  { name: 'adminName', label: 'Your name', required: true, autocomplete: 'name' },
  { name: 'adminEmail', label: 'Your e-mail address', type: 'email', required: true, autocomplete: 'username' },
  {
    name: 'password',
    label: 'Password',
    type: 'password',
    required: true,
    autocomplete: 'new-password',
    hint: `At least ${PASSWORD_MIN} characters. A sentence only you would say works best.`,
  },
]

const adminSchema = z.object({
  code: line('the set-up code'),
  adminName: line('your name'),
  adminEmail: z.email({ error: 'Enter your e-mail address.' }),
  password: z
    .string({ error: 'Choose a password.' })
    .min(PASSWORD_MIN, { error: `The password needs at least ${PASSWORD_MIN} characters.` }),
})

/** The first visit: the set-up code, the practice, the first admin. */
export const setUpPage = new Hono<Env>()
  .get('/set-up', async (c) => {
    if (!(await isFresh(c.env))) return c.redirect('/sign-in')
    return await show(c, { zone: c.env.zone })
  })
  .post('/set-up', (c) =>
    answerForm(c, {
      act: (values) => begin(c, values),
      again: (values, problem) => show(c, { ...values, password: '' }, problem),
    }),
  )

async function begin(c: Context<Env>, values: Values): Promise<Response> {
  const names = ADMIN.map((spec) => spec.name)
  const entries = Object.entries(values)
  const typed = {
    admin: Object.fromEntries(entries.filter(([name]) => names.includes(name))),
    practice: Object.fromEntries(entries.filter(([name]) => !names.includes(name))),
  }
  await refuseAllAtOnce(c, typed)
  const [admin, practice] = [check(adminSchema, typed.admin), check(practiceSchema, typed.practice)]
  await setUp(c.env, admin.code, practice, { name: admin.adminName, email: admin.adminEmail, password: admin.password })
  return await enter(c, admin.adminEmail, admin.password, '/')
}

// Whoever sets up reads everything that is to be mended in one go.
async function refuseAllAtOnce(c: Context<Env>, { admin, practice }: Record<'admin' | 'practice', Values>) {
  const { code = '', password = '', adminName: name = '', adminEmail: email = '' } = admin
  const read = [...errorsIn(adminSchema, admin), ...errorsIn(practiceSchema, practice)]
  const faults = await setUpFaults(c.env, { code, password, name, email, practice: practice.name ?? '' })
  const errors = [...read, ...faults.filter(({ path }) => read.every((error) => error.path !== path))]
  if (errors.length > 0) throw new Refused(errors.map(({ message }) => message).join(' '), errors)
}

function errorsIn(schema: z.ZodType, values: Values): readonly FieldError[] {
  try {
    check(schema, values)
    return []
  } catch (error) {
    if (error instanceof Refused) return error.errors
    throw error
  }
}

function show(c: Context<Env>, values: Values, problem?: Problem) {
  const errors: readonly FieldError[] = problem?.errors ?? []
  const facts = { admin: fields(ADMIN, values, errors), practice: practiceFields(values, errors) }
  return page(c, 'users/set-up', { title: 'Set up', problem: problem ?? null, ...facts }, problem?.status)
}
