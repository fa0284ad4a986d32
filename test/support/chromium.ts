import { existsSync } from 'node:fs'

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Where Chromium is on this machine, as `CHROMIUM` says or in its usual places; undefined: there is none. */
export const CHROMIUM = process.env.CHROMIUM || USUAL_PLACES.find(existsSync)

/** Whether tests that need a browser are left out: never under CI, where it is a failure that there is none. */
export const withoutBrowser = CHROMIUM === undefined && !process.env.CI
