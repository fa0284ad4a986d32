import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { saveBackupSettings } from '../../src/actions/backup/backup-settings.ts'
import { sweepBackups } from '../../src/runtime/backup-maker.ts'
import { backupsInPlace } from '../../src/runtime/backups-in-place.ts'
import { wordsOn } from '../support/world/pages.ts'
import { ask, openTestWorld, settle, signInAs, type TestWorld } from '../support/world/world.ts'

let here: TestWorld
let folder: string
beforeEach(async () => {
  here = await openTestWorld()
  const { admin } = await settle(here.world)
  here.world.backups = backupsInPlace(here.world)
  folder = join(here.folder, 'copies')
  mkdirSync(folder)
  await saveBackupSettings(here.world, admin, { folder, keep: 3, daily: true })
})
afterEach(async () => {
  vi.restoreAllMocks()
  await here.close()
})

test('what a killed server left of a backup is taken away, and nothing else', async () => {
  for (const name of ['breachbook-20261122150000.backup.part', 'breachbook-20261122150000.backup', 'mine.part'])
    writeFileSync(join(folder, name), '')
  await sweepBackups(here.world)
  expect(readdirSync(folder).sort()).toEqual(['breachbook-20261122150000.backup', 'mine.part'])
})

test('a backup folder that cannot be read keeps no server from starting: one line says it, and so does the first page', async () => {
  rmSync(folder, { recursive: true })
  writeFileSync(folder, 'A file by now.')
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  await sweepBackups(here.world)
  expect(said.mock.calls).toEqual([
    [expect.stringMatching(/^The backup folder \/.*copies cannot be used: ENOTDIR[^\n]*$/)],
  ])
  const today = await ask(here.world, '/', { cookie: await signInAs(here.world, 'admin@harbor.example') })
  expect(wordsOn(await today.text())).toContain('There is no backup of this book yet.')
})
