import { Refused } from '../../errors.ts'
import type { KeySource } from '../master-key/key-source.ts'
import { askSecret, mayAsk, passphraseOf } from '../master-key/passphrase.ts'

/** A passphrase for the key: of the settings, or typed twice at the terminal. Throws Refused where neither is. */
export async function newPassphrase(source: KeySource): Promise<string> {
  const given = passphraseOf(source)
  if (given !== undefined) return given
  if (!mayAsk()) throw new Refused('Set BREACHBOOK_PASSPHRASE_FILE, or run this in a terminal, where it asks.')
  const typed = await askSecret('New passphrase: ')
  if (typed !== (await askSecret('The same again: ')))
    throw new Refused('The two are not the same. Nothing was changed.')
  return typed
}
