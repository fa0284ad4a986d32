import type { Context, MiddlewareHandler } from 'hono'
import { csrf } from 'hono/csrf'
import { secureHeaders } from 'hono/secure-headers'
import type { Env } from './env.ts'

/** Pages load nothing from other servers, no other site frames them, and links out send no referrer. */
export const securityHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    // An SVG of one's own is drawn before it is sent (app.js): only scripts of ours make such an address.
    imgSrc: ["'self'", 'blob:'],
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

/** Keeps pages about incidents out of every cache, the browser's and any proxy's. */
export const uncached: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store')
  if (c.env.url.startsWith('https:')) c.res.headers.set('Strict-Transport-Security', 'max-age=31536000')
}

const ownForms: MiddlewareHandler<Env> = csrf({
  origin: (origin, c) => origin === new URL(c.req.url).origin || origin === new URL(c.env.url).origin,
})

/** Accepts forms only from our own pages (CSRF). A caller with a key is not a browser, and exempt. */
export const ownFormsOnly: MiddlewareHandler<Env> = (c, next) => (isKeyHolder(c) ? next() : ownForms(c, next))

function isKeyHolder(c: Context<Env>): boolean {
  return /^Bearer\s/i.test(c.req.header('Authorization') ?? '')
}
