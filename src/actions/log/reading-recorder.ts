import type { Act } from '../../breach/words/acts.ts'
import {
  batchMac,
  findReadingHead,
  type ReadingHead,
  readingFingerprint,
  stageBatch,
} from '../../storage/log/readings.ts'
import type { Book } from '../book/book.ts'

/** What was read: a list of people, one person, a letter, what a search found, a file, or something to take away. */
export type ReadingKind = 'list' | 'person' | 'letter' | 'search' | 'attachment' | 'accounting' | 'export' | 'reason'

/**
 * Somebody read of patients: who, by way of which key, from which network address, what, of which incident, and whose
 * records were shown. `reason`: why an auditor opened the record. `part`: what file or list of it.
 */
export type Reading = {
  at: string
  by: string
  via?: string | undefined
  from: string
  what: ReadingKind
  incident?: string | undefined
  people?: readonly string[] | undefined
  letter?: string | undefined
  part?: string | undefined
  reason?: string | undefined
}

/** Takes note of readings; `flush` keeps what is waiting, `stop` does that and names the newest batch in the log. */
export type ReadingRecorder = { note(reading: Reading): void; flush(): Promise<void>; stop(): Promise<void> }

/** What a part of the application needs that records readings or tells of them. */
export type WithReadings = {
  readings: ReadingRecorder
  /** Until when an auditor may open a record for which he or she gave a reason, by who and whose. */
  reasonsGiven: Map<string, string>
}

const EVERY_MS = 1000
const ANCHOR_EVERY_MS = 60 * 60 * 1000
const ANCHORED: Act = 'access_log_anchored'

/** Keeps readings of a book a second after the first of them, together: reading waits for no writing. */
export function readingRecorder(book: Book): ReadingRecorder {
  let waiting: Reading[] = []
  let timer: NodeJS.Timeout | undefined
  let kept = Promise.resolve()
  const chain = { head: undefined as ReadingHead | undefined, anchored: 0, anchoredAt: Date.now() }
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    kept = kept.then(async () => {
      const batch = waiting
      waiting = []
      if (batch.length > 0) chain.head = await keep(book, batch, chain.head)
      if (Date.now() - chain.anchoredAt > ANCHOR_EVERY_MS) await anchor(book, chain)
    })
    kept = kept.catch(sayWhyNot)
    return kept
  }
  return {
    note(reading) {
      waiting.push(reading)
      timer ??= later(flush)
    },
    flush,
    async stop() {
      await flush()
      await anchor(book, chain).catch(sayWhyNot)
    },
  }
}

// A Worker’s timers hold nothing up.
function later(flush: () => Promise<void>): NodeJS.Timeout {
  const timer = setTimeout(() => void flush(), EVERY_MS)
  timer.unref?.()
  return timer
}

function sayWhyNot(error: Error): void {
  console.error(`The access log could not be kept: ${error.message}`)
}

// Another process may have kept a batch meanwhile: then the next number is looked up.
async function keep(book: Book, batch: readonly Reading[], known: ReadingHead | undefined): Promise<ReadingHead> {
  const before = known ?? (await findReadingHead(book.db))
  const number = before.number + 1
  const { proof, vault } = book
  const row = { number, madeAt: book.now(), sealed: vault.book.seal(batchName(number), batch) }
  const head = { number, mac: batchMac(proof.keys, row, before.mac) }
  const names = new Set(batch.flatMap(namesIn))
  const fingerprints = [...names].map((name) => readingFingerprint(proof.keys, name))
  try {
    await book.stage(stageBatch({ ...row, mac: head.mac }, fingerprints))
    return head
  } catch (error) {
    if (known === undefined || !/UNIQUE constraint failed: reading_batches/.test(String(error))) throw error
    return await keep(book, batch, undefined)
  }
}

/**
 * The names under which a reading is found: who read, and whose record, of which incident. Files of a whole mailing and
 * drafts for a whole roster name nobody: they are found under the mailing, and as the drafts of their incident.
 */
export function namesIn({ by, what, incident, people = [], letter, part = '' }: Reading): string[] {
  const mailing = what === 'export' ? /^mailings\/([^/]+)\//.exec(part)?.[1] : undefined
  return [
    `user/${by}`,
    ...(incident ? [`incident/${incident}`] : []),
    ...people.map((person) => `person/${incident}/${person}`),
    ...(letter ? [`letter/${letter}`] : []),
    ...(mailing ? [`mailing/${mailing}`] : []),
    ...(what === 'export' && /^letters\W/.test(part) ? [`drafts/${incident}`] : []),
  ]
}

/** The name under which a batch is sealed. */
export function batchName(number: number): string {
  return `readings/${number}`
}

type Chain = { head: ReadingHead | undefined; anchored: number; anchoredAt: number }

// A batch cut off the end is missed by whoever finds it named in the log.
async function anchor(book: Book, chain: Chain): Promise<void> {
  const { head } = chain
  if (!head || head.number === chain.anchored || book.heads.older !== null) return
  const facts = { batch: head.number, mac: Buffer.from(head.mac).toString('hex') }
  await book.commit({ act: ANCHORED, facts }, { id: 'system' })
  Object.assign(chain, { anchored: head.number, anchoredAt: Date.now() })
}
