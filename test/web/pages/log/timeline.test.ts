import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { typedIn } from '../../../../src/dev/preview/typed.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const page = async (path: string) => await (await clinic.as('officer', path)).text()

describe('the timeline of an incident', () => {
  test('shows in five lanes what was done and what is still to come, and says the same in a table', async () => {
    const html = await page('~/timeline')
    for (const lane of ['By law', 'Letters', 'Steps', 'Decision', 'People']) expect(html).toContain(`>${lane}</text>`)
    const words = wordsOn(html)
    expect(words).toMatch(/Today, day \d+/)
    expect(words).toMatch(/logged the incident: .*, discovered on /)
    expect(words).toMatch(/HHS must be told by this day/)
    expect(words).toContain('To do: ')
  })

  test('puts a notice on the day on which it was given, with the day on which it was written down', async () => {
    const { version = '' } = typedIn(await page('~/duties'))
    const notice = { duty: 'hipaa.ocr', givenOn: '2026-11-20', how: 'through the portal', version }
    expect((await clinic.as('officer', '~/notices', notice)).status).toBe(303)
    const words = wordsOn(await page('~/timeline'))
    expect(words).toMatch(/Told HHS, in time\./)
    expect(words).toMatch(/recorded a notice as given: HHS, on /)
    expect(words).toMatch(/It happened on .* and was written down on /)
  })

  test('keeps ids and hashes a click away', async () => {
    const html = await page('~/timeline')
    const outside = html.replaceAll(/<details class="drawer">.*?<\/details>/gs, '')
    expect(html).toMatch(/[0-9a-f]{64}/)
    expect(outside).not.toMatch(/[0-9a-f]{64}/)
  })
})
