import { existsSync } from 'node:fs'
import { Refused } from '../../errors.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { keyName } from '../../storage/vault/book-key.ts'
import type { Config } from '../config.ts'
import { isSealedFile, keyFile, writeKeyFile } from '../master-key/key-file.ts'
import { isInFile } from '../master-key/key-source.ts'
import { SHORTEST } from '../master-key/passphrase.ts'
import { inNodeWorld } from '../node.ts'
import { currentMasterKey } from '../opened-key.ts'

/** Seals the key file under a passphrase, in place. Throws Refused where there is no such file, or it is sealed already. */
export async function sealKeyFile(config: Config, by: Actor, passphrase: string): Promise<string> {
  if (isSealedFile(refuseWithoutFile(config)))
    throw new Refused('The master key is sealed already. To change its passphrase, run key unseal first.')
  if ([...passphrase].length < SHORTEST)
    throw new Refused(`The passphrase is too short. Use at least ${SHORTEST} characters, such as five words.`)
  return await rewrite(config, by, { passphrase, act: 'master_key_sealed' })
}

/** Takes the passphrase off again. Throws Refused where the file is not sealed. */
export async function unsealKeyFile(config: Config, by: Actor): Promise<string> {
  if (!isSealedFile(refuseWithoutFile(config))) throw new Refused('The master key is not sealed.')
  return await rewrite(config, by, { passphrase: undefined, act: 'master_key_unsealed' })
}

function refuseWithoutFile(config: Config): string {
  if (!isInFile(config)) throw new Refused('The master key comes from a setting and lies in no file here.')
  const file = keyFile(config)
  if (!existsSync(file)) throw new Refused(`There is no ${file}. Start Breachbook once, which makes it.`)
  return file
}

type Rewriting = { passphrase: string | undefined; act: 'master_key_sealed' | 'master_key_unsealed' }

async function rewrite(config: Config, by: Actor, { passphrase, act }: Rewriting): Promise<string> {
  const file = keyFile(config)
  return await inNodeWorld(config, async (world) => {
    const key = await currentMasterKey(world.config, world.db)
    await world.commit({ act, facts: { key: keyName(key) } }, by)
    writeKeyFile(file, key, passphrase)
    return file
  })
}
