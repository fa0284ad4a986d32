import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { logIncident } from '../../src/actions/incident/log-incident.ts'
import { phishedMailbox } from '../cast/incidents.ts'
import { barriersOn, browserTest, overflowOf } from '../support/machine/browser.ts'
import { deskOf } from '../support/machine/desk.ts'
import { settle } from '../support/world/world.ts'
import { signInAs } from './job.ts'

const LIST = [
  'Chart,Last, First,DOB,Address,City/State/Zip,Phone,Email,Deceased,Parent',
  ...Array.from(
    { length: 8 },
    (_, at) =>
      `C-${at},"Quigley, Ada${at}",19${60 + at}-02-0${at + 1},${at} Elm St,"Salem, MA 01970",617-555-014${at},a${at}@example.com,,`,
  ),
  'C-20,"Rourke, Bram",1961-13-45,9 Oak St,"Lynn, MA 01901",617-555-0150,bram(at)example.com,,',
  ',,1971-02-03,10 Oak St,"Lynn, MA 01901",,,,',
  'C-22,"Voss, Ida",1972-02-03,11 Oak St,"Springfield, XX 99999",,ida@example.com,perhaps,',
].join('\n')

let path: string
const desk = deskOf(async (world) => {
  const { officer } = await settle(world)
  const { id } = await logIncident(world, officer, phishedMailbox)
  path = `/incidents/${id}/people`
})

async function signedIn(width: number, javaScriptEnabled: boolean): Promise<Page> {
  const context = await desk.sitDown({ viewport: { width, height: 900 }, javaScriptEnabled })
  const page = await context.newPage()
  page.setDefaultTimeout(8_000)
  await signInAs(page, desk.url, 'officer', path)
  await page
    .getByLabel('List of affected people')
    .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) })
  await page.getByRole('button', { name: 'Check columns' }).click()
  await page.getByRole('heading', { name: 'Check the columns' }).waitFor()
  return page
}

async function isFit(page: Page, name: string) {
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true })
  expect(await overflowOf(page)).toEqual([])
  expect(await barriersOn(page)).toEqual([])
}

browserTest.for([1280, 390])(
  'rows are fixed with the keyboard in a window %i pixels wide',
  { timeout: 60_000 },
  async (width) => {
    const page = await signedIn(width, true)
    await isFit(page, `columns-${width}`)
    await page.getByRole('button', { name: 'Check the rows' }).click()
    await page.getByRole('heading', { name: 'Fix these rows' }).waitFor()
    await isFit(page, `rows-${width}`)
    const birthDate = page.locator('[aria-invalid=true]').first()
    await birthDate.fill('1961-12-05')
    await page.keyboard.press('Enter')
    await page.getByText('row changed', { exact: true }).waitFor()
    await isFit(page, `fixed-${width}`)
  },
)

browserTest('rows are fixed and imported without JavaScript', { timeout: 60_000 }, async () => {
  const page = await signedIn(390, false)
  await page.getByRole('button', { name: 'Check the rows' }).click()
  await page.locator('[aria-invalid=true]').first().fill('1961-12-05')
  await page.getByRole('button', { name: 'Save and import' }).click()
  await page.getByRole('heading', { name: /^Roster no\./ }).waitFor()
  await page.getByText('1 row was changed before the import.').waitFor()
})
