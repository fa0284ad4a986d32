import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { expect } from 'vitest'
import { createApp } from '../../src/web/app.ts'
import { browserTest, openBrowser } from '../support/machine/browser.ts'
import { makeFolder } from '../support/machine/folder.ts'
import { openTestWorld, settle, signInAs } from '../support/world/world.ts'

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 50"><style>.a{fill:#146}</style>
<script>fetch('https://elsewhere.example/')</script><image href="https://elsewhere.example/x.png" width="9" height="9"/>
<rect class="a" width="200" height="50"/><circle cx="30" cy="25" r="15" style="fill:#fff"/></svg>`

browserTest('an SVG is drawn in the browser, where nothing in it runs or loads, and comes as a PNG', async () => {
  const { world, close } = await openTestWorld()
  await settle(world)
  const cookie = await signInAs(world, 'admin@harbor.example')
  const app = createApp()
  const server = serve({ fetch: (request) => app.fetch(request, { ...world, address: '127.0.0.1' }), port: 0 })
  await new Promise((ready) => server.once('listening', ready))
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const path = join(makeFolder(), 'logo.svg')
  writeFileSync(path, SVG)
  const browser = await openBrowser()
  const page = await browser?.newPage()
  if (!page) throw new Error('The browser did not start.')
  const asked = new Set<string>()
  page.on('request', (request) => asked.add(new URL(request.url()).host))
  const [name = '', value = ''] = cookie.split(';')[0]?.split('=') ?? []
  await page.context().addCookies([{ name, value, domain: '127.0.0.1', path: '/' }])
  await page.goto(`http://127.0.0.1:${port}/settings`)
  await page.setInputFiles('#logo-file', path)
  const kind = () => page.evaluate<string>(`document.querySelector('#logo-file').files[0].type`)
  await expect.poll(kind).toBe('image/png')
  await page.click('form[action="/settings/logo"] button')
  await page.waitForSelector('img.logo')
  const [width, height] = await page.evaluate<number[]>(
    `(() => { const { naturalWidth, naturalHeight } = document.querySelector('img.logo'); return [naturalWidth, naturalHeight] })()`,
  )
  expect([width, height]).toEqual([1200, 300])
  expect([...asked].filter((host) => host !== '' && host !== `127.0.0.1:${port}`)).toEqual([])
  await browser?.close()
  server.close()
  await close()
})
