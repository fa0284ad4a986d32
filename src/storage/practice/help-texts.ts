import { type Reader, tables } from '../core/database.ts'
import { type Write, write } from '../core/statement.ts'
import type { Vault } from '../vault/vault.ts'

/** What the practice wrote in a language of help that is free. */
export type StoredHelpText = { code: string; text: string }

/** Every such text, by language. */
export async function listHelpTexts(db: Reader, vault: Vault): Promise<StoredHelpText[]> {
  const rows = await tables(db).selectFrom('helpTexts').selectAll().orderBy('language').execute()
  return rows.map(({ language: code, sealed }) => ({
    code,
    text: vault.book.open<{ text: string }>(nameOf(code), sealed).text,
  }))
}

/** The write that saves a text, in place of the one before. */
export function upsertHelpText(vault: Vault, { code, text }: StoredHelpText, writtenAt: string): Write {
  const row = { writtenAt, sealed: vault.book.seal(nameOf(code), { text }) }
  return write((to) =>
    to
      .insertInto('helpTexts')
      .values({ language: code, ...row })
      .onConflict((clash) => clash.column('language').doUpdateSet(row)),
  )
}

/** The write that removes a text. */
export function deleteHelpText(code: string): Write {
  return write((to) => to.deleteFrom('helpTexts').where('language', '=', code))
}

function nameOf(code: string): string {
  return `help-text/${code}`
}
