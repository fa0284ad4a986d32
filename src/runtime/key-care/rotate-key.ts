import { randomBytes } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Refused } from '../../errors.ts'
import { takeLock } from '../../storage/core/sqlite.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { keyName, resealBookKey } from '../../storage/vault/book-key.ts'
import type { Config } from '../config.ts'
import { KEY_BYTES, keyFile, nextKeyFile, putNextInPlace, readKeyFile, writeKeyFile } from '../master-key/key-file.ts'
import { isInFile } from '../master-key/key-source.ts'
import { inNodeWorld } from '../node.ts'
import { currentMasterKey } from '../opened-key.ts'
import type { OwnWorld } from '../world.ts'

/** A rotation: the names of both keys, where the new one lies, and where the old one is kept (null: where it came from). */
export type Rotation = { from: string; to: string; file: string; old: string | null }

/**
 * Gives a book a new master key while a server may go on: the key of the book is sealed anew in one commit, and nothing else
 * is under the master key. The new key lies on the disk before the commit, the old one beside it after, so that a crash at
 * any point leaves a book that one of the two opens; the next start finds which. `to`: where the new key goes where a setting
 * gives the old one. Throws Refused while another rotation runs.
 */
export async function rotateKey(config: Config, by: Actor, to?: string): Promise<Rotation> {
  if (!isInFile(config) && to === undefined)
    throw new Refused('The master key comes from a setting. Say with --to FILE where the new key is to be written.')
  if (to !== undefined && existsSync(to)) throw new Refused(`${to} is there already. Choose a new name.`)
  return await inNodeWorld(config, async (world) => {
    const letGo = takeLock(join(config.data, 'key.lock'))
    if (!letGo) throw new Refused('The master key is being changed already. Wait until that is done.')
    try {
      return isInFile(config) ? await rotateFile(world, by) : await rotateSetting(world, by, to ?? '')
    } finally {
      letGo()
    }
  })
}

async function rotateFile(world: OwnWorld, by: Actor): Promise<Rotation> {
  const { config } = world
  const [file, next] = [keyFile(config), nextKeyFile(config)]
  // Of one that was cut off before its commit: it opens nothing.
  rmSync(next, { force: true })
  const names = await reseal(world, by, next)
  const old = putNextInPlace(config, world.now())
  return { ...names, file, old }
}

async function rotateSetting(world: OwnWorld, by: Actor, to: string): Promise<Rotation> {
  return { ...(await reseal(world, by, to)), file: to, old: null }
}

async function reseal(world: OwnWorld, by: Actor, file: string): Promise<{ from: string; to: string }> {
  const { config } = world
  const [before, fresh] = [await currentMasterKey(config, world.db), randomBytes(KEY_BYTES)]
  writeKeyFile(file, fresh, config.passphrase)
  // Nothing is sealed under a key that the disk does not give back.
  if (!fresh.equals(readKeyFile(file, config.passphrase))) throw new Refused(`${file} could not be written.`)
  const names = { from: keyName(before), to: keyName(fresh) }
  const bookKey = Buffer.from(config.bookKey ?? '', 'base64')
  await world.commit({ act: 'master_key_rotated', facts: names, writes: [resealBookKey(fresh, bookKey)] }, by)
  return names
}
