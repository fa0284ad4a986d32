import type { Handler } from 'hono'
import { Missing } from '../../errors.ts'
import type { Env } from './env.ts'

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

/** Our own styles, scripts and fonts. */
export const assets: Handler<Env, '/assets/:file'> = (c) => {
  const file = c.req.param('file')
  const content = ownOf(c.env.assets, file) ?? ownOf(c.env.fonts, file)
  if (content === undefined) throw new Missing('File not found.')
  return c.body(content, 200, {
    'Content-Type': TYPES[file.split('.').at(-1) ?? ''] ?? 'text/plain',
    'Cache-Control': 'public, max-age=3600',
  })
}

function ownOf<T>(all: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(all, name) ? all[name] : undefined
}
