import PostalMime from 'postal-mime'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Principal } from '../../../src/access/roles.ts'
import { lineAsSet } from '../../../src/actions/email/mail-line.ts'
import { verifyLog } from '../../../src/actions/log/verify-log.ts'
import { saveChoice } from '../../../src/actions/reminders/choices.ts'
import { type Reminding, startReminding } from '../../../src/actions/reminders/reminding.ts'
import { askReporter, replyToReport } from '../../../src/actions/reports/follow-up.ts'
import { receiveReport } from '../../../src/actions/reports/receive-report.ts'
import { reportsOf } from '../../../src/actions/reports/reports.ts'
import { type Brief, REMINDER_KINDS } from '../../../src/breach/reminders/reminder.ts'
import { tables } from '../../../src/storage/core/database.ts'
import type { Role } from '../../../src/storage/core/role.ts'
import { type MailServer, startMailServer } from '../../support/mail/mail-server.ts'
import { ask, keyFor, NOWHERE, openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

const HOUR_MS = 3_600_000
const BEGINS = '2026-10-01T04:00:00.000Z'
const ENDS = '2027-10-01T04:00:00.000Z'
/** The process does not run: over the mark of 7 days of a legal deadline, and over a weekly brief. */
const STOPPED = ['2026-11-20 12', '2026-11-27 12'] as const
/** Words that stand in the book, and never in a mail. */
const PRIVATE = /Jane|Doe|mailbox|whisper|Elm St|laptop/i

const REPORT = { what: 'Jane Doe lost a laptop.', where: 'Elm St', who: 'Jane', knownOn: null }

/** What happens in which hour, by the clock on the wall in Boston: it is set back on November 1 and forward on March 14. */
const EVENTS: Record<string, () => Promise<unknown>> = {
  '2026-10-05 10': () =>
    does('staff', 'POST /api/incidents', {
      ...{ title: 'Jane Doe’s mailbox', kind: 'phishing', discoveredOn: '2026-10-02' },
      ...{ summary: 'A whisper.', site: 'Elm St' },
    }),
  '2026-10-06 09': async () => {
    const [one = '', other = ''] = await openSteps()
    await does('officer', 'PUT ~/steps/owners', { steps: [one, other], owner: 'staff@harbor.example' })
    await finish(await openSteps(), [one, other])
  },
  // One of the two gets another owner before it is late, and a backup.
  '2026-10-07 11': async () => {
    const [one = ''] = await openSteps()
    const wanted = { owner: 'admin@harbor.example', backup: 'officer@harbor.example', note: 'Jane is on leave.' }
    await does('officer', `PUT ~/steps/${one}/owner`, wanted)
  },
  '2026-10-20 10': () => stated(480),
  '2026-10-21 10': async () => await finish(await openSteps(), []),
  '2026-11-02 16': () => stated(510),
  '2026-12-04 15': async () => {
    const { items } = await does('officer', 'GET ~/duties').then(({ duties }) => ({ items: duties ?? [] }))
    for (const { id } of items)
      await does('officer', 'POST ~/notices', { duty: id, givenOn: '2026-12-04', how: 'Mail', difference: 'By hand.' })
  },
  '2026-12-15 10': async () => {
    const [one] = (await does('officer', 'GET ~/steps')).items ?? []
    await does('officer', `DELETE ~/steps/${one?.id}/completion`, { reason: 'Jane Doe called.' })
  },
  '2026-12-18 10': () => finishAll(),
  // Its legal deadline is March 28: the mark of 14 days falls on the Sunday on which the clock is set forward.
  '2027-01-28 09': () =>
    does('officer', 'POST /api/incidents', {
      ...{ title: 'The laptop of Jane Doe', kind: 'lost_or_stolen_device', discoveredOn: '2027-01-27' },
    }),
  '2027-02-04 10': () => finishAll(),
  '2027-01-29 10': () => chosen('staff', 'daily'),
  '2027-02-10 10': () => chosen('staff', 'none'),
  '2027-04-06 10': () => chosen('officer', 'none'),
  // Nobody signs in to report; what the reporter adds later is told too, and what the officer answers is not.
  '2027-06-08 14': () => receiveReport(here.world, null, { once: 'form', facts: REPORT, photo: null }),
  '2027-06-09 09': async () => {
    const [report] = await reportsOf(here.world)
    await askReporter(here.world, people.officer, report?.id ?? '', 'Which laptop?')
  },
  '2027-06-10 16': async () => {
    const [report] = await reportsOf(here.world)
    if (report) await replyToReport(here.world, report, 'That of Jane Doe.')
  },
  '2027-03-28 18': async () => {
    for (const { id } of (await does('officer', 'GET ~/duties')).duties ?? [])
      await does('officer', 'POST ~/notices', { duty: id, givenOn: '2027-03-28', how: 'Mail', difference: 'By hand.' })
  },
}

let here: TestWorld
let server: MailServer
let reminding: Reminding | null
let keys: Record<string, string>
let people: Record<Role, Principal>
let incident = ''
/** Each mail of the year as lines, in the order of their moments. */
let told: string[]
beforeAll(async () => {
  server = await startMailServer({ tls: 'none' })
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(BEGINS) })
  here = await openTestWorld()
  here.world.mailSettings = { ...NOWHERE, port: server.port }
  people = await settle(here.world)
  const roles: Role[] = ['admin', 'officer', 'staff', 'auditor']
  const made = roles.map(async (role) => [role, await keyFor(here.world, role, people[role].id)] as const)
  keys = Object.fromEntries(await Promise.all(made))
  await liveThroughTheYear()
  told = (await Promise.all(server.taken.map(({ raw, to }) => listed(raw, to)))).toSorted()
}, 600_000)
afterAll(async () => {
  await reminding?.stop()
  await here.close()
  await server.close()
  vi.useRealTimers()
})

