import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logIncident } from '../../../../src/actions/incident/log-incident.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic

beforeAll(async () => {
  clinic = await openClinic()
  const log = (title: string, site: string, discoveredOn: string) =>
    logIncident(clinic.world, clinic.people.officer, { title, site, discoveredOn, kind: 'lost_or_stolen_device' })
  await log('Laptop left in a car', 'Wharf St', '2026-09-01')
  await log('Tablet left in a taxi', 'Wharf St', '2026-11-20')
  await log('Camera left on a bench', 'Hill Rd', '2026-08-01')
})

afterAll(() => clinic.close())

const open = async (path: string) =>
  (await (await clinic.as('staff', path)).text()).replaceAll('&#x3D;', '=').replaceAll('&amp;', '&')

function figures(html: string): Record<string, number> {
  const all = html.matchAll(/<b>([\d,]+)<\/b><span>([^<]+)<\/span>/g)
  return Object.fromEntries(Array.from(all, ([, number, label = '']) => [label.replace(/s\b/g, ''), Number(number)]))
}

describe('Today', () => {
  test('shows every site first, and offers each', async () => {
    const html = await open('/')
    expect(html).toContain('<option value="">All sites</option><option>Hill Rd</option><option>Wharf St</option>')
    expect(figures(html)).toMatchObject({ 'open incident': 4 })
  })

  test('of one site shows and counts what is of that site', async () => {
    const all = figures(await open('/'))
    const wharf = await open('/?site=Wharf+St')
    expect(wordsOn(wharf)).toContain('Laptop left in a car')
    expect(wordsOn(wharf)).toContain('Tablet left in a taxi')
    for (const other of ['Camera left on a bench', 'Phished mailbox']) expect(wordsOn(wharf)).not.toContain(other)
    const [one, other] = [figures(wharf), figures(await open('/?site=Hill+Rd'))]
    expect([one['open incident'], other['open incident']]).toEqual([2, 1])
    for (const label of ['legal deadline missed', 'step of your']) {
      expect(one[label], label).toBeGreaterThan(0)
      expect(one[label]! + other[label]!, label).toBeLessThanOrEqual(all[label]!)
    }
  })

  test('keeps the other sites at hand, and the site in the way to the list', async () => {
    const html = await open('/?site=Wharf+St')
    expect(html).toContain('<option>Hill Rd</option><option selected>Wharf St</option>')
    expect(html).toContain('<a class="small" href="/incidents?site=Wharf+St">All incidents at Wharf St</a>')
  })

  test('of a site that has nothing open says so', async () => {
    const html = await open('/?site=Elm+Ave')
    expect(wordsOn(html)).toContain('No open incidents at Elm Ave')
    expect(figures(html)).toMatchObject({ 'open incident': 0 })
    expect(html).toContain('<a href="/">All sites</a>')
  })
})
