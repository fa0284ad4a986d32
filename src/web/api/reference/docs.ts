import type { Handler } from 'hono'
import type { Env } from '../../shell/env.ts'
import { page } from '../../shell/page.ts'
import type { Document } from './document.ts'
import { referenceOf } from './reference.ts'

/** The reference page: every call, for people to read. */
export function docs(document: () => Document): Handler<Env> {
  return (c) => page(c, 'frame/api-docs', { title: 'API reference', url: c.env.url, ...referenceOf(document()) })
}
