import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeKey } from '../../../src/access/keys.ts'
import type { Principal } from '../../../src/access/roles.ts'
import { addUser } from '../../../src/access/users.ts'
import { changePractice } from '../../../src/actions/practice/practice.ts'
import type { MailSettings } from '../../../src/mail/settings.ts'
import { backupsInPlace } from '../../../src/runtime/backups-in-place.ts'
import { readConfig } from '../../../src/runtime/config.ts'
import { openNodeWorld } from '../../../src/runtime/node.ts'
import type { OwnWorld as World } from '../../../src/runtime/world.ts'
import type { Role } from '../../../src/storage/core/role.ts'
import { createApp } from '../../../src/web/app.ts'
import { harborMedSpa, PASSWORD } from '../../cast/practice.ts'
import { type Answered, type Described31, documented } from './documented.ts'
import { rememberPasswords } from './remembered-passwords.ts'

/** A world of its own, with the set-up code AAAA-BBBB-CCCC, on a real SQLite file in a folder that `close` takes away. `clock.now` may be set. */
export async function openTestWorld(now?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'breachbook-test-'))
  cpSync(await emptyBook(), folder, { recursive: true })
  const clock = { now: now ?? null }
  const opened = await openNodeWorld(configIn(folder), 'AAAA-BBBB-CCCC')
  await rememberPasswords(await opened.auth())
  opened.backups = backupsInPlace(opened)
  const world: World = Object.assign(opened, {
    now: () => clock.now ?? new Date().toISOString(),
    mailSettings: NOWHERE,
  })
  const close = async () => {
    await world.backend.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { world, folder, clock, close }
}

/** A mail server that nobody runs: letters may go by e-mail, and none does before a test opens an outbox. */
export const NOWHERE: MailSettings = Object.freeze({
  host: '127.0.0.1',
  port: 9,
  tls: 'none',
  login: null,
  from: { name: 'Harbor Med Spa', address: 'privacy@harbor.example' },
  perMinute: 60,
  retrySeconds: 60,
})

// Made once in a process: each world begins as a copy of it.
let empty: Promise<string> | undefined

function emptyBook(): Promise<string> {
  empty ??= makeEmptyBook()
  return empty
}

async function makeEmptyBook(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'breachbook-empty-'))
  const { backend } = await openNodeWorld(configIn(folder))
  await backend.close()
  return folder
}

function configIn(folder: string) {
  return readConfig({ BREACHBOOK_DATA: folder, BREACHBOOK_ZONE: 'America/New_York' })
}

export type TestWorld = Awaited<ReturnType<typeof openTestWorld>>

/** The practice set up, with somebody of each role who can sign in: `officer@harbor.example` and so on. */
export async function settle(world: World): Promise<Record<Role, Principal>> {
  await changePractice(world, { id: 'system' }, harborMedSpa)
  const people = {} as Record<Role, Principal>
  for (const role of ['admin', 'officer', 'staff', 'auditor'] as const) {
    const { id } = await addUser(world, {
      email: `${role}@harbor.example`,
      name: `The ${role}`,
      role,
      password: PASSWORD,
    })
    people[role] = { id, name: `The ${role}`, role }
  }
  return people
}

/** An API key of that role: a program's, or a user's own. */
export async function keyFor(world: World, role: Role, owner: string | null = null): Promise<string> {
  const { secret, kept } = makeKey(`${role} key`, role, world.now(), { owner })
  await world.commit({ act: 'key_added', writes: [kept] }, { id: 'system' })
  return secret
}

const app = createApp()

/** What the API answered so far in this test file, as its document names it. */
export const answered: Answered[] = []

/** Sends a request to the whole application, as the network would. What the API answers is held against its document. */
export async function ask(
  world: World,
  path: string,
  init: RequestInit & { key?: string; cookie?: string } = {},
): Promise<Response> {
  const { key, cookie, ...rest } = init
  const headers = new Headers(rest.headers)
  if (key) headers.set('Authorization', `Bearer ${key}`)
  if (cookie) headers.set('Cookie', cookie)
  if (rest.method && rest.method !== 'GET' && !key) headers.set('Origin', world.config.url)
  const request = new Request(new URL(path, world.config.url), { ...rest, headers })
  const answer = await app.fetch(request, { ...world, address: '127.0.0.1' })
  await holdAgainstDocument(world, request, answer)
  return answer
}

let hold: ReturnType<typeof documented> | undefined

async function holdAgainstDocument(world: World, { method, url }: Request, answer: Response): Promise<void> {
  const path = new URL(url).pathname
  if (!path.startsWith('/api/') || /^\/api\/(docs(\/\w+)?|openapi\.json)$/.test(path)) return
  hold ??= documented((await (await ask(world, '/api/openapi.json')).json()) as Described31)
  const found = await hold(method, path, answer)
  if (found) answered.push(found)
}

/** Signs somebody in through the page and answers the cookies to send along. */
export async function signInAs(world: World, email: string, password = PASSWORD): Promise<string> {
  const answer = await ask(world, '/sign-in', { method: 'POST', body: new URLSearchParams({ email, password }) })
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
