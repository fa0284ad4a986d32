import { existsSync, writeFileSync } from 'node:fs'
import { Refused } from '../../errors.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { keyName } from '../../storage/vault/book-key.ts'
import { readRecoveryLines } from '../../storage/vault/recovery-lines.ts'
import type { Config } from '../config.ts'
import { bookFile } from '../data-folder.ts'
import { keyFile, writeKeyFile } from '../master-key/key-file.ts'
import { passphraseOf } from '../master-key/passphrase.ts'
import { inNodeWorld } from '../node.ts'
import { currentMasterKey } from '../opened-key.ts'
import { recoverySheet } from './recovery-sheet.ts'

/** Writes the recovery sheet of the master key into a new file, for its owner alone. Answers the key's name. */
export async function makeRecoverySheet(config: Config, by: Actor, file: string): Promise<string> {
  if (existsSync(file)) throw new Refused(`${file} is there already. Choose a new name.`)
  return await inNodeWorld(config, async (world) => {
    const key = await currentMasterKey(world.config, world.db)
    const name = keyName(key)
    await world.commit({ act: 'recovery_sheet_made', facts: { key: name } }, by)
    writeFileSync(file, recoverySheet(key, world.now().slice(0, 10)), { mode: 0o600, flag: 'wx' })
    return name
  })
}

/**
 * Puts the master key back from the words of its sheet. Where a book is there, the key is tried on it first. Throws Refused,
 * with the line that was mistyped, and where a key is there already.
 */
export async function recoverKey(config: Config, by: Actor, words: string): Promise<{ key: string; file: string }> {
  const file = keyFile(config)
  if (existsSync(file)) throw new Refused(`${file} is there already. Move it away first.`)
  const read = readRecoveryLines(words)
  if ('fault' in read) throw new Refused(read.fault)
  const name = keyName(read.key)
  const write = () => writeKeyFile(file, read.key, passphraseOf(config))
  if (!existsSync(bookFile(config))) write()
  else await inBookOf(config, read.key, by, name, write)
  return { key: name, file }
}

async function inBookOf(config: Config, key: Uint8Array, by: Actor, name: string, write: () => void): Promise<void> {
  const given = { ...config, key: Buffer.from(key).toString('base64'), keyCommand: undefined }
  await inNodeWorld(given, async (world) => {
    await world.commit({ act: 'master_key_recovered', facts: { key: name } }, by)
    write()
  })
}
