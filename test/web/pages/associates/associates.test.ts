import { afterEach, beforeEach, expect, test } from 'vitest'
import { ROLES } from '../../../../src/storage/core/role.ts'
import { expectRefusal, typedIn, wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, entriesIn, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
})
afterEach(() => clinic.close())

const BOOKWELL = { name: 'Bookwell, Inc.', signedOn: '2025-01-01', 'contractDays:number': '10', 'agent:flag': 'false' }

const wordsOf = async (path: string) => wordsOn(await (await clinic.as('officer', path)).text())
const add = (values: Record<string, string>) => clinic.as('officer', '/associates', values)

async function idOf(name: string): Promise<string> {
  const html = await (await clinic.as('officer', '/associates')).text()
  return new RegExp(`/associates/(\\w+)">${name}`).exec(html)?.[1] ?? ''
}

test('the register lists each vendor with its agreement, and warns of one that is missing or over', async () => {
  await add(BOOKWELL)
  expect(await wordsOf('/associates')).not.toContain('no agreement in force')
  await add({ name: 'Mail House' })
  await add({ name: 'Old Archive', signedOn: '2020-01-01', expiresOn: '2026-11-21' })
  await add({ name: 'Soon Over', signedOn: '2020-01-01', expiresOn: '2026-12-01' })
  const words = await wordsOf('/associates')
  expect(words).toContain('2 vendors have no agreement in force')
  expect(words).toMatch(/Bookwell, Inc\. In force signed Jan 1, 2025 10 days by contract/)
  expect(words).toMatch(/Mail House No agreement 60 days by law/)
  expect(words).toMatch(/Old Archive Expired signed Jan 1, 2020 , expired Sat, Nov 21/)
  expect(words).toMatch(/Soon Over Expires soon signed Jan 1, 2020 , until Dec 1/)
})

test('an entry is changed in its form; what is refused is shown again, and an older version is not taken', async () => {
  await add(BOOKWELL)
  const path = `/associates/${await idOf('Bookwell')}`
  const form = typedIn(await (await clinic.as('officer', path)).text())
  expect(form).toMatchObject({ ...BOOKWELL, version: '1' })
  const before = await entriesIn(clinic)
  const wrong = { ...form, expiresOn: '2024-01-01' }
  const html = await expectRefusal(await clinic.as('officer', path, wrong), 422, /cannot expire before it was signed/)
  expect(typedIn(html)).toMatchObject(wrong)
  expect(await entriesIn(clinic)).toBe(before)
  expect((await clinic.as('officer', path, { ...form, contactName: 'Ulla Quist' })).status).toBe(303)
  await expectRefusal(await clinic.as('officer', path, { ...form, name: 'Other' }), 409, /changed by someone else/)
  expect(await wordsOf('/associates')).toContain('Ulla Quist')
  await expectRefusal(await clinic.as('officer', '/associates/none'), 404, /no business associate none/)
})

test('an entry is opened and changed by officers and admins only', async () => {
  await add(BOOKWELL)
  const path = `/associates/${await idOf('Bookwell')}`
  for (const role of ROLES) {
    const may = role === 'admin' || role === 'officer'
    expect([role, (await clinic.as(role, path)).status]).toEqual([role, may ? 200 : 403])
    expect([role, (await clinic.as(role, path, { name: role })).status]).toEqual([role, may ? 303 : 403])
  }
  expect((await clinic.as(null, path)).status).toBe(302)
})

test('an incident at a vendor of the register shows its clock beside ours', async () => {
  await add(BOOKWELL)
  const days = { 'associate.discoveredOn': '2026-11-01', 'associate.toldUsOn': '2026-11-19' }
  await clinic.as('officer', '~/associate', { 'associate.id': await idOf('Bookwell'), 'associate.name': '', ...days })
  const words = await wordsOf('~/duties')
  expect(words).toContain('Bookwell, Inc. , an independent contractor: our clock starts when it notifies us.')
  expect(words).toContain('By contract November 11, 2026 , 10 days from its discovery')
  expect(words).toContain('By law December 31, 2026 , 60 days from its discovery')
  expect(words).toContain('Notified us November 19, 2026 8 days late')
  expect(words).toContain('Letters by January 1, 2027')
  expect(words).toContain('The business associate agreement of January 1, 2025 was in force')
})

test('a vendor of the register that was our agent this time moves our clock to its own discovery', async () => {
  await add(BOOKWELL)
  const chosen = { 'associate.id': await idOf('Bookwell'), 'associate.discoveredOn': '2026-10-01' }
  await clinic.as('officer', '~/associate', { ...chosen, 'associate.agent:answer': 'true' })
  expect(await wordsOf('~/duties')).toContain('Letters by November 30, 2026')
  await clinic.as('officer', '~/associate', { ...chosen, 'associate.agent:answer': '' })
  expect(await wordsOf('~/duties')).toContain('Letters by January 1, 2027')
})

test('an incident at a vendor without an agreement says what that means', async () => {
  await clinic.as('officer', '~/associate', { 'associate.name': 'Mail House', 'associate.agent:flag': 'false' })
  const words = await wordsOf('~/duties')
  expect(words).toContain('It is not in the register of business associates.')
  expect(words).toMatch(
    /164\.502\(e\), 164\.504\(e\)\): without one, sharing that information was itself not permitted/,
  )
})

test('the demand for the list of people is a letter for those who may read about patients', async () => {
  const path = '~/associate/demand'
  await expectRefusal(await clinic.as('officer', path), 404, /names no business associate/)
  await add({ ...BOOKWELL, contactName: '*Ulla* <Quist>' })
  await clinic.as('officer', '~/associate', {
    'associate.id': await idOf('Bookwell'),
    'associate.discoveredOn': '2026-09-01',
  })
  const html = await (await clinic.as('officer', path)).text()
  const words = wordsOn(html)
  expect(html).toContain('class="letter"')
  expect(words).toContain('*Ulla* <Quist>:')
  expect(words).toContain('identity of each individual')
  expect(words).toContain('by October 31, 2026')
  expect(words).toContain('That day has passed.')
  expect(words).toContain(`Please name this reference: ${clinic.id}.`)
  for (const role of ROLES) expect((await clinic.as(role, path)).status).toBe(role === 'staff' ? 403 : 200)
  expect((await clinic.as(null, path)).status).toBe(302)
})
