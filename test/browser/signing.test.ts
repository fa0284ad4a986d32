import { expect } from 'vitest'
import { logIncident } from '../../src/actions/incident/log-incident.ts'
import { lostLaptop } from '../cast/incidents.ts'
import { PASSWORD } from '../cast/practice.ts'
import { barriersOn, browserTest, overflowOf } from '../support/machine/browser.ts'
import { deskOf } from '../support/machine/desk.ts'
import { proofsRunOut } from '../support/world/proofs.ts'
import { settle } from '../support/world/world.ts'
import { signInAs } from './job.ts'

const WHY = 'The front desk logged it twice.'

let path: string
const desk = deskOf(async (world) => {
  const { officer } = await settle(world)
  path = `/incidents/${(await logIncident(world, officer, lostLaptop)).id}/close`
})

browserTest(
  'whoever signs on a phone, without scripts too, gives the password again, and loses nothing by a wrong one',
  { timeout: 60_000 },
  async () => {
    for (const javaScriptEnabled of [true, false]) {
      const context = await desk.sitDown({ javaScriptEnabled, viewport: { width: 390, height: 900 } })
      const page = await context.newPage()
      page.setDefaultTimeout(10_000)
      await signInAs(page, desk.url, 'officer', path)
      await page.getByRole('heading', { name: /Not finished yet/ }).waitFor()
      proofsRunOut(desk.book.folder)
      await page.goto(desk.url + path)
      await page.getByText('It was logged by mistake').click()
      const form = page.locator('form[action$="/close/withdrawal"]')
      // Who has no passkey is offered none; without scripts nobody is.
      await page.waitForLoadState('networkidle')
      expect(await page.getByRole('button', { name: 'Use a passkey' }).count()).toBe(0)
      await form.getByLabel('Why was it logged by mistake?').fill(WHY)
      await form.getByLabel('Your password').fill('not the password at all')
      await form.getByRole('button', { name: 'Withdraw' }).click()
      await page.getByRole('link', { name: /Your password/ }).waitFor()
      expect(await form.getByLabel('Why was it logged by mistake?').inputValue()).toBe(WHY)
      expect(await form.getByLabel('Your password').inputValue()).toBe('')
      if (javaScriptEnabled) expect([await overflowOf(page), await barriersOn(page)]).toEqual([[], []])
      if (process.env.PICTURES && javaScriptEnabled)
        await page.screenshot({ path: `${process.env.PICTURES}/signing.png`, fullPage: true })
      await form.getByLabel('Your password').fill(PASSWORD)
      await form.getByRole('button', { name: 'Withdraw' }).click()
      await page.getByRole('heading', { name: /^Withdrawn on/ }).waitFor()
      await page.getByText('Reopen this incident').click()
      await page.getByLabel(/Why/).fill('It was none.')
      await page.getByRole('button', { name: 'Reopen', exact: true }).click()
      await page.getByRole('heading', { name: /Not finished yet/ }).waitFor()
      await page.getByText('It was logged by mistake').click()
      await form.getByText('It is not asked for again.').waitFor()
      await context.close()
    }
  },
)