describe('a year of reminders', () => {
  test('each that is due comes once, and in its hour', async () => {
    await expect(told.join('\n')).toMatchFileSnapshot('year.txt')
  })

  test('none is told twice, and none is on record that no mail told', async () => {
    const rows = await tables(here.world.db).selectFrom('reminders').selectAll().execute()
    const mails = await tables(here.world.db).selectFrom('reminderMails').selectAll().execute()
    expect(new Set(mails.map(({ state }) => state))).toEqual(new Set(['sent']))
    expect(server.taken.length).toBe(mails.length)
    expect(new Set(server.taken.map(({ messageId }) => messageId)).size).toBe(mails.length)
    expect(new Set(rows.map(({ mail }) => mail))).toEqual(new Set(mails.map(({ id }) => id)))
  })

  test('no mail holds a word of what was written about the incidents', async () => {
    for (const { raw } of server.taken) {
      const { subject = '', text = '', html = '' } = await PostalMime.parse(raw)
      expect(`${subject}${text}${html}`).not.toMatch(PRIVATE)
      expect(html).not.toMatch(/<(img|script|link|iframe)|url\(/)
    }
  })

  test('the book can be verified after it', async () => {
    expect((await verifyLog(here.world)).fault).toBeNull()
  })
})

async function liveThroughTheYear(): Promise<void> {
  for (let at = Date.parse(BEGINS); at < Date.parse(ENDS); at += HOUR_MS) {
    vi.setSystemTime(at)
    const hour = onTheWall(new Date(at).toISOString())
    if (hour === STOPPED[0]) await stop()
    const isStopped = hour >= STOPPED[0] && hour < STOPPED[1]
    if (!isStopped) reminding ??= startReminding(here.world, lineAsSet(here.world))
    await EVENTS[hour]?.()
    await reminding?.look()
  }
}

async function chosen(role: 'officer' | 'staff', brief: Brief): Promise<void> {
  await saveChoice(here.world, people[role], { kinds: REMINDER_KINDS, brief })
}

async function stop(): Promise<void> {
  await reminding?.stop()
  reminding = null
}

async function stated(people: number): Promise<void> {
  await does('officer', 'POST ~/counts', { people, byState: { MA: people }, basis: 'confirmed', reason: 'Counted.' })
}

async function openSteps(): Promise<string[]> {
  const { items = [] } = await does('officer', 'GET ~/steps')
  return items.filter(({ performedAt, isByHand }) => isByHand && !performedAt).map(({ id }) => id)
}

async function finish(steps: readonly string[], except: readonly string[]): Promise<void> {
  for (const id of steps.filter((each) => !except.includes(each)))
    await does('officer', `POST ~/steps/${id}/completion`, {})
}

async function finishAll(): Promise<void> {
  await finish(await openSteps(), [])
}

type Answered = {
  id: string
  items?: { id: string; performedAt?: string | null; isByHand?: boolean }[]
  duties?: { id: string }[]
}

async function does(role: Role, call: string, body?: object): Promise<Answered> {
  const [method = '', path = ''] = call.split(' ')
  const sent = body ? { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } } : {}
  const at = path.replace('~', `/api/incidents/${incident}`)
  const answer = await ask(here.world, at, { method, key: keys[role] ?? '', ...sent })
  const text = await answer.text()
  expect([call, answer.status < 300, text]).toEqual([call, true, text])
  const answered = JSON.parse(text || '{}') as Answered
  if (call === 'POST /api/incidents') incident = answered.id
  return answered
}

async function listed(raw: string, to: string): Promise<string> {
  const { date = '', subject = '', text = '' } = await PostalMime.parse(raw)
  const lines = text.split('\n').filter((line) => /^(\* |INCIDENT)/.test(line))
  return [`${onTheWall(date)}:00, to ${to}: ${subject}`, ...lines.map((line) => `  ${line}`), ''].join('\n')
}

function onTheWall(instant: string): string {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' } as const
  const words = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York', ...parts })
  return words.format(new Date(instant)).replace(', ', ' ')
}
