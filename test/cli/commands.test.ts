import { spawnSync } from 'node:child_process'
import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { offerSecondStep, setSecondStep } from '../../src/access/proofs/second-step.ts'
import { signInRule } from '../../src/access/second-step-rule.ts'
import { logIncident } from '../../src/actions/incident/log-incident.ts'
import { tables } from '../../src/storage/core/database.ts'
import { findUserByEmail } from '../../src/storage/users/users.ts'
import { phishedMailbox } from '../cast/incidents.ts'
import { PASSWORD } from '../cast/practice.ts'
import { makeFolder } from '../support/machine/folder.ts'
import { typed } from '../support/machine/terminal.ts'
import { cutRoster } from '../support/rosters/rosters.ts'
import { authenticator } from '../support/world/authenticator.ts'
import { ask, openTestWorld, settle, signInAs, type TestWorld } from '../support/world/world.ts'

const CLI = fileURLToPath(new URL('../../src/cli.js', import.meta.url))

let book: TestWorld
let incident: string
beforeAll(async () => {
  book = await openTestWorld()
  const { officer } = await settle(book.world)
  const facts = { ...phishedMailbox, discoveredOn: '2026-01-15' }
  incident = (await logIncident(book.world, officer, facts)).id
})
afterAll(() => book.close())

describe('what is typed wrong', () => {
  test.each([
    [[], 2, /Choose a command\. Commands: serve, duties, count, import/],
    [['improt'], 2, /There is no command improt\. Commands: /],
    [['constructor'], 2, /There is no command constructor/],
    [['--help'], 0, /Commands: serve/],
    [['import', '--help'], 0, /^import INCIDENT FILE/],
    [['import'], 2, /Name the incident and at least one FILE/],
    [['import', 'x', 'y', '--colour', 'red'], 2, /--colour/],
    [['user', 'remove'], 2, /Usage: user add/],
    [['user', 'remove-second-step', '--email', 'a@b.example'], 2, /Add --email and --reason/],
    [['user', 'second-step-rule', 'never'], 2, /Add optional or required/],
    [['user', 'add', '--email', 'a@b.example'], 2, /Add --email, --name and --role/],
    [['key', 'add', '--name', 'x', '--role', 'king'], 2, /The role must be one of admin, officer, staff, auditor/],
    [['log'], 2, /Usage: log export FILE/],
  ])('%j answers %i, words to people, and no data', async (args, status, words) => {
    expect(await typed(book.folder, args)).toEqual({
      status,
      words: expect.stringMatching(words),
      out: '',
      answer: undefined,
    })
  })
})

describe('what cannot be done', () => {
  test.each([
    [
      'an incident that is not there',
      () => ['import', '2026-9999', cutRoster(3, makeFolder())],
      /There is no incident 2026-9999/,
    ],
    ['a file that is not there', () => ['import', incident, 'nowhere.csv'], /nowhere\.csv: file not found/],
    ['a folder', () => ['import', incident, makeFolder()], /is a folder. Name the files in it/],
    ['an empty file', () => ['import', incident, fileWith('')], /\.csv: The file is empty/],
    [
      'a map to a field that is none',
      () => ['import', incident, cutRoster(3, makeFolder()), '--map', 'shoe=SIZE'],
      /There is no field "shoe"/,
    ],
    [
      'a map to a column that is none',
      () => ['import', incident, cutRoster(3, makeFolder()), '--map', 'mrn=SIZE'],
      /There is no column "SIZE"/,
    ],
  ])('%s: one sentence, and nothing is kept', async (_what, args, words) => {
    const answer = await typed(book.folder, args())
    expect(answer).toEqual({ status: 1, words: expect.stringMatching(words), out: '', answer: undefined })
    expect(await tables(book.world.db).selectFrom('rosters').select('id').execute()).toEqual([])
    expect(await tables(book.world.db).selectFrom('uploads').select('id').execute()).toEqual([])
  })
})

test('user remove-second-step lets somebody in with the password alone who lost phone and recovery codes', async () => {
  const { world, folder } = book
  const email = 'admin@harbor.example'
  const id = (await findUserByEmail(world.db, email))?.id ?? ''
  const seat = { session: 'any', address: '127.0.0.1' }
  const { offer, typed: letters } = await offerSecondStep(world, seat, id, { presentPassword: PASSWORD })
  await setSecondStep(world, seat, id, { offer, code: await authenticator(letters).now() })
  const options = ['--email', email, '--reason', 'Phone and codes burnt.']
  expect(await typed(folder, ['user', 'remove-second-step', ...options])).toMatchObject({ status: 0, answer: { id } })
  expect((await findUserByEmail(world.db, email))?.secondStep).toBeNull()
  expect(await typed(folder, ['user', 'remove-second-step', ...options])).toMatchObject({
    status: 1,
    words: expect.stringContaining('The admin has no second step.'),
  })
})

test('user site says where somebody of the staff works', async () => {
  const move = ['user', 'site', '--email', 'staff@harbor.example']
  expect(await typed(book.folder, [...move, '--site', 'Salem'])).toMatchObject({ answer: { site: 'Salem' } })
  expect((await findUserByEmail(book.world.db, 'staff@harbor.example'))?.site).toBe('Salem')
  expect(await typed(book.folder, move)).toMatchObject({ status: 0, answer: { site: null } })
  const nobody = await typed(book.folder, ['user', 'site', '--email', 'nobody@harbor.example'])
  expect(nobody).toMatchObject({ status: 1, words: expect.stringContaining('There is no user') })
})

