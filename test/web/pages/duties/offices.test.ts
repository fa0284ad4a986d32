import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { stateCount } from '../../../../src/actions/count/stated-count.ts'
import { recordHold } from '../../../../src/actions/duties/notices.ts'
import { logIncident } from '../../../../src/actions/incident/log-incident.ts'
import { changePractice, thePractice } from '../../../../src/actions/practice/practice.ts'
import { lostLaptop } from '../../../cast/incidents.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
let id: string
let texas: string
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

beforeEach(async () => {
  const { world, people } = clinic
  id = (await logIncident(world, people.officer, { ...lostLaptop, elements: ['name', 'ssn', 'medical'] })).id
  const byState = { TX: 510, NY: 40, CT: 3 }
  const count = { people: 553, byState, basis: 'confirmed' as const, reason: 'The backup.' }
  await stateCount(world, id, { by: people.officer }, count)
  texas = `/incidents/${id}/offices/TX.attorney-general`
})

const read = async (path: string, role: 'officer' | 'auditor' = 'officer') => (await clinic.as(role, path)).text()
const words = async (path: string) => wordsOn(await read(path))
const FILED = { 'anyway:flag': 'true', filedOn: '2026-11-22', confirmation: 'TX-77', filedBy: 'Rosa Lind' }

describe('the page of an office', () => {
  test('says that nobody read the form, where to file, and what is left to answer', async () => {
    const page = await words(texas)
    expect(page).toContain('Not yet compared with the office’s form')
    expect(page).toContain('We list what the State’s law asks, in its order')
    expect(page).toContain('texasattorneygeneral.gov/consumer-protection/data-breach-reporting')
    expect(page).toMatch(/Whether law enforcement is engaged You answer this\./)
    expect(page).not.toContain('If the office wants a letter')
    expect(await words(`/incidents/${id}/offices/CT.attorney-general`)).toContain('Our sources list no questions')
  })

  test('says of the sample that it is not ready, why, and that it goes along only where the form asks for it', async () => {
    const page = await words(texas)
    expect(page).toMatch(/Not ready: \d+ gaps, not approved Each page says DRAFT until then/)
    expect(page).toContain('Attach only if the form asks for it: our sources do not say.')
    expect(await words(`/incidents/${id}/offices/NY.attorney-general`)).toContain('The law or the office asks for it.')
  })

  test('offers no form to somebody who only reads', async () => {
    const page = await read(texas, 'auditor')
    expect(page).not.toContain('Save as told')
    expect(page).not.toContain('Save answers')
    expect(wordsOn(page)).toContain('You answer this.')
  })

  test('tells an officer that an admin enters what the practice lacks, and links the settings for an admin alone', async () => {
    const { world, people } = clinic
    const practice = await thePractice(world)
    const { email: _, ...without } = practice
    await changePractice(world, people.admin, without)
    try {
      const officers = await read(texas)
      expect(wordsOn(officers)).toContain('Not entered yet. An admin can enter it in the practice settings.')
      expect(officers).not.toContain('href="/settings?')
      const settings = `/settings?${new URLSearchParams({ back: texas })}`
      expect(await (await clinic.as('admin', texas)).text()).toContain(
        `<a href="${settings.replace('=', '&#x3D;')}">Enter it in the practice`,
      )
      const form = await (await clinic.as('admin', settings)).text()
      expect(form).toContain(`<input type="hidden" name="back" value="${texas}">`)
      expect(await read(`/incidents/${id}/ocr-sheet`)).not.toContain('href="/settings"')
      expect(await read(`/incidents/${id}/letter`)).not.toContain('href="/settings"')
    } finally {
      await changePractice(world, people.admin, practice)
    }
  })

  test('takes no filing of a day on which nobody knew of the breach, and says so at the field', async () => {
    const answer = await clinic.as('officer', `${texas}/filing`, { ...FILED, filedOn: '2026-11-19' })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('id="filing-filedOn-error"')
    expect(wordsOn(html)).toContain('No notice can have been given on November 19, 2026')
    expect(wordsOn(html)).toContain('Save as told')
  })

  test('asks for the date that is left out, and names a day to come as people do', async () => {
    const sent = async (filedOn: string) =>
      wordsOn(await (await clinic.as('officer', `${texas}/filing`, { ...FILED, filedOn })).text())
    expect(await sent('')).toContain('Enter a date.')
    expect(await sent('')).not.toContain('YYYY')
    expect(await sent('2027-02-01')).toContain('February 1, 2027 is in the future. Today is November 22, 2026.')
  })

  test('takes the answers, and shows a refused one at its field with nothing lost', async () => {
    const typed = { 'answers.police': 'Yes: Waco Police.', 'answers.nature': 'You were in it.' }
    const answer = await clinic.as('officer', texas, typed)
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('id="answer-answers-nature-error"')
    expect(html).toContain('value="Yes: Waco Police."')
    const good = { ...typed, 'answers.nature': 'A laptop was taken.' }
    expect((await clinic.as('officer', texas, good)).status).toBe(303)
    expect(await words(texas)).toMatch(/Yes: Waco Police\. your answer/)
  })

  test('records the filing, says what changed since, and takes it back', async () => {
    await clinic.as('officer', texas, { 'answers.police': 'No.' })
    expect((await clinic.as('officer', `${texas}/filing`, FILED)).status).toBe(303)
    expect(await words(texas)).toMatch(/Filed on November 22, 2026 by Rosa Lind Confirmation number TX-77/)
    await clinic.as('officer', texas, { 'answers.police': 'Yes: Waco Police.' })
    expect(await words(texas)).toContain('Changed since then: Whether law enforcement is engaged: No. filed, now Yes:')
    const byState = { TX: 518, NY: 40, CT: 3 }
    const more = { people: 561, byState, basis: 'confirmed' as const, reason: 'Eight more.' }
    await stateCount(clinic.world, id, { by: clinic.people.officer }, more)
    expect(await words(texas)).toContain('Supplement needed: 510 filed, now 518')
    expect(await words(`/incidents/${id}/duties`)).toContain('Supplement needed: 510 filed, now 518')
    await clinic.as('officer', `${texas}/filing/withdrawal`, { reason: 'It was a draft.' })
    expect(await words(texas)).not.toContain('TX-77')
  })

  test('asks once before it records a filing with answers missing', async () => {
    const { 'anyway:flag': _, ...bare } = FILED
    const asked = await clinic.as('officer', `${texas}/filing`, bare)
    const html = await asked.text()
    expect(asked.status).toBe(422)
    expect(wordsOn(html)).toMatch(/\d answers missing/)
    expect(html).toContain('value="TX-77"')
    expect((await clinic.as('officer', `${texas}/filing`, FILED)).status).toBe(303)
    expect(await words(`/incidents/${id}/duties`)).not.toMatch(/Open the sheet that was filed \d+ answers missing/)
  })

  test('warns while law enforcement asks to wait, and keeps what was typed', async () => {
    const hold = {
      form: 'written' as const,
      statedOn: '2026-11-21',
      until: '2026-12-21',
      documented: true,
      impedes: true,
    }
    const said = { ...hold, official: null, agency: 'FBI' }
    await recordHold(clinic.world, id, { by: clinic.people.officer }, said)
    expect(await words(texas)).toContain('Do not file yet. A law enforcement official asked us to delay notice.')
    const answer = await clinic.as('officer', `${texas}/filing`, FILED)
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(wordsOn(html)).toContain('It cannot be recorded as filed on November 22, 2026')
    expect(html).toContain('value="TX-77"')
  })
})

test('the page of duties has one row an office, also where one form meets three duties', async () => {
  const html = await read(`/incidents/${id}/duties`)
  expect(html.match(/Open the sheet/g)).toHaveLength(4)
  expect(html.match(/id="office\.NY\.attorney-general"/g)).toHaveLength(1)
  for (const duty of ['attorney-general', 'department-of-state', 'state-police'])
    expect(html).toContain(`id="state.NY.${duty}"`)
})
