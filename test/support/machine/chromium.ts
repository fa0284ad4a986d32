import { existsSync } from 'node:fs'
import { ALL_TESTS } from './all-tests.ts'

// Without a window first: it takes a quarter less of the processor.
const USUAL_PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Where Chromium is on this machine, as `CHROMIUM` says or in its usual places; undefined: there is none. */
export const CHROMIUM = process.env.CHROMIUM || USUAL_PLACES.find(existsSync)

/** Whether tests that need a browser are left out. */
export const withoutBrowser = !ALL_TESTS && CHROMIUM === undefined