test('user change gives somebody another name, e-mail address or role, and keeps the last admin', async () => {
  const change = ['user', 'change', '--email', 'staff@harbor.example']
  const now = { name: 'Stella', email: 'stella@harbor.example', role: 'auditor' }
  const all = ['--name', now.name, '--new-email', now.email, '--role', now.role]
  expect(await typed(book.folder, [...change, ...all])).toMatchObject({ status: 0, answer: now })
  const back = ['user', 'change', '--email', now.email, '--new-email', 'staff@harbor.example', '--role', 'staff']
  expect(await typed(book.folder, back)).toMatchObject({ status: 0, answer: { role: 'staff' } })
  const last = ['user', 'change', '--email', 'admin@harbor.example', '--role', 'officer']
  expect(await typed(book.folder, last)).toMatchObject({ status: 1, words: expect.stringContaining('last admin') })
})

test('user second-step-rule says whether admins and officers need a second step', async () => {
  for (const rule of ['optional', 'required'] as const) {
    const answer = await typed(book.folder, ['user', 'second-step-rule', rule])
    expect(answer).toMatchObject({ status: 0, answer: { secondStep: rule } })
    expect(await signInRule(book.world.db)).toBe(rule)
  }
})

describe('import', () => {
  test('takes several files, says what each came to, and is entered as done by whoever typed it', async () => {
    const files = [cutRoster(20, makeFolder()), cutRoster(30, makeFolder())]
    const { status, answer } = await typed(book.folder, ['import', incident, ...files])
    expect(status).toBe(0)
    expect(answer).toMatchObject({
      rows: 50,
      new: 30,
      joined: 20,
      refused: 0,
      people: 30,
      byState: { MA: 30 },
      review: 0,
    })
    const entries = await tables(book.world.db)
      .selectFrom('log')
      .select('body')
      .where('incident', '=', incident)
      .orderBy('seq')
      .execute()
    const imports = entries.map(({ body }) => JSON.parse(body)).filter(({ act }) => act === 'roster_imported')
    expect(imports).toEqual([
      expect.objectContaining({ by: expect.stringMatching(/^cli:./) }),
      expect.objectContaining({ by: expect.stringMatching(/^cli:./) }),
    ])
  })
})

describe('people and keys', () => {
  const ines = ['user', 'add', '--email', 'Ines@harbor.example', '--name', 'Ines Duarte', '--role', 'staff']

  test('somebody who is added can sign in; her password is told nowhere', async () => {
    const { status, answer, words, out } = await typed(book.folder, ines, 'seven white herons\n')
    expect({ status, words }).toEqual({ status: 0, words: '' })
    expect(answer).toMatchObject({ role: 'staff' })
    expect(out).not.toContain('herons')
    const cookie = await signInAs(book.world, 'ines@harbor.example', 'seven white herons')
    expect((await ask(book.world, '/', { cookie })).status).toBe(200)
  })

  test.each([
    ['the same address again', ines, PASSWORD, /already a user/],
    ['a short password', ines.with(3, 'kofi@harbor.example'), 'herons\n', /at least 12 characters/],
    ['a password that many have', ines.with(3, 'kofi@harbor.example'), 'QwertyQwerty1\n', /attackers try/],
    ['a name as the password', ines.with(3, 'kofi@harbor.example'), 'ines-duarte-1\n', /little more than names/],
    ['no password', ines.with(3, 'kofi@harbor.example'), '', /at least 12 characters/],
    ['a role that is none', ines.with(3, 'kofi@harbor.example').with(7, 'king'), PASSWORD, /The role must be one of/],
    ['an address that is none', ines.with(3, 'kofi'), PASSWORD, /Enter an e-mail address/],
  ])('%s is refused in a sentence', async (_what, args, password, sentence) => {
    const { status, out, words } = await typed(book.folder, args, password)
    expect({ status, out, words }).toEqual({ status: 1, out: '', words: expect.stringMatching(sentence) })
  })

  test('a key is printed once, opens what its role may, and is kept only as its hash', async () => {
    const { answer } = await typed(book.folder, ['key', 'add', '--name', 'Dashboard', '--role', 'auditor'])
    expect((await ask(book.world, '/api/incidents', { key: answer.key })).status).toBe(200)
    const rows = await tables(book.world.db).selectFrom('apiKeys').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(answer.key)
  })
})

describe('as a program of its own', () => {
  const run = (folder: string, args: string[], env: Record<string, string> = {}) =>
    spawnSync(process.execPath, [CLI, ...args], {
      encoding: 'utf8',
      env: { ...process.env, BREACHBOOK_DATA: folder, ...env },
    })

  test('data goes to standard output, words to standard error, and the exit status tells', () => {
    const folder = makeFolder()
    const whole = run(folder, ['verify'])
    expect({ status: whole.status, whole: JSON.parse(whole.stdout).whole, words: whole.stderr }).toEqual({
      status: 0,
      whole: true,
      words: 'The log is intact: 0 entries.\n',
    })
    expect(run(folder, ['verify', 'one', 'two'])).toMatchObject({ status: 2, stdout: '' })
    expect(run(folder, ['verify', 'nowhere.jsonl'])).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('file not found'),
    })
  })

  test('a setting that is wrong is named, and the master key is readable by nobody else', () => {
    const folder = makeFolder()
    expect(run(folder, ['verify'], { PORT: 'many' })).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('PORT must be a number'),
    })
    expect(run(folder, ['verify'], { BREACHBOOK_KEY: 'short' }).stderr).toContain(
      'BREACHBOOK_KEY must be 32 bytes in base64',
    )
    run(folder, ['verify'])
    expect(statSync(join(folder, 'master.key')).mode & 0o777).toBe(0o600)
  })
})

function fileWith(text: string): string {
  const file = join(makeFolder(), 'roster.csv')
  writeFileSync(file, text)
  return file
}
