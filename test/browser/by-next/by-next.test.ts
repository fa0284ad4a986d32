import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { browserTest, openBrowser } from '../../support/machine/browser.ts'
import { withoutBrowser } from '../../support/machine/chromium.ts'
import { makeFolder } from '../../support/machine/folder.ts'
import { type Server, startServer } from '../../support/machine/server.ts'
import { openTestWorld, settle } from '../../support/world/world.ts'
import { signInAs } from '../job.ts'
import { followNext } from './follow.ts'

let server: Server
let browser: Browser | undefined

beforeAll(async () => {
  if (withoutBrowser) return
  browser = await openBrowser()
  const book = await openTestWorld()
  await settle(book.world)
  await book.world.backend.close()
  server = await startServer({ folder: book.folder })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const STORIES = [
  { title: 'A posted photo', kind: 'photo_without_authorization', people: 1, states: ['MA'] },
  { title: 'A phished mailbox', kind: 'phishing', people: 487, states: ['TX', 'TX', 'TX', 'CO', 'MA'] },
  {
    title: 'Ransomware at the booking vendor',
    kind: 'ransomware',
    people: 1200,
    states: ['TX', 'CO', 'MA', 'CA', 'NY', 'FL', 'WA', 'IL', 'NH', 'OR'],
  },
]

// One that has letters, offices and a report with them; STORIES=all walks the others too.
const WALKED = process.env.STORIES === 'all' ? STORIES : STORIES.filter(({ kind }) => kind === 'phishing')

describe('following nothing but “next”', () => {
  browserTest.each(WALKED)('$title with $people affected comes to its end', { timeout: 300_000 }, async (story) => {
    const [officer, second] = [await seat(), await seat()]
    const page = await officer.newPage()
    await signInAs(page, server.url, 'officer', '/incidents/new')
    await signInAs(await second.newPage(), server.url, 'admin', '/')
    await page.getByLabel('What happened, in a few words').fill(story.title)
    await page.getByLabel('Kind of incident').selectOption(story.kind)
    await page.getByLabel('Discovery date').fill(new Date().toISOString().slice(0, 10))
    await page.getByRole('button', { name: 'Log the incident' }).click()
    await page.getByRole('heading', { name: story.title }).waitFor()
    const effort = await followNext({ officer, second }, page.url(), rosterOf(story))
    expect(effort.sentences.at(-1)).toMatch(/^Closed on/)
    if (process.env.EFFORT) console.info(story.title, effort)
    await Promise.all([officer.close(), second.close()])
  })
})

// Nothing is loaded but the pages themselves: how they look is looked at elsewhere.
async function seat(): Promise<BrowserContext> {
  const context = await browser!.newContext({ javaScriptEnabled: false })
  context.setDefaultTimeout(20_000)
  await context.route('**/assets/**', (route) => route.abort())
  return context
}

const PLACES: Record<string, string> = {
  MA: 'Boston,MA,02110',
  TX: 'Austin,TX,78701',
  CO: 'Denver,CO,80202',
  CA: 'Fresno,CA,93701',
  NY: 'Albany,NY,12207',
  FL: 'Tampa,FL,33602',
  WA: 'Tacoma,WA,98402',
  IL: 'Peoria,IL,61602',
  NH: 'Keene,NH,03431',
  OR: 'Salem,OR,97301',
}

function rosterOf({ people, states }: { people: number; states: readonly string[] }): string {
  const rows = Array.from({ length: people }, (_, at) => {
    const birth = new Date(Date.UTC(1935, 0, 1 + ((at * 7919) % 24_000))).toISOString().slice(0, 10)
    return `R-${at},${nameOf(at * 31)},${nameOf(at * 7919)},${birth},${at + 1} Elm St,${PLACES[states[at % states.length]!]}`
  })
  const file = join(makeFolder(), 'patients.csv')
  writeFileSync(file, ['MRN,First Name,Last Name,DOB,Address,City,State,ZIP', ...rows, ''].join('\n'))
  return file
}

const SYLLABLES = 'ba,co,du,fe,gi,ha,ko,lu,ma,ne,pi,ro,sa,te,vi,wo,za'.split(',')

function nameOf(number: number): string {
  const at = (place: number) => SYLLABLES[Math.floor(number / 17 ** place) % 17]!
  const name = [at(0), at(1), at(2), at(3)].join('')
  return name[0]!.toUpperCase() + name.slice(1)
}
