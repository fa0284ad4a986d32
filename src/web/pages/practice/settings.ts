import { type Context, Hono } from 'hono'
import { changePassword, disableUser, enableUser, endSessions } from '../../../access/leaving.ts'
import { changeSite } from '../../../access/site.ts'
import { addUser } from '../../../access/users.ts'
import { usersOf } from '../../../actions/book/names.ts'
import { practiceOf } from '../../../actions/book/practice.ts'
import { mailStanding } from '../../../actions/practice/mail-standing.ts'
import { changePractice } from '../../../actions/practice/practice.ts'
import { changeAccount } from '../../../actions/users/changed-account.ts'
import { addKey, revokeKey } from '../../../actions/users/keys.ts'
import { listKeys } from '../../../storage/users/keys.ts'
import { practiceSchema } from '../../api/practice/practice-schema.ts'
import { newKeySchema, newUserSchema, userChangeSchema } from '../../api/users/access-schema.ts'
import type { Env } from '../../shell/env.ts'
import { fields } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { isOwnPath } from '../../shell/own-path.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { accountFields, keyFields, keyLine, USER } from './access-fields.ts'
import { envelopeFields } from './envelope-fields.ts'
import { practiceFields, practiceValues } from './practice-fields.ts'

// A page shows the whole account: a name or an address that is gone was not left out.
const accountSchema = userChangeSchema.required({ name: true, email: true })

/** The practice, its users, and API keys. */
export const settings = new Hono<Env>()
  .get('/settings', allow('administer'), (c) => show(c, { back: c.req.query('back') ?? '' }))
  .post(
    '/settings/practice',
    allow('administer'),
    saved('practice', (c, values) => changePractice(c.env, whoAsks(c), check(practiceSchema, values))),
  )
  .post(
    '/settings/users',
    allow('administer'),
    saved('user', (c, values) => addUser(c.env, check(newUserSchema, values), whoAsks(c))),
  )
  .post(
    '/settings/users/:user/closing',
    allow('administer'),
    saved('user', (c) => disableUser(c.env, whoAsks(c), c.req.param('user') ?? '')),
  )
  .post(
    '/settings/users/:user/readmission',
    allow('administer'),
    saved('user', (c) => enableUser(c.env, whoAsks(c), c.req.param('user') ?? '')),
  )
  .post(
    '/settings/users/:user/sessions/end',
    allow('administer'),
    saved('user', (c) => endSessions(c.env, whoAsks(c), c.req.param('user') ?? '')),
  )
  .post(
    '/settings/users/:user/account',
    allow('administer'),
    saved('account', (c, values) =>
      changeAccount(c.env, whoAsks(c), c.req.param('user') ?? '', check(accountSchema, values)),
    ),
  )
  .post(
    '/settings/users/:user/site',
    allow('administer'),
    saved('user', (c, { site = '' }) => changeSite(c.env, whoAsks(c), c.req.param('user') ?? '', site)),
  )
  .post(
    '/settings/users/:user/password',
    allow('administer'),
    saved('user', (c, { password = '' }) => changePassword(c.env, whoAsks(c), c.req.param('user') ?? '', password)),
  )
  .post('/settings/keys', allow('administer'), (c) =>
    answerForm(c, {
      act: async (values) => show(c, { secret: (await addKey(c.env, whoAsks(c), check(newKeySchema, values))).secret }),
      again: (values, problem) => show(c, { form: 'key', values }, problem),
    }),
  )
  .post(
    '/settings/keys/:key/revocation',
    allow('administer'),
    saved('key', (c) => revokeKey(c.env, whoAsks(c), c.req.param('key') ?? '')),
  )

type Form = 'practice' | 'user' | 'account' | 'key'
type Shown = { form?: Form; values?: Values; secret?: string; back?: string }

function saved(form: Form, act: (c: Context<Env>, values: Values) => Promise<unknown>) {
  return (c: Context<Env>) =>
    answerForm(c, {
      async act({ back = '', ...values }) {
        await act(c, values)
        return c.redirect(isOwnPath(back) ? back : '/settings', 303)
      },
      again: ({ password: _, back = '', ...values }, problem) => show(c, { form, values, back }, problem),
    })
}

/** The settings as they are saved, with what needs fixing. */
export async function showSettings(c: Context<Env>, problem: Problem) {
  return await show(c, {}, problem)
}

async function show(c: Context<Env>, { form, values = {}, secret, back = '' }: Shown, problem?: Problem) {
  const typed = (name: Shown['form'], stored: Values) =>
    form === name ? ([values, problem?.errors] as const) : ([stored, []] as const)
  const [practice, users] = await Promise.all([practiceOf(c.env), usersOf(c.env)])
  const written = typed('practice', practice ? practiceValues(practice) : {})
  const facts = {
    practice: practiceFields(...written),
    envelope: envelopeFields(...written),
    user: fields(USER, ...typed('user', { role: 'officer' }), 'user-'),
    key: fields(keyFields(users), ...typed('key', { role: 'auditor' }), 'key-'),
    logo: practice?.logo ? { ...practice.logo, alt: practice.name } : null,
    logoError: problem?.errors?.find(({ path }) => path === 'logo')?.message ?? null,
    users: users.map((user) => {
      const self = user.id === whoAsks(c).id
      const isOpen = form === 'account' && user.id === c.req.param('user')
      const { name, email, role } = user
      const [now, errors] = isOpen ? typed('account', {}) : [{ name, email, role }, []]
      return { ...user, self, isOpen, account: fields(accountFields(self), now, errors, `account-${user.id}-`) }
    }),
    keys: (await listKeys(c.env.db)).map((key) => keyLine(key, users, c.env.now())),
    mail: await mailStanding(c.env),
    secret: secret ?? null,
    back: isOwnPath(back) ? back : null,
    problem: problem ?? null,
  }
  return await page(c, 'practice/settings', { title: 'Settings', section: 'settings', ...facts }, problem?.status)
}
