import { afterEach, beforeEach, expect, test } from 'vitest'
import { lineAsSet } from '../../../src/actions/email/mail-line.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { closeIncident } from '../../../src/actions/next/close-incident.ts'
import { saveChoice } from '../../../src/actions/reminders/choices.ts'
import { queueReminders } from '../../../src/actions/reminders/queue-reminders.ts'
import { readForReminders } from '../../../src/actions/reminders/reading.ts'
import { sendReminders } from '../../../src/actions/reminders/send-reminder.ts'
import { completeStep } from '../../../src/actions/steps/steps.ts'
import { tables } from '../../../src/storage/core/database.ts'
import { listSteps } from '../../../src/storage/steps/steps.ts'
import { lostLaptop, phishedMailbox } from '../../cast/incidents.ts'
import { type MailServer, startMailServer } from '../../support/mail/mail-server.ts'
import { NOWHERE, openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

let here: TestWorld
let people: Awaited<ReturnType<typeof settle>>
let server: MailServer
let incident = ''
beforeEach(async () => {
  server = await startMailServer({ tls: 'none' })
  here = await openTestWorld('2026-11-22T15:00:00.000Z')
  here.world.mailSettings = { ...NOWHERE, port: server.port }
  people = await settle(here.world)
  incident = (await logIncident(here.world, people.officer, phishedMailbox)).id
  await queueReminders(here.world)
})
afterEach(async () => {
  await here.close()
  await server.close()
})

async function send(): Promise<void> {
  const line = lineAsSet(here.world)
  await sendReminders(here.world, line)
  line.close()
}

async function staffMails(): Promise<string[]> {
  const mails = tables(here.world.db).selectFrom('reminderMails').selectAll().where('user', '=', people.staff.id)
  return (await mails.orderBy('madeAt').execute()).map(({ state, reason }) => [state, reason].filter(Boolean).join(' '))
}

const toStaff = () => server.taken.filter(({ to }) => to === 'staff@harbor.example').map(({ raw }) => raw)

async function does(howMany: number): Promise<number> {
  const open = (await listSteps(here.world.db, incident)).filter(
    ({ owner, performedAt, secondPerson }) => owner === 'staff' && performedAt === null && secondPerson === null,
  )
  for (const { id } of open.slice(0, howMany)) await completeStep(here.world, people.officer, { incident, id }, {})
  return open.length
}

test('what was done before the mail went is not asked for any more', async () => {
  const before = await does(1)
  expect(before).toBeGreaterThan(2)
  await send()
  expect(await staffMails()).toEqual(['sent'])
  const left = (await readForReminders(here.world)).due.filter(({ person }) => person === people.staff.id)
  expect(toStaff().join()).toContain(`${left.length} steps are yours now`)
})

test('a mail of an incident that was closed meanwhile is not sent at all', async () => {
  await closeIncident(here.world, incident, { by: people.officer }, { how: 'withdrawn', reason: 'A drill.' })
  await send()
  expect(server.taken).toEqual([])
  expect(await staffMails()).toEqual(['failed overtaken'])
})

test('a mail that waited for months while no mail server was set up is not sent', async () => {
  here.clock.now = '2027-05-22T15:00:00.000Z'
  await send()
  expect(toStaff()).toEqual([])
  expect(await staffMails()).toEqual(['failed overtaken'])
})

test('whoever wants it no more meanwhile gets nothing', async () => {
  await saveChoice(here.world, people.staff, { kinds: [], brief: 'none' })
  await send()
  expect(await staffMails()).toEqual(['failed overtaken'])
})

test('whoever asks for something else has a turn between two pages of incidents', async () => {
  for (let more = 0; more < 3; more += 1) await logIncident(here.world, people.officer, lostLaptop)
  let turns = 0
  const count = () => {
    turns += 1
    counting = setImmediate(count)
  }
  let counting = setImmediate(count)
  const inPages = await readForReminders(here.world, 1)
  clearImmediate(counting)
  expect(turns).toBeGreaterThanOrEqual(4)
  expect(inPages).toEqual(await readForReminders(here.world))
})
