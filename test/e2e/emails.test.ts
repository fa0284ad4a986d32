import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logIncident } from '../../src/actions/incident/log-incident.ts'
import { changePractice } from '../../src/actions/practice/practice.ts'
import { readConfig } from '../../src/runtime/config.ts'
import { openNodeWorld } from '../../src/runtime/node.ts'
import { phishedMailbox } from '../cast/incidents.ts'
import { harborMedSpa } from '../cast/practice.ts'
import { makeFolder } from '../support/machine/folder.ts'
import { type Server, startServer } from '../support/machine/server.ts'
import { typed } from '../support/machine/terminal.ts'
import { queueEmails, readers } from '../support/mail/emails.ts'
import { type MailServer, type Mood, type Stage, startMailServer } from '../support/mail/mail-server.ts'
import { seeded } from '../support/rosters/made-up.ts'

const EMAILS = 250
const KILLS = Number(process.env.KILLS ?? 10)
/** About one life's share of the letters, so that the kills fall all along the way. */
const LETTERS_A_LIFE = 24
const TEST_MS = 240_000
const SENDER = fileURLToPath(new URL('../support/mail/sender.ts', import.meta.url))
/** Where `serve` keeps its compiled code: each of the many senders starts sooner with it. */
const CODE = fileURLToPath(new URL('../../node_modules/.cache/breachbook', import.meta.url))
const OFFICER = { id: 'officer' }

const folder = makeFolder()
const STAGES: readonly Stage[] = ['MAIL', 'RCPT', 'DATA', 'text', 'taken']

let mailServer: MailServer
let server: Server
let asked = 0
let cutAfterTheLetter = 0
let onStage: (stage: Stage) => void = () => {}

beforeAll(async () => {
  const world = await openNodeWorld(readConfig({ BREACHBOOK_DATA: folder, BREACHBOOK_ZONE: 'America/New_York' }))
  await changePractice(world, OFFICER, harborMedSpa)
  const { id } = await logIncident(world, OFFICER, phishedMailbox)
  await queueEmails(world, id, readers(EMAILS))
  await world.backend.close()
  mailServer = await startMailServer({ mood: moody })
  writeFileSync(join(folder, 'mail-server.pem'), mailServer.cert)
})
afterAll(async () => {
  await server?.kill()
  await mailServer?.close()
})

test(`of ${EMAILS} readers each gets exactly one letter from a moody server and a sender killed ${KILLS} times, save those in doubt`, {
  timeout: TEST_MS,
}, async () => {
  for (let kill = 0; kill < KILLS; kill += 1) await sendAndKill(kill)
  server = await startServer({ folder, env: settings() })
  await until(() => statesNow().every(({ state }) => state !== 'queued' && state !== 'sending'))
  await server.stop()

  const letters = statesNow()
  const taken = Map.groupBy(mailServer.taken, ({ to }) => to)
  const doubtful = letters.filter(({ state }) => state === 'in_doubt')
  const failed = letters.filter(({ state }) => state === 'failed')
  expect(letters).toHaveLength(EMAILS)
  expect([...new Set(letters.map(({ state }) => state))].sort()).toEqual(['failed', 'in_doubt', 'sent'])
  const because = Map.groupBy(doubtful, ({ reason }) => reason)
  expect(because.get('interrupted')?.length).toBeLessThanOrEqual(KILLS)
  expect(because.get('line_lost')?.length).toBeLessThanOrEqual(cutAfterTheLetter)
  for (const { position, state, messageId } of letters) {
    const came = taken.get(addressOf(position)) ?? []
    if (state === 'sent') expect(came.map(({ messageId }) => messageId)).toEqual([messageId])
    else expect(came.length).toBeLessThanOrEqual(state === 'in_doubt' ? 1 : 0)
  }
  expect(failed.map(({ position, reason }) => ({ position, reason }))).toEqual(
    letters
      .filter(({ position }) => isNobody(addressOf(position)))
      .map(({ position }) => ({ position, reason: '550 5.1.1' })),
  )
  expect(doubtful.map(({ reason }) => reason)).toEqual(
    doubtful.map(() => expect.stringMatching(/^(interrupted|line_lost)$/)),
  )
  expect(mailServer.taken.every(({ encrypted }) => encrypted)).toBe(true)
  expect(await typed(folder, ['verify'])).toMatchObject({ status: 0, answer: { whole: true } })
})

function settings(): Record<string, string> {
  return {
    SMTP_URL: `smtp://127.0.0.1:${mailServer.port}?tls=required`,
    MAIL_FROM: 'Harbor Med Spa <privacy@harbor.example>',
    MAIL_RATE: '60000',
    MAIL_RETRY: '0.01',
    NODE_EXTRA_CA_CERTS: join(folder, 'mail-server.pem'),
    NODE_COMPILE_CACHE: CODE,
  }
}

// At any stage of any letter of this life, or some milliseconds after: then it is about to record what became of it.
async function sendAndKill(kill: number): Promise<void> {
  const stage = STAGES[kill % STAGES.length] ?? 'taken'
  let left = Math.ceil(seeded(kill) * LETTERS_A_LIFE)
  const reached = new Promise<void>((resolve) => {
    onStage = (now) => {
      if (now === stage && left-- === 1) resolve()
    }
  })
  const env = { ...process.env, ...settings(), BREACHBOOK_DATA: folder, BREACHBOOK_ZONE: 'America/New_York' }
  const sender = spawn(process.execPath, [SENDER], { env, stdio: ['ignore', 'inherit', 'inherit'] })
  const ended = once(sender, 'exit')
  await Promise.race([reached, ended])
  await wait(kill % 2 === 0 ? 0 : seeded(kill + 50) * 20)
  sender.kill('SIGKILL')
  onStage = () => {}
  expect(await ended).toEqual([null, 'SIGKILL'])
}

// Always the same moods: a line cut here and there, a busy server, and readers whose mailbox is gone.
function moody(stage: Stage, { to }: { to: string }): ReturnType<Mood> {
  asked += 1
  onStage(stage)
  const luck = seeded(asked)
  if (stage === 'RCPT' && isNobody(to)) return '550 5.1.1 No such user here'
  if (stage === 'greeting') return luck < 0.02 ? '421 4.3.2 Busy' : undefined
  if (stage === 'text' || stage === 'taken') {
    if (luck >= 0.006) return luck < 0.02 && stage === 'text' ? '451 4.3.0 Later' : undefined
    cutAfterTheLetter += 1
    return 'drop'
  }
  if (luck < 0.01) return 'drop'
  return luck < 0.02 ? '450 4.2.0 Later' : undefined
}

function isNobody(address: string): boolean {
  return /^reader\d*49@/.test(address)
}

function addressOf(position: number): string {
  return `reader${position - 1}@patients.example`
}

type Row = { position: number; state: string; reason: string | null; messageId: string | null }

function statesNow(): Row[] {
  const database = new Sqlite(join(folder, 'breachbook.db'), { readonly: true })
  try {
    const columns = 'position, state, reason, message_id AS messageId'
    return database.prepare(`SELECT ${columns} FROM letters ORDER BY position`).all() as Row[]
  } finally {
    database.close()
  }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await wait(50)
}
