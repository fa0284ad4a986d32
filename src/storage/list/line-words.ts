import { createHmac } from 'node:crypto'
import type { Incident } from '../../breach/incident/incident.ts'
import { plainSite } from '../../breach/incident/site.ts'
import { KINDS } from '../../breach/law/kinds.ts'
import type { Vault } from '../vault/vault.ts'

/** The words by which an incident is found, as keyed hashes: of its number, title, kind, site and vendor. Those of added steps come on top. */
export function wordsOf(vault: Vault, { id, title, kind, site, associate }: Incident): string[] {
  const texts = [id, title, KINDS[kind], site, associate?.name]
  const whole = site === null ? [] : [siteWord(vault, site)]
  return [...new Set([...texts.flatMap((text) => soughtWords(vault, text ?? '')), ...whole])]
}

/** The hashes of the words of a text, each once; neither case nor accents count. */
export function soughtWords(vault: Vault, text: string): string[] {
  const words = plain(text).match(/[\p{L}\p{N}]+/gu) ?? []
  return hashed(vault, [...new Set(words)])
}

/** The hash of a site as a whole. */
export function siteWord(vault: Vault, site: string): string {
  return hashed(vault, [`site ${plainSite(site)}`]).join()
}

function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

function hashed(vault: Vault, words: readonly string[]): string[] {
  if (words.length === 0) return []
  const key = vault.secretFor('words of incidents')
  return words.map((word) => createHmac('sha256', key).update(word).digest('base64url').slice(0, LENGTH))
}

/** Signs of a hash: 96 bits. */
const LENGTH = 16
