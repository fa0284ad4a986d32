import { expect } from 'vitest'
import { headcountOf } from '../../src/actions/count/headcount.ts'
import { openIncident } from '../../src/actions/incident/open-incident.ts'
import { tables } from '../../src/storage/core/database.ts'
import { browserTest } from '../support/machine/browser.ts'
import { deskOf } from '../support/machine/desk.ts'
import { mailLetters, openMailbox, rosterOf } from '../support/mail/mailed.ts'
import { settle } from '../support/world/world.ts'
import { signInAs } from './job.ts'

// A hundred say no more than some; ENVELOPES=50 works through a real stack.
const ENVELOPES = Number(process.env.ENVELOPES ?? 15)

let incident: string
let letters: string[]
const desk = deskOf(async (world) => {
  // Nothing is set on paper here: that takes longest.
  delete world.paper
  const people = await settle(world)
  incident = await openMailbox(world, people, rosterOf(ENVELOPES))
  letters = await mailLetters(world, people.officer, incident)
})

browserTest('a stack of envelopes is worked with a scanner and the keyboard alone', { timeout: 60_000 }, async () => {
  const page = await (await desk.sitDown()).newPage()
  await signInAs(page, desk.url, 'staff', '/returned')
  await page.getByRole('heading', { name: 'Returned mail' }).waitFor()

  await page.keyboard.press('Tab')
  await page.keyboard.type('Not known')
  await page.keyboard.press('Shift+Tab')
  for (const letter of letters) {
    await page.keyboard.type(letter)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: letter, exact: true }).waitFor()
    await page.locator('#reference:focus').waitFor()
  }
  await page.keyboard.type(letters[0] ?? '')
  await page.keyboard.press('Enter')
  await page.getByText('Already scanned. Not counted twice.').waitFor()

  expect(await headcountOf(await openIncident(desk.book.world, incident))).toMatchObject({ unreachable: ENVELOPES })
  const reasons = await tables(desk.book.world.db).selectFrom('letters').select('reason').distinct().execute()
  expect(reasons).toEqual([{ reason: 'not_known' }])
})
