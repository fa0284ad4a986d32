import { createServer } from 'node:net'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { logIncident } from '../../src/actions/incident/log-incident.ts'
import { lostLaptop } from '../cast/incidents.ts'
import { PASSWORD } from '../cast/practice.ts'
import { barriersOn, browserTest, overflowOf } from '../support/machine/browser.ts'
import { deskOf } from '../support/machine/desk.ts'
import { proofsRunOut } from '../support/world/proofs.ts'
import { settle } from '../support/world/world.ts'
import { signInAs } from './job.ts'

let url: string
let closing: string
const desk = deskOf(
  async (world) => {
    const { officer } = await settle(world)
    closing = `/incidents/${(await logIncident(world, officer, lostLaptop)).id}/close`
  },
  async () => {
    const port = String(await freePort())
    url = `http://localhost:${port}`
    return { PORT: port, BREACHBOOK_URL: url }
  },
)

// The address says which passkeys are meant, and has to be known before the server starts.
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

/** A phone that asks its owner and gets a yes, or finds that it is somebody else. */
async function phoneIn(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  return {
    recognizes: (isUserVerified: boolean) =>
      session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  }
}

browserTest(
  'a passkey is made on the account page, lets its owner in and signs, and nobody whom the device does not know',
  { timeout: 90_000 },
  async () => {
    const context = await desk.sitDown({ viewport: { width: 390, height: 900 } })
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    const phone = await phoneIn(page)
    await signInAs(page, url, 'officer', '/account/passkeys')
    await page.getByLabel('Name of the passkey').fill('My phone')
    const picture = async (name: string) => {
      expect([await overflowOf(page), await barriersOn(page)]).toEqual([[], []])
      if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true })
    }
    await picture('passkey-new')
    await page.getByRole('button', { name: 'Make a passkey' }).click()
    await page.getByText('Your recovery codes, shown only once.').waitFor()
    await picture('passkey-codes')
    await page.getByRole('link', { name: 'I have them' }).click()
    await page.getByText('not used yet').waitFor()

    await context.clearCookies()
    await page.goto(`${url}/sign-in`)
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await picture('passkey-sign-in')
    await phone.recognizes(false)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText('No passkey was used. Try again').waitFor()
    await phone.recognizes(true)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.locator('.account').waitFor()

    await page.goto(`${url}/account/passkeys`)
    await page.getByText('last used').waitFor()
    await picture('passkeys')

    proofsRunOut(desk.book.folder)
    await page.goto(url + closing)
    await page.getByText('It was logged by mistake').click()
    const form = page.locator('form[action$="/close/withdrawal"]')
    await form.getByRole('button', { name: 'Use a passkey' }).click()
    // A form that lacks something asks for that first, and no finger.
    expect(await form.locator('[name="signature"]').inputValue()).toBe('')
    await form.getByLabel('Why was it logged by mistake?').fill('It is another one.')
    await form.getByRole('button', { name: 'Use a passkey' }).click()
    await page.getByRole('heading', { name: /^Withdrawn on/ }).waitFor()
    await context.close()
  },
)

browserTest(
  'without scripts the password lets in, and no button says what cannot be done',
  { timeout: 60_000 },
  async () => {
    const context = await desk.sitDown({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${url}/sign-in`)
    expect(await page.getByRole('button', { name: 'Sign in with a passkey' }).isVisible()).toBe(false)
    await page.getByLabel('E-mail address').fill('staff@harbor.example')
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.locator('.account').waitFor()
    await context.close()
  },
)
