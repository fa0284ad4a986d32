import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { composeReminder } from '../../../src/actions/reminders/compose-reminder.ts'
import { dueTo, readForReminders } from '../../../src/actions/reminders/reading.ts'
import { receiveReport } from '../../../src/actions/reports/receive-report.ts'
import { reportsOf } from '../../../src/actions/reports/reports.ts'
import { closeReport } from '../../../src/actions/reports/settle-report.ts'
import type { Role } from '../../../src/storage/core/role.ts'
import { openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

let here: TestWorld
let people: Awaited<ReturnType<typeof settle>>
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-24T15:00:00.000Z') })
  here = await openTestWorld()
  people = await settle(here.world)
})
afterEach(async () => {
  await here.close()
  vi.useRealTimers()
})

const FACTS = { what: 'Omar Haddad’s chart lay open.', where: 'Room 3', who: 'Tess', knownOn: null }
const report = (by: string | null, once = 'form') => receiveReport(here.world, by, { once, facts: FACTS, photo: null })

/** What a mail would tell somebody now: its subject and its lines. */
async function toldTo(role: Role, what: 'reminders' | 'daily' | 'weekly') {
  const reading = await readForReminders(here.world)
  const found = reading.choosers.find((each) => each.role === role)
  if (!found) throw new Error(`Nobody is ${role}.`)
  const to = what === 'reminders' ? found : { ...found, choice: { ...found.choice, brief: what } }
  const mail = composeReminder(here.world, reading, { to, what, told: dueTo(reading, to, what) })
  return (
    mail && {
      subject: mail.subject,
      lines: mail.text.split('\n').filter((line) => /^(\* | {2}http|[A-Z]{4})/.test(line)),
    }
  )
}

test('a report is told the officer with a link and none of its words; staff, admins and auditors are told nothing', async () => {
  await report(null)
  const [{ id = '' } = {}] = await reportsOf(here.world)
  expect(await toldTo('officer', 'reminders')).toEqual({
    subject: 'Breachbook: a reminder, a report',
    lines: ['REPORTS', '* A report came in. Read it.', `  ${new URL(`/house-reports/${id}`, here.world.url).href}`],
  })
  for (const role of ['staff', 'admin', 'auditor'] as const) expect(await toldTo(role, 'reminders')).toBeNull()
})

test('the briefs of an officer count the reports that wait, until they are settled', async () => {
  await report(null)
  await report(people.staff.id, 'another form')
  for (const brief of ['daily', 'weekly'] as const)
    expect((await toldTo('officer', brief))?.lines).toEqual(['REPORTS', '* 2 reports wait for you or another officer.'])
  expect(await toldTo('staff', 'daily')).toBeNull()
  for (const { id } of await reportsOf(here.world))
    await closeReport(here.world, people.officer, id, { text: 'Thank you.', reason: 'It was a blank form.' })
  expect(await toldTo('officer', 'daily')).toBeNull()
  expect(await toldTo('officer', 'reminders')).toBeNull()
})
