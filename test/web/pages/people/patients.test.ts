import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { lostLaptop } from '../../../cast/incidents.ts'
import { affected } from '../../../support/rosters/patients.ts'
import { expectRefusal, typedIn, wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
let at: string

beforeAll(async () => {
  clinic = await openClinic()
  const id = await affected(clinic.world, clinic.people.officer, { ...lostLaptop, discoveredOn: '2026-11-02' }, [
    'H1,Ana,Lopez,1980-02-03,,,,,,,,12 Elm St,,Lowell,MA,01852',
    'H2,,Walk-In,,,,,,,,,,,,,',
    'H3,Account,House,,,,,,,,,,,,,',
    'H4,Baby Girl,Park,2026-10-03,,,,,,,,12 Oak St,,Lowell,MA,01852',
    'H5,FNU,Ahmad,1960-02-03,,,,,,,,4 Elm St,,Salem,NH,03079',
    'H6,Patient,Test,,,,,,,,,1 Test St,,Lowell,MA,01852',
  ])
  at = `/incidents/${id}/people`
})
afterAll(() => clinic.close())

let minute = 0
beforeEach(() => {
  minute += 1
  clinic.clock.now = `2026-11-22T15:0${minute}:00.000Z`
})

const LIST = '?flag=perhaps_no_patient'

async function page(path = '', role: 'officer' | 'auditor' = 'officer'): Promise<string> {
  return await (await clinic.as(role, `${at}${path}`)).text()
}

/** The id of somebody on the list of those who may not be patients. */
async function idOf(name: string): Promise<string> {
  return new RegExp(`people/([\\w-]+)">${name}<`).exec(await page(LIST))![1]!
}

async function idAmong(name: string): Promise<string> {
  return new RegExp(`people/([\\w-]+)">${name}<`).exec(await page())![1]!
}

test('the page says how many entries may not be patients, and a chip leads to them', async () => {
  const words = wordsOn(await page())
  expect(words).toContain('5 entries may not be patients')
  expect(words).toContain('perhaps no patient 5')
})

test('their list asks of each in words that fit, and only those who decide find buttons', async () => {
  const words = wordsOn(await page(LIST))
  expect(words).toMatch(/Walk-In perhaps no patient/)
  expect(words).toMatch(/Baby Girl Park newborn without a name\?/)
  expect(words).toMatch(/FNU Ahmad part of the name missing\?/)
  expect(words).not.toContain('Ana Lopez')
  expect(words).toContain('Exclude the 3 placeholders on this page')
  expect((await page(LIST)).match(/name="patient" value="false"/g)).toHaveLength(5)
  expect(await page(LIST, 'auditor')).not.toContain('name="patient"')
})

test('one click on the list decides, and leads back to the list', async () => {
  const id = await idOf('Baby Girl Park')
  const answer = await clinic.as('officer', `${at}/${id}/patient`, { version: '0', back: 'list', patient: 'true' })
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, `${at}${LIST}#list`])
  expect(wordsOn(await page(LIST))).not.toContain('Baby Girl Park')
  expect(wordsOn(await page(`/${id}`))).toContain('Confirmed as a patient by The officer')
})

test('a second window that decides on the old list is told so', async () => {
  const id = await idOf('FNU Ahmad')
  expect(wordsOn(await page(`/${id}`))).toMatch(/Is this a patient\?.*someone like that is a patient/)
  await clinic.as('officer', `${at}/${id}/patient`, { version: '0', patient: 'true' })
  const late = await clinic.as('officer', `${at}/${id}/patient`, { version: '0', back: 'list', patient: 'false' })
  await expectRefusal(late, 409, 'Someone else has already decided')
})

test('the placeholders of the page go together, and the history of the count says so', async () => {
  const people = /name="people" value="([^"]+)"/.exec(await page(LIST))![1]!
  expect((await clinic.as('officer', `${at}/not-patients`, { people })).status).toBe(303)
  const words = wordsOn(await page())
  expect(words).toMatch(/Excluded 3 entries, not a patient The officer 3 people/)
  expect(words).toContain('3 people are excluded')
  expect(words).not.toMatch(/may not be (a )?patient/)
  await expectRefusal(await clinic.as('officer', `${at}/not-patients`, { people }), 409, 'The list has changed')
})

test('anybody is excluded for a reason that is chosen, and the count says when, by whom and why', async () => {
  const id = /people\/([\w-]+)">Ana Lopez</.exec(await page())![1]!
  const form = { version: '0', kind: 'not_affected', reason: 'Her file was in the other drawer.' }
  await expectRefusal(
    await clinic.as('officer', `${at}/${id}/leaving-out`, { ...form, kind: '' }),
    422,
    'Choose a reason',
  )
  expect((await clinic.as('officer', `${at}/${id}/leaving-out`, form)).status).toBe(303)
  expect(wordsOn(await page(`/${id}`))).toMatch(/Excluded \(not affected\) by The officer/)
  expect(wordsOn(await page())).toMatch(
    /Excluded One person, not affected: Her file was in the other drawer\. The officer 2 people/,
  )
})

test('a name and a birth date are corrected in place, with what they were before and why', async () => {
  const id = await idAmong('Baby Girl Park')
  const path = `${at}/${id}/correction`
  const form = typedIn(await (await clinic.as('officer', path)).text())
  expect(form).toMatchObject({
    version: '0',
    givenName: 'Baby Girl',
    familyName: 'Park',
    birthDate: '2026-10-03',
  })
  await expectRefusal(await clinic.as('officer', path, { ...form, reason: '' }), 422, /Enter/)
  await expectRefusal(await clinic.as('officer', path, { ...form, reason: 'None.' }), 422, 'Nothing was changed')
  const right = { ...form, givenName: 'Mina', middleName: 'Sun', birthDate: '2026-10-02', reason: 'Her mother called.' }
  expect((await clinic.as('officer', path, right)).headers.get('Location')).toBe(`${at}/${id}`)
  const words = wordsOn(await page(`/${id}`))
  expect(words).toMatch(
    /Mina Sun Park.*Corrected by The officer.*Her mother called\. Given name: Mina \(was Baby Girl\) Middle name: Sun \(none before\) Birth date: October 2, 2026 \(was October 3, 2026\)/,
  )
  expect(wordsOn(await page())).toMatch(
    /Corrected One person, name and birth date: Her mother called\. The officer 2 people/,
  )
  await expectRefusal(
    await clinic.as('officer', path, { ...right, givenName: 'Nina' }),
    409,
    'Someone else has corrected',
  )
})

test('a corrected address stands in the history of the count as well', async () => {
  const id = await idAmong('FNU Ahmad')
  const address = { line1: '1 New St', line2: '', city: 'Salem', state: 'NH', zip: '03079', country: '' }
  expect((await clinic.as('officer', `${at}/${id}/address`, address)).status).toBe(303)
  expect(wordsOn(await page())).toMatch(/Corrected One person, address The officer 2 people/)
})
