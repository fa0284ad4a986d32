import type { Handler } from 'hono'
import { Missing } from '../../errors.ts'
import type { Env } from './env.ts'

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

/** Our own styles and scripts. Pages link them with a digest of their content in the name. */
export const assets: Handler<Env, '/assets/:file'> = (c) => {
  const file = c.req.param('file')
  const content = Object.hasOwn(c.env.assets, file) ? c.env.assets[file] : undefined
  if (content === undefined) throw new Missing('File not found.')
  return c.body(content, 200, {
    'Content-Type': TYPES[file.split('.').at(-1) ?? ''] ?? 'text/plain',
    'Cache-Control': 'public, max-age=3600',
  })
}
