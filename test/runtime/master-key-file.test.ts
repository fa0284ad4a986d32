import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyLog } from '../../src/actions/log/verify-log.ts'
import { readConfig } from '../../src/runtime/config.ts'
import { makeRecoverySheet, recoverKey } from '../../src/runtime/key-care/recover-key.ts'
import { rotateKey } from '../../src/runtime/key-care/rotate-key.ts'
import { sealKeyFile, unsealKeyFile } from '../../src/runtime/key-care/seal-key.ts'
import { inNodeWorld } from '../../src/runtime/node.ts'
import { makeFolder } from '../support/machine/folder.ts'

const by = { id: 'cli:admin' }
const PASSPHRASE = 'five plain words for a safe'

let folder: string
let file: string
beforeEach(async () => {
  folder = makeFolder()
  file = join(folder, 'master.key')
  await open()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a new master key', () => {
  test('takes the place of the old one, which stays beside it and opens the book no more', async () => {
    const before = readFileSync(file, 'utf8')
    const { old } = await rotateKey(config(), by)
    expect(readFileSync(old ?? '', 'utf8')).toBe(before)
    expect(statSync(old ?? '').mode & 0o077).toBe(0)
    expect(readFileSync(file, 'utf8')).not.toBe(before)
    expect(await open()).toContain('master_key_rotated')
    await expect(open({ BREACHBOOK_KEY: before.trim() })).rejects.toThrow('This is not the master key')
  })

  test('takes the place of that one in turn, as often as it is asked', async () => {
    for (let each = 0; each < 3; each += 1) await rotateKey(config(), by)
    expect((await open()).filter((act) => act === 'master_key_rotated')).toHaveLength(3)
  })

  test('is asked for while another is being made: that is refused with a sentence', async () => {
    const both = await Promise.allSettled([rotateKey(config(), by), rotateKey(config(), by)])
    expect(both.map(({ status }) => status).sort()).toContain('fulfilled')
    await open()
  })

  test('that a setting gives goes into a file of its own, and the old one opens the book no more', async () => {
    const [before, to] = [readFileSync(file, 'utf8').trim(), join(folder, 'new.txt')]
    rmSync(file)
    await expect(rotateKey(config({ BREACHBOOK_KEY: before }), by)).rejects.toThrow(/--to FILE/)
    await rotateKey(config({ BREACHBOOK_KEY: before }), by, to)
    await expect(open({ BREACHBOOK_KEY: before })).rejects.toThrow('This is not the master key')
    await open({ BREACHBOOK_KEY: readFileSync(to, 'utf8').trim() })
    await expect(rotateKey(config({ BREACHBOOK_KEY: before }), by, to)).rejects.toThrow(/is there already/)
  })
})

describe('a rotation that was cut off', () => {
  test('before its commit leaves a book that the old key opens', async () => {
    writeFileSync(`${file}.next`, `${Buffer.alloc(32, 9).toString('base64')}\n`)
    await open()
    await rotateKey(config(), by)
    expect(existsSync(`${file}.next`)).toBe(false)
    await open()
  })

  test('after its commit leaves a book that the new key opens, and the next start puts it in its place', async () => {
    const before = readFileSync(file)
    const { old } = await rotateKey(config(), by)
    renameSync(file, `${file}.next`)
    renameSync(old ?? '', file)
    await open()
    expect(readFileSync(file)).not.toEqual(before)
    expect(readdirSync(folder).filter((name) => name.includes('.until-'))).toHaveLength(1)
    expect(existsSync(`${file}.next`)).toBe(false)
  })

  test('where only the new key is left opens too', async () => {
    await rotateKey(config(), by)
    renameSync(file, `${file}.next`)
    await open()
    expect(existsSync(file)).toBe(true)
  })
})

