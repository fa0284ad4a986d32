import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { openTestWorld, type TestWorld } from '../world/world.ts'
import { openBrowser } from './browser.ts'
import { withoutBrowser } from './chromium.ts'
import { type Server, startServer } from './server.ts'

/** A browser in front of the server of a book, for the tests of one file. */
export type Desk = {
  readonly book: TestWorld
  readonly url: string
  /** A visitor of its own, with neither cookies nor pages. */
  sitDown(options?: BrowserContextOptions): Promise<BrowserContext>
}

type Opened = { book: TestWorld; server: Server; browser: Browser | undefined }

/** Fills a book before the tests of this file, serves it with these settings besides, and ends all of it after them. */
export function deskOf(
  fill: (world: TestWorld['world']) => Promise<void>,
  settings: () => Promise<Record<string, string>> = async () => ({}),
): Desk {
  let opened: Opened | undefined
  beforeAll(async () => {
    if (withoutBrowser) return
    const browser = await openBrowser()
    const book = await openTestWorld()
    await fill(book.world)
    opened = { book, browser, server: await startServer({ folder: book.folder, env: await settings() }) }
  }, 60_000)
  afterAll(async () => {
    await opened?.browser?.close()
    await opened?.server.stop()
    await opened?.book.close()
  })
  const desk = () => {
    if (!opened) throw new Error('The desk is not open yet.')
    return opened
  }
  return {
    get book() {
      return desk().book
    },
    get url() {
      return desk().server.url
    },
    async sitDown(options = {}) {
      const { browser } = desk()
      if (!browser) throw new Error('The browser did not start.')
      return await browser.newContext(options)
    },
  }
}
