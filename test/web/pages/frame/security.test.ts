import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../../../src/web/app.ts'
import { mailboxWords } from '../../../cast/words.ts'
import { expectRefusal } from '../../../support/world/pages.ts'
import { type Clinic, entriesIn, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
]

describe('every answer', () => {
  const pages = [
    '/',
    '/incidents/new',
    '~',
    '~/edit',
    '~/duties',
    '~/steps',
    '~/people',
    '~/letter',
    '~/timeline',
    '/log',
    '/settings',
    '/sign-in',
    '/api/docs',
    '/nowhere',
  ]

  test.each([
    ...pages,
    '/assets/app.css',
    '/assets/app.js',
    '/assets/icon.svg',
    '/healthz',
    '/api/openapi.json',
    '/api/incidents',
  ])('%s carries the headers that keep others out', async (path) => {
    const { headers } = await clinic.as('admin', path)
    const policy = headers.get('Content-Security-Policy') ?? ''
    for (const rule of POLICY) expect(policy).toContain(rule)
    expect(policy).not.toMatch(/unsafe|https?:|\*|data:/)
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('X-Frame-Options')).toBe('SAMEORIGIN')
    expect(headers.get('Referrer-Policy')).toBe('same-origin')
    expect(headers.get('X-Powered-By')).toBeNull()
  })

  test.each(pages)('%s is kept by no cache, and asks nothing of another server', async (path) => {
    const answer = await clinic.as('admin', path)
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    const html = await answer.text()
    // A link that somebody follows asks nothing until then, and tells the other server not where it stood.
    const loaded = html.replaceAll(/<a href="https:[^"]*" rel="noreferrer">/g, '')
    expect(loaded).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\//)
    expect(html).not.toMatch(/<(?:style|script)>|\sstyle="|\son\w+="/)
  })

  test('a letter and the print of all letters carry them too', async () => {
    await clinic.as('officer', '~/letter', mailboxWords)
    for (const answer of [
      await clinic.as('officer', `~/people/${clinic.person}/letter`),
      await clinic.as('officer', '~/letters/print', {}),
    ]) {
      expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
      expect(answer.headers.get('Cache-Control')).toBe('no-store')
      expect(await answer.text()).not.toMatch(/<style>|\sstyle="/)
    }
  })
})

describe('a form that another site sends', () => {
  const app = createApp()
  const from = (origin: string | null, path: string) => {
    const headers = new Headers({ Cookie: clinic.cookies.admin, 'Content-Type': 'application/x-www-form-urlencoded' })
    if (origin !== null) headers.set('Origin', origin)
    const body = new URLSearchParams({ name: 'Dashboard', role: 'admin' })
    const request = new Request(new URL(path, clinic.world.config.url), { method: 'POST', headers, body })
    return Promise.resolve(app.fetch(request, { ...clinic.world, address: '127.0.0.1' }))
  }

  test.each(['https://evil.example', 'http://127.0.0.1:9', 'null', null])(
    'with the origin %s is refused, and does nothing',
    async (origin) => {
      for (const path of ['/incidents', '/settings/keys', '/log/export', `/incidents/${clinic.id}/edit`, '/sign-out']) {
        const before = await entriesIn(clinic)
        await expectRefusal(
          await from(origin, path),
          403,
          /This form did not come from our own page\. Reload the page and try again/,
        )
        expect(await entriesIn(clinic)).toBe(before)
      }
    },
  )

  test('from our own page it counts', async () => {
    expect((await from(new URL(clinic.world.config.url).origin, '/settings/keys')).status).toBe(200)
  })
})
