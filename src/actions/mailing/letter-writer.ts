import { createHash } from 'node:crypto'
import { type Channel, FIRST_STATE } from '../../breach/incident/letter-state.ts'
import { limitsBroken, MAIL_HOUSES, type MailHouse, type StoppedRow } from '../../letters/lists/mail-house.ts'
import type { Staged } from '../../storage/core/statement.ts'
import { stageLetter } from '../../storage/mailing/letter-writes.ts'
import type { StoredLetter } from '../../storage/mailing/letters.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { Book } from '../book/book.ts'
import type { Due } from './mailing-plan.ts'
import type { MailingRequest } from './mailing-request.ts'
import { hashOfLetter, sealLetter, type WrittenLetter } from './sealed-letter.ts'

const LETTERS_A_BATCH = 500

/** What was written: how many letters, the hash of their lines one after the other (`REFERENCE HASH`), and rows of no use to mail houses. */
export type WrittenLetters = {
  print: number
  email: number
  lettersHash: string
  /** Whether any of them bears a code for its reader alone. */
  hasCodes: boolean
  stopped: Record<MailHouse['id'], StoppedRow[]>
}

/** Takes letters in their order and stages them, sealed. */
export type LetterWriter = {
  /** `pages` is null where nothing is printed. */
  put(due: Due, sent: WrittenLetter, pages: number | null): Promise<void>
  close(): Promise<WrittenLetters>
}

type Given = { incident: string; mailing: string; request: MailingRequest; vault: IncidentVault; shared: Uint8Array }

/** Begins to write the letters of a mailing. */
export function openLetterWriter(book: Book, given: Given): LetterWriter {
  const hash = createHash('sha256')
  const part = partsOf(given.request.lettersAPart)
  const batches = batchesFor(book)
  const stacked = {
    print: 0,
    email: 0,
    hasCodes: false,
    stopped: { lob: [], postgrid: [], click2mail: [] } as WrittenLetters['stopped'],
  }
  return {
    async put(due, sent, pages) {
      const channel: Channel = sent.email === null ? 'print' : 'email'
      stacked[channel] += 1
      const place = { position: stacked.print + stacked.email, channel, pages, part: part(channel, sent, pages) }
      const row = rowOf(given, { ...due, ...place }, sent, book.now())
      if (sent.facts.code) stacked.hasCodes = true
      hash.update(`${row.reference} ${row.textHash}\n`)
      if (channel === 'print') stopRows(stacked.stopped, sent)
      await batches.add(stageLetter(row))
    },
    async close() {
      await batches.flush()
      return { ...stacked, lettersHash: hash.digest('hex') }
    },
  }
}

function batchesFor(book: Book) {
  let batch: Staged[] = []
  const flush = async () => {
    if (batch.length > 0) await book.stage(batch)
    batch = []
  }
  return {
    flush,
    async add(statement: Staged) {
      batch.push(statement)
      if (batch.length >= LETTERS_A_BATCH) await flush()
    },
  }
}

// Counts the letters of each language and page count into parts.
function partsOf(lettersAPart: number) {
  const counts = new Map<string, number>()
  return (channel: Channel, { facts }: WrittenLetter, pages: number | null): number | null => {
    if (channel === 'email' || pages === null) return null
    const group = `${facts.language} ${pages}`
    const before = counts.get(group) ?? 0
    counts.set(group, before + 1)
    return Math.floor(before / lettersAPart) + 1
  }
}

type Place = Due & { position: number; channel: Channel; pages: number | null; part: number | null }

function rowOf({ incident, mailing, request, vault, shared }: Given, place: Place, sent: WrittenLetter, at: string) {
  const { reference, language } = sent.facts
  return {
    ...place,
    mailing,
    incident,
    reference,
    language,
    kind: request.kind,
    copy: 1,
    textHash: hashOfLetter(sent),
    state: FIRST_STATE[place.channel],
    stateAt: at,
    reason: null,
    messageId: null,
    sealed: sealLetter(vault, sent, shared),
  } satisfies StoredLetter
}

function stopRows(stopped: WrittenLetters['stopped'], { facts: { reference, code }, to }: WrittenLetter): void {
  for (const house of MAIL_HOUSES) {
    const why = limitsBroken(house, { to, reference, code })
    if (why.length > 0) stopped[house.id].push({ reference, why: why.join(' ') })
  }
}
