import { afterAll, beforeAll, expect, test } from 'vitest'
import { choiceOf } from '../../../../src/actions/reminders/choices.ts'
import { reminderMailOf } from '../../../../src/actions/reminders/reminder-mail.ts'
import { REMINDER_KINDS } from '../../../../src/breach/reminders/reminder.ts'
import { REMINDER_RULES } from '../../../../src/breach/reminders/rules.ts'
import { insertReminderMail } from '../../../../src/storage/reminders/reminders.ts'
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

test('whoever could not be reached reads it on the account page, and admins on Today, until a mail goes', async () => {
  const FAILED = /last reminders (to The staff )?could not be delivered/
  const made = async (id: string, state: 'failed' | 'sent', reason: string | null) => {
    const at = `2026-11-2${id}T15:00:00.000Z`
    const mail = { id, user: clinic.people.staff.id, what: 'reminders', madeAt: at, state, stateAt: at } as const
    const row = { ...mail, tries: 1, dueAt: null, messageId: null, reason }
    await clinic.world.commit({ act: 'reminders_queued', writes: [insertReminderMail(row)] }, { id: 'system' })
  }
  const toldOn = async (role: 'admin' | 'officer' | 'staff', path: string) =>
    FAILED.test(wordsOn(await (await clinic.as(role, path)).text()))
  await made('1', 'failed', '550 5.1.1')
  await made('2', 'failed', 'overtaken')
  expect([await toldOn('staff', '/account'), await toldOn('admin', '/')]).toEqual([true, true])
  expect([await toldOn('admin', '/account'), await toldOn('officer', '/')]).toEqual([false, false])
  await made('3', 'sent', null)
  expect([await toldOn('staff', '/account'), await toldOn('admin', '/')]).toEqual([false, false])
})

test('the page of the rules and the mails speak of whoever gets them as they are', async () => {
  const words = wordsOn(await (await clinic.as('staff', '/reminders')).text())
  expect(words).toContain('You are not reminded of what you just did yourself.')
  const facts = { what: 'reminders', groups: [], today: '2026-11-23', url: 'https://book.example' } as const
  const { html = '', text } = reminderMailOf(clinic.world, facts)
  for (const said of [html, text]) {
    expect(said).toContain('Breachbook sends this to privacy officers and staff.')
    expect(said).toContain('https://book.example/account/reminders')
  }
})
