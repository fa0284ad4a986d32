import type { Handler } from 'hono'
import { Missing } from '../../../errors.ts'
import type { Env } from '../../shell/env.ts'
import { page } from '../../shell/page.ts'
import type { Document } from './document.ts'
import { referenceOf } from './reference.ts'

/** The reference, for people to read: its topics with their calls. */
export function docs(document: () => Document): Handler<Env> {
  return (c) => page(c, 'frame/api-docs', { title: 'API reference', url: c.env.url, groups: referenceOf(document()) })
}

/** One topic of the reference: each call, and the schemas it takes or answers. */
export function docsOfTopic(document: () => Document): Handler<Env> {
  return (c) => {
    const asked = c.req.param('topic')?.toLowerCase()
    const group = referenceOf(document()).find(({ name }) => name.toLowerCase() === asked)
    if (!group) throw new Missing('The API reference has no such topic. /api/docs lists them.')
    return page(c, 'frame/api-topic', { title: `API: ${group.name}`, url: c.env.url, group })
  }
}
