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
    'H2,Cy,Weiss,1950-03-04,2025-03-02,,,,,,,9 Oak Ave,,Salem,MA,01970',
  ])
  const second = `MRN,First name,Last name,Date of birth,Deceased,Confidential,Address,City,State,ZIP
H1,Ana,Lopez,1980-02-03,,,77 Main St,Quincy,MA,02169
H2,Cy,Weiss,1950-03-04,N,,9 Oak Ave,Salem,MA,01970
H3,Eva,Park,1971-04-05,,Y,3 Fir St,Lowell,MA,01852`
  const opened = await openIncident(clinic.world, id)
  const upload = await saveUpload(opened, 'second.csv', new Blob([second]).stream())
  await importRoster(clinic.world, clinic.people.officer, id, upload.id, { map: [] })
  at = `/incidents/${id}/people`
})
afterAll(() => clinic.close())

async function page(path: string, role: 'officer' | 'auditor' = 'officer'): Promise<string> {
  return await (await clinic.as(role, `${at}${path}`)).text()
}

async function idOf(name: string): Promise<string> {
  return new RegExp(`people/([\\w-]+)">${name}<`).exec(await page(''))![1]!
}

async function send(path: string, values: Record<string, string>) {
  return await clinic.as('officer', `${at}${path}`, values)
}

test('the list says of each what the lists disagree on', async () => {
  const words = wordsOn(await page(''))
  expect(words).toMatch(/Ana Lopez.*two addresses/)
  expect(words).toMatch(/Cy Weiss.*lists disagree: dead or alive\?/)
  expect(words).toMatch(/Eva Park.*confidential address/)
})

test('a person’s page asks whether he lives, and those who decide can say it', async () => {
  const path = `/${await idOf('Cy Weiss')}`
  expect(wordsOn(await page(path))).toContain(
    'One list says that this person died, and another that this person lives.',
  )
  expect(wordsOn(await page(path))).toContain('Roster 1, row 2: died on March 2, 2025 Roster 2, row 2: lives')
  expect(await page(path, 'auditor')).not.toContain('name="lives"')
  const version = '0'
  const without = await send(`${path}/life`, { version, lives: 'true', reason: '', diedOn: '' })
  expect(without.status).toBe(422)
  const answer = await send(`${path}/life`, { version, lives: 'true', reason: 'He called us.', diedOn: '' })
  expect(answer.status).toBe(303)
  const words = wordsOn(await page(path))
  expect(words).not.toContain('Dead or alive?')
  expect(words).toContain('Dead or alive: lives (was in question)')
})

test('one click takes the other of two addresses', async () => {
  const path = `/${await idOf('Ana Lopez')}`
  const words = wordsOn(await page(path))
  expect(words).toContain('First 12 Elm St, Lowell, MA 01852 Other 77 Main St, Quincy, MA 02169')
  expect((await send(`${path}/address/choice`, { address: 'other' })).status).toBe(303)
  const after = wordsOn(await page(path))
  expect(after).toContain('Address 77 Main St, Quincy, MA 02169')
  expect(after).not.toContain('Two addresses')
  expect((await send(`${path}/address/choice`, { address: 'first' })).status).toBe(409)
})

test('who asked for confidential mail without an address is shown as waiting, with the ordinary address named as unused', async () => {
  const words = wordsOn(await page(`/${await idOf('Eva Park')}`))
  expect(words).toContain('The letter waits for an address')
  expect(words).toContain('The letter does not go to the ordinary address: 3 Fir St, Lowell, MA 01852.')
  expect(words).toContain('Ordinary address, not used for letters 3 Fir St, Lowell, MA 01852')
})
