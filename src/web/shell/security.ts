import type { Context, MiddlewareHandler } from 'hono'
import { csrf } from 'hono/csrf'
import { secureHeaders } from 'hono/secure-headers'
import type { Env } from './env.ts'

/** Nothing is loaded from anywhere but this server; nobody frames our pages; no page says where it came from. */
export const securityHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    frameSrc: ["'self'"],
    frameAncestors: ["'self'"],
    baseUri: ["'none'"],
  },
  xFrameOptions: 'SAMEORIGIN',
  referrerPolicy: 'same-origin',
  permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  strictTransportSecurity: false,
})

/** Pages about incidents are nobody's to keep: not the browser's cache, not a proxy's. */
export const uncached: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store')
  if (c.env.url.startsWith('https:')) c.res.headers.set('Strict-Transport-Security', 'max-age=31536000')
}

const ownForms: MiddlewareHandler<Env> = csrf({
  origin: (origin, c) => origin === new URL(c.req.url).origin || origin === new URL(c.env.url).origin,
})

/** A form counts only if it was sent from our own pages. Who shows a key is no browser that was led astray. */
export const ownFormsOnly: MiddlewareHandler<Env> = (c, next) => (isKeyHolder(c) ? next() : ownForms(c, next))

function isKeyHolder(c: Context<Env>): boolean {
  return /^Bearer\s/i.test(c.req.header('Authorization') ?? '')
}
