import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../../src/runtime/config.ts'
import { openNodeWorld } from '../../src/runtime/node.ts'
import { makeFolder } from '../support/machine/folder.ts'

const OTHER_KEY = Buffer.alloc(32, 7).toString('base64')

let folder: string
let file: string
beforeEach(async () => {
  folder = makeFolder()
  file = join(folder, 'master.key')
  await open()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a new book makes its key, for its owner alone, and nothing else in the folder is anybody’s to read', () => {
  for (const name of ['master.key', 'breachbook.db']) expect(statSync(join(folder, name)).mode & 0o077).toBe(0)
})

test('a book whose key is gone says so, and makes no new one', async () => {
  rmSync(file)
  await expect(open()).rejects.toThrow('The master key is missing. Restore your copy of it')
  expect(existsSync(file)).toBe(false)
})

test('an empty key is no key', async () => {
  writeFileSync(file, '')
  await expect(open()).rejects.toThrow('holds no master key')
})

test('the key of another book opens nothing', async () => {
  await expect(open({ BREACHBOOK_KEY: OTHER_KEY })).rejects.toThrow('This is not the master key for this database.')
  writeFileSync(file, `${OTHER_KEY}\n`)
  await expect(open()).rejects.toThrow('This is not the master key for this database.')
})

test('the right key put back opens it again', async () => {
  const key = readFileSync(file, 'utf8')
  rmSync(file)
  await expect(open({ BREACHBOOK_KEY: key.trim() })).resolves.toBeUndefined()
})

async function open(settings: Record<string, string> = {}): Promise<void> {
  const world = await openNodeWorld(readConfig({ BREACHBOOK_DATA: folder, ...settings }))
  await world.backend.close()
}
