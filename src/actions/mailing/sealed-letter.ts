import { randomBytes } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { composeLetter } from '../../letters/individual/compose.ts'
import { type LetterFacts, letterFacts } from '../../letters/individual/facts.ts'
import { type Recipient, recipientOf } from '../../letters/lists/recipient.ts'
import type { Letter } from '../../letters/text/letter.ts'
import type { Sealed } from '../../storage/core/sealed.ts'
import { sha256 } from '../../storage/log/canonical.ts'
import type { StoredLetter } from '../../storage/mailing/letters.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { Book } from '../book/book.ts'
import type { Press } from '../letter/press.ts'

/** A letter exactly as it went: what it was printed from, its text, and where to. Later templates change nothing in it. */
export type WrittenLetter = {
  facts: LetterFacts
  markdown: string
  /** The reader's language where the roster names it: it chooses the shape of Chinese characters. */
  language: string | null
  /** Whether it was laid out to spare pages; left out of letters that were made before any was. */
  sparesPages?: boolean
  /** The whole letter as plain text. */
  text: string
  /** Drawn for this letter, hex: without it nobody who guesses a text can tell by the hash that the letter had it. */
  salt: string
  to: Recipient
  /** The e-mail address it goes to; null: on paper. */
  email: string | null
}

const SALT_BYTES = 16

/** What stands of a letter in the log and in lists, a letter's `textHash`: SHA-256 of its salt, a line feed and its text. */
export function hashOfLetter({ salt, text }: Pick<WrittenLetter, 'salt' | 'text'>): string {
  return sha256(`${salt}\n${text}`)
}

/** Writes a letter down as it is about to go. */
export function writtenLetter(book: Book & Press, letter: Letter, email: string | null): WrittenLetter {
  const written = letterFacts(letter)
  // An e-mail has no window that an address would show in.
  const facts = email === null ? written : { ...written, address: [] }
  const { markdown, text } = composeLetter(book.render, facts)
  const salt = randomBytes(SALT_BYTES).toString('hex')
  const { language = null } = letter.person
  return { facts, markdown, language, sparesPages: true, text, salt, to: recipientOf(letter), email }
}

/**
 * Seals a letter small. `shared` holds letters like it: what a mailing says to everybody is kept once, and each letter
 * takes a few hundred bytes.
 */
export function sealLetter(vault: IncidentVault, sent: WrittenLetter, shared: Uint8Array): Sealed {
  const packed = deflateRawSync(Buffer.from(JSON.stringify(sent)), { dictionary: shared })
  return vault.sealBytes(nameOf(sent.facts.reference), packed)
}

/** Opens a letter that was sealed with the same `shared`. Throws where a single byte of it was changed. */
export function openLetter(
  vault: IncidentVault,
  row: Pick<StoredLetter, 'reference' | 'sealed' | 'textHash'>,
  shared: Uint8Array,
): WrittenLetter {
  const packed = vault.openBytes(nameOf(row.reference), row.sealed)
  const sent: WrittenLetter = JSON.parse(inflateRawSync(packed, { dictionary: shared }).toString())
  if (hashOfLetter(sent) !== row.textHash) throw new Error(`Letter ${row.reference} is not the one that was sent.`)
  return sent
}

/** What letters like these share, as `sealLetter` takes it. */
export function sharedBy(samples: readonly WrittenLetter[]): Uint8Array {
  return Buffer.from(samples.map((sample) => JSON.stringify(sample)).join('\n'))
}

function nameOf(reference: string): string {
  return `letter/${reference}`
}
