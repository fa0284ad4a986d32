import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { disableUser } from '../../../src/access/leaving.ts'
import { lineAsSet } from '../../../src/actions/email/mail-line.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { queueReminders } from '../../../src/actions/reminders/queue-reminders.ts'
import { type Reminding, startReminding } from '../../../src/actions/reminders/reminding.ts'
import { tables } from '../../../src/storage/core/database.ts'
import { updateReminderMail } from '../../../src/storage/reminders/reminders.ts'
import { phishedMailbox } from '../../cast/incidents.ts'
import { type MailServer, type Mood, startMailServer } from '../../support/mail/mail-server.ts'
import { NOWHERE, openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

let here: TestWorld
let people: Awaited<ReturnType<typeof settle>>
let server: MailServer
let mood: Mood
let reminding: Reminding | undefined
beforeEach(async () => {
  mood = () => undefined
  server = await startMailServer({ tls: 'none', mood: (...stage) => mood(...stage) })
  here = await openTestWorld('2026-11-23T15:00:00.000Z')
  here.world.mailSettings = { ...NOWHERE, port: server.port }
  people = await settle(here.world)
  await logIncident(here.world, people.officer, phishedMailbox)
})
afterEach(async () => {
  await reminding?.stop()
  reminding = undefined
  await here.close()
  await server.close()
})

async function look(): Promise<Reminding> {
  reminding ??= startReminding(here.world, lineAsSet(here.world))
  await reminding.look()
  return reminding
}

async function states(): Promise<string[]> {
  const rows = await tables(here.world.db).selectFrom('reminderMails').selectAll().orderBy('user').execute()
  return rows.map(({ state, reason }) => [state, reason].filter(Boolean).join(' '))
}

test('without a mail server nothing is queued, and with one what is due then goes', async () => {
  const { openMail, mailSettings } = here.world
  Object.assign(here.world, { openMail: undefined, mailSettings: undefined })
  await look()
  expect(await states()).toEqual([])
  await reminding?.stop()
  reminding = undefined
  Object.assign(here.world, { openMail, mailSettings })
  await look()
  expect(new Set(await states())).toEqual(new Set(['sent']))
  expect(server.taken.map(({ to }) => to)).toContain('staff@harbor.example')
})

test('what is entered while it reads is told at the next look, without anything else happening', async () => {
  const { commit } = here.world
  let later = ''
  here.world.commit = async (change, by) => {
    if (change.act !== 'reminders_queued' || later !== '') return await commit(change, by)
    later = (await logIncident({ ...here.world, commit }, people.officer, phishedMailbox)).id
    return await commit(change, by)
  }
  await look()
  expect(later).not.toBe('')
  expect(server.taken.map(({ raw }) => raw).join()).not.toContain(later)
  await look()
  expect(server.taken.map(({ raw }) => raw).join()).toContain(later)
})

test('two who look at once remind of each thing once', async () => {
  const both = await Promise.allSettled([queueReminders(here.world), queueReminders(here.world)])
  expect(both.map(({ status }) => status)).toContain('fulfilled')
  const rows = await tables(here.world.db).selectFrom('reminderMails').select(['user', 'what']).execute()
  expect(rows.map(({ user }) => user)).toContain(people.staff.id)
  expect(new Set(rows.map(({ user, what }) => `${user} ${what}`)).size).toBe(rows.length)
})

test('what was on its way when the process was cut off is in doubt, and is not sent again', async () => {
  await queueReminders(here.world)
  const rows = await tables(here.world.db).selectFrom('reminderMails').selectAll().execute()
  const writes = rows.map(({ id }) => updateReminderMail(id, { state: 'sending' }))
  await here.world.commit({ act: 'reminder_sending', writes }, { id: 'system' })
  await look()
  expect(new Set(await states())).toEqual(new Set(['in_doubt interrupted']))
  expect(server.taken).toEqual([])
})

test('a server that is busy is asked again later, and each mail goes once', async () => {
  let busy = true
  mood = (stage) => (stage === 'RCPT' && busy ? '451 4.3.0 Later, please' : undefined)
  const { look: again } = await look()
  expect(server.taken).toEqual([])
  expect((await states()).every((state) => state.startsWith('queued'))).toBe(true)
  busy = false
  await again()
  expect(server.taken).toEqual([])
  here.clock.now = '2026-11-23T16:00:00.000Z'
  await again()
  expect(new Set(await states())).toEqual(new Set(['sent']))
  const once = server.taken.length
  await again()
  expect(server.taken.length).toBe(once)
})

test('whoever was shut out meanwhile gets nothing', async () => {
  await queueReminders(here.world)
  await disableUser(here.world, people.admin, people.staff.id)
  await look()
  expect(server.taken.map(({ to }) => to)).not.toContain('staff@harbor.example')
  expect(await states()).toContain('failed account_closed')
})

describe('a mail server that takes nothing for days', () => {
  const PATIENCE = '451 4.3.0 Later, please'
  const logged = async () =>
    Number(
      (
        await tables(here.world.db)
          .selectFrom('log')
          .select(({ fn }) => fn.countAll().as('all'))
          .executeTakeFirstOrThrow()
      ).all,
    )

  test('leaves each person one mail with all that came meanwhile, and one brief of each kind', async () => {
    let busy = true
    mood = (stage) => (stage === 'RCPT' && busy ? PATIENCE : undefined)
    for (let day = 23; day <= 30; day += 1) {
      here.clock.now = `2026-11-${day}T15:00:00.000Z`
      await look()
    }
    const waiting = await tables(here.world.db).selectFrom('reminderMails').selectAll().execute()
    expect(waiting.map(({ state }) => state)).toEqual(waiting.map(() => 'queued'))
    const kinds = waiting.map(({ user, what }) => `${user} ${what}`)
    expect(new Set(kinds).size).toBe(kinds.length)
    busy = false
    here.clock.now = '2026-11-30T21:00:00.000Z'
    await look()
    expect(server.taken.length).toBe(waiting.length)
  })

  test('is not asked each minute for another mail, and fills no log', async () => {
    mood = (stage) => (stage === 'MAIL' ? PATIENCE : undefined)
    await look()
    const before = [server.lines(), await logged()]
    for (let minute = 1; minute <= 9; minute += 1) {
      here.clock.now = `2026-11-23T15:00:0${minute}.000Z`
      await look()
    }
    expect([server.lines(), await logged()]).toEqual(before)
    for (let minute = 1; minute <= 59; minute += 1) {
      here.clock.now = `2026-11-23T15:${String(minute).padStart(2, '0')}:30.000Z`
      await look()
    }
    expect((await logged()) - (before[1] ?? 0)).toBeLessThan(14)
  })
})
