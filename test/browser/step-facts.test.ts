import { expect } from 'vitest'
import { logIncident } from '../../src/actions/incident/log-incident.ts'
import { phishedMailbox } from '../cast/incidents.ts'
import { browserTest } from '../support/machine/browser.ts'
import { deskOf } from '../support/machine/desk.ts'
import { settle } from '../support/world/world.ts'
import { signInAs } from './job.ts'

let officer: Awaited<ReturnType<typeof settle>>['officer']
const desk = deskOf(async (world) => {
  officer = (await settle(world)).officer
})

for (const javaScriptEnabled of [true, false])
  browserTest(
    `on a phone, what is typed under Enter the facts is kept by Mark done, and what was saved is in view, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`,
    { timeout: 60_000 },
    async () => {
      const { id } = await logIncident(desk.book.world, officer, phishedMailbox)
      const context = await desk.sitDown({ javaScriptEnabled, viewport: { width: 390, height: 700 } })
      const page = await context.newPage()
      await signInAs(page, desk.url, 'officer', '/')
      await page.getByText('legal deadlines within a week').first().waitFor()
      await page.goto(`${desk.url}/incidents/${id}/steps?step=change-the-password#change-the-password`)
      const step = page.locator('#change-the-password')
      await step.getByText('Enter the facts').click()
      await step.getByLabel('Mailboxes or accounts').fill('frontdesk@harbor.example')
      await step.getByRole('button', { name: 'Mark done', exact: true }).first().click()

      const undo = page.getByRole('button', { name: 'Undo' })
      await undo.waitFor()
      // A browser scrolls when it comes to it.
      await expect.poll(() => undo.boundingBox()).toMatchObject({ y: expect.toSatisfy((y) => y >= 0 && y < 700) })
      const next = page.locator('.named')
      expect(await next.locator('details').first().getAttribute('open')).not.toBeNull()
      const room = async () => {
        const bar = await page.locator('.stick').boundingBox()
        const title = await next.locator('.what').first().boundingBox()
        return { above: (title?.y ?? 0) - (bar?.y ?? 0) - (bar?.height ?? 0), below: 700 - (title?.y ?? 700) }
      }
      const isSeen = expect.toSatisfy((pixels) => pixels >= 0)
      await expect.poll(room).toEqual({ above: isSeen, below: isSeen })
      expect(await step.textContent()).toContain('frontdesk@harbor.example')
      await context.close()
    },
  )
