import { expect } from 'vitest'
import { headcountOf } from '../../src/actions/count/headcount.ts'
import { openIncident } from '../../src/actions/incident/open-incident.ts'
import { browserTest } from '../support/machine/browser.ts'
import { deskOf } from '../support/machine/desk.ts'
import { openMailbox } from '../support/mail/mailed.ts'
import { settle } from '../support/world/world.ts'
import { signInAs } from './job.ts'

// Namesakes born a day apart, and somebody whose letters can be sent.
const ROSTER = `First,Last,DOB,Address,City,State,Zip
Wanda,Kowalczyk,1961-02-03,1 Elm St,Salem,MA,01970
Li,Wang,1980-03-14,,Boston,,
Li,Wang,1980-03-15,,Boston,,
`

let incident: string
const desk = deskOf(async (world) => {
  delete world.paper
  incident = await openMailbox(world, await settle(world), ROSTER)
})

browserTest('a pair in doubt is decided by one key, and by none that decides what nobody read', async () => {
  const context = await desk.sitDown({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await signInAs(page, desk.url, 'officer', `/incidents/${incident}/review?pair=001-0000002.001-0000003`)
  await page.getByRole('heading', { name: 'Counted as two people. Is that right?' }).waitFor()
  const { left, right } = await page
    .locator('.subs [aria-current]')
    .first()
    .evaluate((tab) => tab.getBoundingClientRect())
  expect([left >= 0, right <= 390], 'the open tab is in sight').toEqual([true, true])

  await page.keyboard.press('Enter')
  await page.keyboard.press('Space')
  await page.waitForTimeout(300)
  expect(await headcountOf(await openIncident(desk.book.world, incident))).toMatchObject({
    people: 3,
    atLeast: 2,
    atMost: 3,
  })

  await page.keyboard.press('d')
  await page.getByRole('heading', { name: 'No pairs to review' }).waitFor()
  expect(await headcountOf(await openIncident(desk.book.world, incident))).toMatchObject({
    people: 3,
    atLeast: 3,
    atMost: 3,
  })
})
