import { afterAll, beforeAll, expect, test } from 'vitest'
import { openIncident } from '../../../../src/actions/incident/open-incident.ts'
import { importRoster } from '../../../../src/actions/roster/import-roster.ts'
import { saveUpload } from '../../../../src/actions/roster/uploads.ts'
import { lostLaptop } from '../../../cast/incidents.ts'
import { affected } from '../../../support/rosters/patients.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
let at: string

beforeAll(async () => {
  clinic = await openClinic()
  const id = await affected(clinic.world, clinic.people.officer, { ...lostLaptop, discoveredOn: '2026-11-02' }, [
    'H1,Ana,Lopez,1980-02-03,,,,,,,,12 Elm St,,Lowell,MA,01852',
  ])
  const second = `MRN,First name,Last name,Date of birth,Representative,Address,City,State,ZIP
H2,Cy,Weiss,1940-03-04,Ann Weiss (wife),9 Oak Ave,Salem,MA,01970
H3,Eva,Park,1941-04-05,Jo Park (POA),3 Fir St,Lowell,MA,01852
H4,Flo,Reed,1942-04-05,Kay Roe,4 Fir St,Lowell,MA,01852
H5,Tim,Moor,2012-04-05,,5 Fir St,Lowell,MA,01852`
  const opened = await openIncident(clinic.world, id)
  const upload = await saveUpload(opened, 'second.csv', new Blob([second]).stream())
  await importRoster(clinic.world, clinic.people.officer, id, upload.id, { map: [] })
  at = `/incidents/${id}/people`
})
afterAll(() => clinic.close())

async function page(path: string, role: 'officer' | 'auditor' = 'officer'): Promise<string> {
  return await (await clinic.as(role, `${at}${path}`)).text()
}

async function send(path: string, values: Record<string, string>) {
  return await clinic.as('officer', `${at}${path}`, values)
}

async function idOf(name: string): Promise<string> {
  return new RegExp(`people/([\\w-]+)">${name}<`).exec(await page(''))![1]!
}

test('the list counts them, names each with the representative, and says that the letters are stopped', async () => {
  expect(wordsOn(await page(''))).toContain('representative to confirm 3')
  const words = wordsOn(await page('?flag=representative_unconfirmed'))
  expect(words).toContain('representative: Ann Weiss (wife)')
  expect(words).toContain('These 3 are legal representatives')
  expect(words).toMatch(/Jo Park \(poa\).*stopped/)
  expect(await page('?flag=representative_unconfirmed', 'auditor')).not.toContain('name="legal"')
})

test('the page of one asks, takes no yes without a reason, and can be told otherwise later', async () => {
  const path = `/${await idOf('Cy Weiss')}`
  expect(wordsOn(await page(path))).toContain('The list names Ann Weiss (wife) for this living adult.')
  const without = await send(`${path}/representative`, { version: '0', legal: 'true', reason: '' })
  expect(without.status).toBe(422)
  expect(await without.text()).toContain('Enter how you know')
  expect((await send(`${path}/representative`, { version: '0', legal: 'false', reason: '' })).status).toBe(303)
  const words = wordsOn(await page(path))
  expect(words).toContain('The letter goes to the patient. Ann Weiss (wife) is no legal representative.')
  expect(words).toContain('Representative Ann Weiss: not a legal one (was to confirm)')
  const reason = 'Her guardianship papers came.'
  expect((await send(`${path}/representative`, { version: '1', legal: 'true', reason })).status).toBe(303)
  expect(wordsOn(await page(path))).toContain(
    'The letter goes to Ann Weiss (wife), confirmed as a legal representative.',
  )
})

test('one button decides for everyone whom the page shows', async () => {
  const people = [await idOf('Eva Park'), await idOf('Flo Reed')].join(',')
  expect((await send('/representatives', { people, legal: 'true', reason: '' })).status).toBe(422)
  expect((await send('/representatives', { people, legal: '', reason: 'x' })).status).toBe(422)
  expect((await send('/representatives', { people, legal: 'true', reason: 'All in the charts.' })).status).toBe(303)
  expect(wordsOn(await page(''))).not.toContain('representative to confirm')
  expect((await send('/representatives', { people, legal: 'false', reason: '' })).status).toBe(409)
})

test('of a minor an officer says who consented to the care, with the one address for letters, and takes it back', async () => {
  const path = `/${await idOf('Tim Moor')}`
  expect(wordsOn(await page(path))).toContain('We cite this from memory: check with counsel.')
  const address = {
    'address.line1': 'PO Box 12',
    'address.city': 'Salem',
    'address.state': 'MA',
    'address.zip': '01970',
  }
  const said = { version: '0', consented: 'true', reason: 'The consent is in the chart.' }
  const without = await send(`${path}/own-care`, { ...said, ...address, 'address.line1': '' })
  expect(without.status).toBe(422)
  expect(await without.text()).toContain('value="The consent is in the chart."')
  expect((await send(`${path}/own-care`, { ...said, ...address })).status).toBe(303)
  const words = wordsOn(await page(path))
  expect(words).toContain('The letter goes to the minor alone, never to the parent or guardian and never by e-mail.')
  expect(words).toContain('Minor consented to own care: yes, letters only to PO Box 12, Salem, MA 01970')
  expect((await send(`${path}/own-care`, { version: '1', consented: 'false', reason: 'A slip.' })).status).toBe(303)
  expect(wordsOn(await page(path))).toContain('Minor consented to own care: no')
  expect(await page(`/${await idOf('Eva Park')}`)).not.toContain('own-care')
})
