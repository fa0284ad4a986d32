import { OpenAPIHono, type RouteHandler, z } from '@hono/zod-openapi'
import { practiceOf } from '../../../actions/book/practice.ts'
import { changeLogo, PICTURE_LIMIT, removeLogo, theLogo } from '../../../actions/practice/logo.ts'
import { Missing } from '../../../errors.ts'
import { bytesUpTo } from '../../shell/answers/bytes-up-to.ts'
import { picture } from '../../shell/answers/picture.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, call, problem } from '../frame/call.ts'
import { logoSchema } from './practice-schema.ts'

const BINARY = { schema: z.string().openapi({ format: 'binary' }) }
const PICTURES = { 'image/png': BINARY, 'image/jpeg': BINARY }

const read = call('read', 'Practice', {
  method: 'get',
  path: '/practice/logo',
  operationId: 'readLogo',
  summary: 'Get the logo that letters show',
  responses: { 200: { description: 'The picture.', content: PICTURES }, 404: problem('There is no logo.') },
})

const change = call('administer', 'Practice', {
  method: 'put',
  path: '/practice/logo',
  operationId: 'changeLogo',
  summary: 'Set the logo that letters show (PNG or JPEG, up to 1 MB)',
  description:
    'The picture alone is kept, encrypted: what the file says besides is dropped. It is known by its content, whatever the type says; an SVG is refused. Letters that went keep the logo they had, and letters approved before need a new approval.',
  request: { body: { required: true, content: PICTURES } },
  responses: { 200: answers('The logo.', logoSchema) },
})

const remove = call('administer', 'Practice', {
  method: 'delete',
  path: '/practice/logo',
  operationId: 'removeLogo',
  summary: 'Remove the logo',
  responses: { 204: { description: 'Letters show no logo.' }, 404: problem('There is no logo.') },
})

/** The logo at the head of letters. */
export const logo = () =>
  new OpenAPIHono<Env>()
    .openapi(read, onRead)
    .openapi(change, onChange)
    .openapi(remove, async (c) => {
      await removeLogo(c.env, whoAsks(c))
      return c.body(null, 204)
    })

const onRead: RouteHandler<typeof read, Env> = async (c) => {
  const chosen = (await practiceOf(c.env))?.logo
  if (!chosen) throw new Missing('There is no logo.')
  return picture(await theLogo(c.env, chosen.id))
}

const onChange: RouteHandler<typeof change, Env> = async (c) => {
  const sent = c.req.raw.body ?? ReadableStream.from([])
  const bytes = await bytesUpTo(sent, PICTURE_LIMIT, 'The picture is larger than 1 MB. Save it smaller.')
  const { id, width, height } = await changeLogo(c.env, whoAsks(c), bytes)
  return c.json({ id, width, height }, 200)
}
