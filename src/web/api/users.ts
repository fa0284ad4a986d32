import { OpenAPIHono } from '@hono/zod-openapi'
import { addUser, listUsers } from '../../access/users.ts'
import type { Env } from '../env.ts'
import { newUserSchema, userSchema } from '../schemas/access.ts'
import { pageOf } from '../schemas/list.ts'
import { whoAsks } from '../who.ts'
import { answers, body, call } from './call.ts'

const list = call('administer', 'Access', {
  method: 'get',
  path: '/users',
  operationId: 'listUsers',
  summary: 'Everybody who can sign in, by name',
  responses: { 200: answers('All of them on one page.', pageOf(userSchema)) },
})

const add = call('administer', 'Access', {
  method: 'post',
  path: '/users',
  operationId: 'addUser',
  summary: 'Add somebody who can sign in',
  request: { body: body(newUserSchema) },
  responses: { 201: answers('The person; the password is told to nobody.', userSchema) },
})

/** The people who sign in. */
export const users = () =>
  new OpenAPIHono<Env>()
    .openapi(list, async (c) => c.json({ items: await listUsers(c.env.db), next: null }, 200))
    .openapi(add, async (c) => {
      const { password, ...user } = c.req.valid('json')
      const { id } = await addUser(c.env, { ...user, password }, whoAsks(c))
      return c.json({ id, ...user }, 201)
    })