describe('a key file under a passphrase', () => {
  test('opens with it alone, and says what is wrong without it', async () => {
    const plain = readFileSync(file, 'utf8').trim()
    await sealKeyFile(config(), by, PASSPHRASE)
    expect(readFileSync(file, 'utf8')).not.toContain(plain)
    expect(statSync(file).mode & 0o077).toBe(0)
    await expect(open()).rejects.toThrow(/is sealed under a passphrase\. Set BREACHBOOK_PASSPHRASE_FILE/)
    await expect(open({ BREACHBOOK_PASSPHRASE: `${PASSPHRASE}?` })).rejects.toThrow(/The passphrase does not open/)
    expect(await open({ BREACHBOOK_PASSPHRASE: PASSPHRASE })).toContain('master_key_sealed')
  })

  test('takes it from the first line of a file', async () => {
    await sealKeyFile(config(), by, PASSPHRASE)
    const kept = join(folder, 'passphrase.txt')
    writeFileSync(kept, `${PASSPHRASE}\n`)
    await open({ BREACHBOOK_PASSPHRASE_FILE: kept })
    await expect(open({ BREACHBOOK_PASSPHRASE_FILE: join(folder, 'nothing') })).rejects.toThrow(/cannot be read/)
  })

  test('stays under it when the key changes, and comes out again', async () => {
    await sealKeyFile(config(), by, PASSPHRASE)
    const given = { BREACHBOOK_PASSPHRASE: PASSPHRASE }
    await rotateKey(config(given), by)
    await expect(open()).rejects.toThrow(/sealed under a passphrase/)
    await unsealKeyFile(config(given), by)
    await open()
  })

  test('is refused a short one, a second one, and a damaged line', async () => {
    await expect(sealKeyFile(config(), by, 'too short')).rejects.toThrow(/at least 15 characters/)
    await sealKeyFile(config(), by, PASSPHRASE)
    await expect(sealKeyFile(config(), by, PASSPHRASE)).rejects.toThrow(/sealed already/)
    const line = readFileSync(file, 'utf8')
    writeFileSync(file, line.replace(':131072:', ':131071:'))
    await expect(open({ BREACHBOOK_PASSPHRASE: PASSPHRASE })).rejects.toThrow(/does not open/)
  })
})

describe('the recovery sheet', () => {
  test('gives the key back, tried on the book, and never before', async () => {
    const [sheet, before] = [join(folder, 'sheet.txt'), readFileSync(file)]
    await makeRecoverySheet(config(), by, sheet)
    const text = readFileSync(sheet, 'utf8')
    expect(text).not.toContain(before.toString().trim())
    expect(statSync(sheet).mode & 0o077).toBe(0)
    const words = text.split('\n').filter((line) => /^ {4}\d\. {2}\w{5} {3}/.test(line))
    await expect(recoverKey(config(), by, words.join('\n'))).rejects.toThrow(/is there already/)
    rmSync(file)
    await expect(recoverKey(config(), by, words.toReversed().join('\n'))).rejects.toThrow(/^Line 1 is mistyped/)
    await recoverKey(config(), by, words.join('\n'))
    expect(readFileSync(file)).toEqual(before)
    expect(await open()).toEqual(expect.arrayContaining(['recovery_sheet_made', 'master_key_recovered']))
  })

  test('of another book puts nothing in place', async () => {
    const [other, sheet] = [makeFolder(), join(folder, 'sheet.txt')]
    await makeRecoverySheet(config({ BREACHBOOK_DATA: other }), by, sheet)
    rmSync(file)
    const words =
      readFileSync(sheet, 'utf8')
        .match(/^ {4}\d\. .*$/gm)
        ?.slice(0, 8)
        .join('\n') ?? ''
    await expect(recoverKey(config(), by, words)).rejects.toThrow('This is not the master key')
    expect(existsSync(file)).toBe(false)
  })
})

describe('a command that prints the key', () => {
  test('opens the book, and is run without a shell', async () => {
    const kept = join(folder, 'kept elsewhere.txt')
    renameSync(file, kept)
    await open({ BREACHBOOK_KEY_COMMAND: `cat "${kept}"` })
    await expect(open({ BREACHBOOK_KEY_COMMAND: `cat "${kept}" ; true` })).rejects.toThrow(/ended with status 1/)
    expect(existsSync(file)).toBe(false)
  })

  test.each([
    ['false', /ended with status 1 and gave no key/],
    ['no-such-program-anywhere', /could not be run: no-such-program-anywhere \(ENOENT\)/],
    ['echo short', /must print the master key, 32 bytes in base64/],
  ])('%s is named', async (command, sentence) => {
    await expect(open({ BREACHBOOK_KEY_COMMAND: command })).rejects.toThrow(sentence)
  })
})

test.each(['0.1.0', '0.2.0'])(
  'a book of version %s is opened by its first key until that changes, and then by the new one',
  async (version) => {
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
    for (const name of ['breachbook.db', 'master.key'])
      cpSync(new URL(`../books/${version}/${name}`, import.meta.url), join(folder, name))
    const before = readFileSync(file, 'utf8').trim()
    await open({ BREACHBOOK_KEY: before })
    await rotateKey(config(), by)
    await open()
    await expect(open({ BREACHBOOK_KEY: before })).rejects.toThrow('This is not the master key')
  },
)

function config(settings: Record<string, string> = {}) {
  return readConfig({ BREACHBOOK_DATA: folder, BREACHBOOK_ZONE: 'America/New_York', ...settings })
}

// Opens the book, holds it whole, and answers what its log says.
function open(settings: Record<string, string> = {}): Promise<string[]> {
  return inNodeWorld(config(settings), async (world) => {
    expect((await verifyLog(world)).fault).toBeNull()
    const { rows } = await world.backend.query({ sql: `SELECT body ->> '$.act' AS act FROM log`, parameters: [] })
    return rows.map((row) => (row as { act: string }).act)
  })
}
