import { OpenAPIHono, type RouteHandler, z } from '@hono/zod-openapi'
import { changePassword, disableUser, enableUser, endSessions } from '../../../access/leaving.ts'
import { changeSite } from '../../../access/site.ts'
import { addUser } from '../../../access/users.ts'
import { changeAccount } from '../../../actions/users/changed-account.ts'
import { Missing, Refused } from '../../../errors.ts'
import { findUser, listUsers } from '../../../storage/users/users.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call } from '../frame/call.ts'
import { paged } from '../frame/paged.ts'
import { listQuery, pageOf } from '../shared/list-schema.ts'
import { newUserSchema, passwordSchema, userChangeSchema, userSchema } from './access-schema.ts'

const params = z.object({ user: z.string() })

const list = call('administer', 'Access', {
  method: 'get',
  path: '/users',
  operationId: 'listUsers',
  summary: 'List users by name',
  request: { query: listQuery(/^[\w-]{1,64}$/, 200) },
  responses: { 200: answers('A page of users.', pageOf(userSchema)) },
})

const add = call('administer', 'Access', {
  method: 'post',
  path: '/users',
  operationId: 'addUser',
  summary: 'Add a user',
  request: { body: body(newUserSchema) },
  responses: { 201: answers('The user. The password is never returned.', userSchema) },
})

const disable = call('administer', 'Access', {
  method: 'delete',
  path: '/users/{user}',
  operationId: 'disableUser',
  summary: 'Disable a user and end all of that user’s sessions',
  request: { params },
  responses: { 204: { description: 'Disabled. The user has no access any more; the log keeps the name.' } },
})

const enable = call('administer', 'Access', {
  method: 'post',
  path: '/users/{user}/readmission',
  operationId: 'enableUser',
  summary: 'Enable a disabled user',
  request: { params },
  responses: { 204: { description: 'Enabled. The user can sign in again.' } },
})

const signOut = call('administer', 'Access', {
  method: 'delete',
  path: '/users/{user}/sessions',
  operationId: 'endSessions',
  summary: 'End all sessions of a user',
  request: { params },
  responses: { 204: { description: 'Ended. The user can sign in again.' } },
})

const changing = call('administer', 'Access', {
  method: 'patch',
  path: '/users/{user}',
  operationId: 'changeUser',
  summary: 'Change a user’s name, e-mail address or role, or the site of somebody of the staff',
  description:
    'With another e-mail address or role, all of that user’s sessions end. The user is told by e-mail where mail is set up. Send a site in a call of its own.',
  request: { params, body: body(userChangeSchema) },
  responses: { 200: answers('The user.', userSchema) },
})

const repassword = call('administer', 'Access', {
  method: 'put',
  path: '/users/{user}/password',
  operationId: 'changePassword',
  summary: 'Set a user’s password and end all of that user’s sessions',
  request: { params, body: body(passwordSchema) },
  responses: { 204: { description: 'Changed. The old password no longer works.' } },
})

/** Users. */
export const users = () =>
  new OpenAPIHono<Env>()
    .openapi(list, onList)
    .openapi(add, onAdd)
    .openapi(disable, onDisable)
    .openapi(enable, onEnable)
    .openapi(signOut, onSignOut)
    .openapi(repassword, onRepassword)
    .openapi(changing, onChanging)

const onList: RouteHandler<typeof list, Env> = async (c) => {
  const { items, next } = paged(await listUsers(c.env.db), c.req.valid('query'), ({ id }) => id)
  return c.json({ items: items.map(userAnswer), next }, 200)
}

const onAdd: RouteHandler<typeof add, Env> = async (c) => {
  const user = c.req.valid('json')
  const { id } = await addUser(c.env, user, whoAsks(c))
  return c.json(userAnswer({ ...user, id, site: null, disabledAt: null }), 201)
}

const onDisable: RouteHandler<typeof disable, Env> = async (c) => {
  await disableUser(c.env, whoAsks(c), c.req.valid('param').user)
  return c.body(null, 204)
}

const onEnable: RouteHandler<typeof enable, Env> = async (c) => {
  await enableUser(c.env, whoAsks(c), c.req.valid('param').user)
  return c.body(null, 204)
}

const onSignOut: RouteHandler<typeof signOut, Env> = async (c) => {
  await endSessions(c.env, whoAsks(c), c.req.valid('param').user)
  return c.body(null, 204)
}

const onRepassword: RouteHandler<typeof repassword, Env> = async (c) => {
  await changePassword(c.env, whoAsks(c), c.req.valid('param').user, c.req.valid('json').password)
  return c.body(null, 204)
}

const onChanging: RouteHandler<typeof changing, Env> = async (c) => {
  const { user } = c.req.valid('param')
  const { site, ...account } = c.req.valid('json')
  if (site === undefined) await changeAccount(c.env, whoAsks(c), user, account)
  else if (Object.keys(account).length > 0) throw new Refused('Send the site in a call of its own.')
  else await changeSite(c.env, whoAsks(c), user, site)
  const found = await findUser(c.env.db, user)
  if (!found) throw new Missing('User not found.')
  return c.json(userAnswer(found), 200)
}

type User = z.output<typeof userSchema>

function userAnswer({ id, name, email, role, site, disabledAt }: User): User {
  return { id, name, email, role, site, disabledAt }
}
