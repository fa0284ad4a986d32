import { afterAll, beforeAll, expect, test } from 'vitest'
import { choiceOf } from '../../../../src/actions/reminders/choices.ts'
import { REMINDER_KINDS } from '../../../../src/breach/reminders/reminder.ts'
import { REMINDER_RULES } from '../../../../src/breach/reminders/rules.ts'
import { expectRefusal, wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, entriesIn, openClinic } from '../clinic.ts'

const PATH = '/account/reminders'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const chosenBy = (role: 'officer' | 'staff' | 'auditor') => choiceOf(clinic.world, clinic.people[role])

test('who chose nothing is told of everything, and officers get the weekly brief', async () => {
  expect(await chosenBy('officer')).toEqual({ kinds: REMINDER_KINDS, brief: 'weekly' })
  expect(await chosenBy('staff')).toEqual({ kinds: REMINDER_KINDS, brief: 'none' })
})

test('everybody chooses for themselves, and the page shows what they chose', async () => {
  const chosen = { 'kinds:list': 'step_late,legal_day', brief: 'daily' }
  expect((await clinic.as('staff', PATH, chosen)).headers.get('Location')).toBe(PATH)
  expect(await chosenBy('staff')).toEqual({ kinds: ['legal_day', 'step_late'], brief: 'daily' })
  const html = await (await clinic.as('staff', PATH)).text()
  expect([...html.matchAll(/value="(\w+)" checked/g)].map(([, code]) => code)).toEqual([
    'legal_day',
    'step_late',
    'daily',
  ])
  expect((await chosenBy('officer')).brief).toBe('weekly')
  expect(wordsOn(await (await clinic.as('admin', '/log')).text())).toMatch(/The staff chose what to be reminded of/)
})

test('the same again changes nothing, and what is no choice is refused', async () => {
  const before = await entriesIn(clinic)
  await clinic.as('staff', PATH, { 'kinds:list': 'step_late,legal_day', brief: 'daily' })
  await expectRefusal(await clinic.as('staff', PATH, { brief: 'hourly' }), 422, /Choose one/)
  expect(await entriesIn(clinic)).toBe(before)
})

test('an auditor is reminded of nothing, and can have the brief', async () => {
  const html = await (await clinic.as('auditor', PATH)).text()
  expect(html).not.toContain('kinds:list')
  await clinic.as('auditor', PATH, { brief: 'weekly' })
  expect(await chosenBy('auditor')).toEqual({ kinds: [], brief: 'weekly' })
})

test('the page of the rules says of each kind when it goes and to whom', async () => {
  const words = wordsOn(await (await clinic.as('staff', '/reminders')).text())
  for (const { label, when, whom } of Object.values(REMINDER_RULES))
    for (const part of [label, when, whom]) expect(words).toContain(part)
})
