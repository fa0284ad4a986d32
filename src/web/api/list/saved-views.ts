import { OpenAPIHono, z } from '@hono/zod-openapi'
import { deleteView, renameView, savedViewsOf, saveView } from '../../../actions/list/saved-views.ts'
import type { SavedView } from '../../../storage/list/saved-views.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call } from '../frame/call.ts'
import { askedBy } from './list-filter-schema.ts'
import { newViewSchema, savedViewSchema, savedViewsSchema, viewName } from './saved-view-schema.ts'

const id = z.object({ view: z.string().openapi({ description: 'The id of the view.' }) })

const list = call('read', 'Incidents', {
  method: 'get',
  path: '/saved-views',
  operationId: 'listSavedViews',
  summary: 'List your saved views of the list of incidents',
  description: 'Each person has views of his or her own. Send a view’s filter to the list, or to the export.',
  responses: { 200: answers('The views, the first saved first.', savedViewsSchema) },
})

const save = call('read', 'Incidents', {
  method: 'post',
  path: '/saved-views',
  operationId: 'saveView',
  summary: 'Save a filter of the list of incidents under a name',
  request: { body: body(newViewSchema) },
  responses: { 201: answers('The view.', savedViewSchema) },
})

const rename = call('read', 'Incidents', {
  method: 'patch',
  path: '/saved-views/{view}',
  operationId: 'renameView',
  summary: 'Rename a saved view',
  request: { params: id, body: body(viewName) },
  responses: { 200: answers('The view.', savedViewSchema) },
})

const remove = call('read', 'Incidents', {
  method: 'delete',
  path: '/saved-views/{view}',
  operationId: 'deleteView',
  summary: 'Delete a saved view',
  request: { params: id },
  responses: { 204: { description: 'Deleted.' } },
})

/** The views of the list that somebody saved. */
export const savedViews = () =>
  new OpenAPIHono<Env>()
    .openapi(list, async (c) => c.json({ views: (await savedViewsOf(c.env, whoAsks(c))).map(viewAnswer) }, 200))
    .openapi(save, async (c) => {
      const { name, filter } = c.req.valid('json')
      return c.json(viewAnswer(await saveView(c.env, whoAsks(c), { name, filter: askedBy(filter) })), 201)
    })
    .openapi(rename, async (c) => {
      const { name } = c.req.valid('json')
      return c.json(viewAnswer(await renameView(c.env, whoAsks(c), c.req.valid('param').view, name)), 200)
    })
    .openapi(remove, async (c) => {
      await deleteView(c.env, whoAsks(c), c.req.valid('param').view)
      return c.body(null, 204)
    })

function viewAnswer({
  id,
  name,
  savedAt,
  filter: { words: q, ...filter },
}: SavedView): z.output<typeof savedViewSchema> {
  return { id, name, filter: { ...filter, ...(q !== undefined && { q }) }, savedAt }
}
