import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Head } from '../storage/log/chain.ts'
import type { SignedHead } from '../storage/log/heads.ts'
import type { OwnWorld } from './world.ts'

/** The file in which the newest head is kept. */
export const HEAD_FILE = 'newest-head.json'
const AT_MOST_EVERY_MS = 1000

/** Keeps the newest signed head of a book in files outside its database, a second after a change and when it is closed. */
export type HeadKeeper = {
  newest(): SignedHead | null
  changed(head: Head): void
  flush(): Promise<void>
  forget(): void
}

/** Keeps it in these folders. What is kept is never replaced by an older head, until `forget`. */
export function headKeeper(folders: readonly string[], world: () => OwnWorld | undefined): HeadKeeper {
  let waiting: NodeJS.Timeout | undefined
  let told: Head | undefined
  const newest = () => newestOf(folders.map(readHead))
  const keepNewest = async () => {
    const book = world()
    if (!book || !told || book.heads.older !== null) return
    const head = await book.signer.sign(told, book.now())
    for (const folder of folders) if ((readHead(folder)?.seq ?? 0) < head.seq) keep(folder, head)
  }
  let kept = Promise.resolve()
  const flush = () => {
    if (waiting === undefined) return kept
    clearTimeout(waiting)
    waiting = undefined
    kept = kept.then(keepNewest).catch(sayWhyNot)
    return kept
  }
  return {
    newest,
    flush,
    changed(head) {
      if (head.seq > (told?.seq ?? 0)) told = head
      waiting ??= setTimeout(() => void flush(), AT_MOST_EVERY_MS).unref()
    },
    forget() {
      for (const folder of folders) rmSync(join(folder, HEAD_FILE), { force: true })
    },
  }
}

// What was recorded is recorded: a head that could not be kept now is kept with the next change.
function sayWhyNot(error: Error): void {
  console.error(`The newest head of the log could not be kept outside the database: ${error.message}`)
}

function newestOf(heads: readonly (SignedHead | null)[]): SignedHead | null {
  return heads.reduce((newest, head) => (head && head.seq > (newest?.seq ?? -1) ? head : newest), null)
}

function readHead(folder: string): SignedHead | null {
  try {
    return JSON.parse(readFileSync(join(folder, HEAD_FILE), 'utf8')) as SignedHead
  } catch {
    return null
  }
}

// Whole or not at all, so that a power cut leaves one that can be read.
function keep(folder: string, head: SignedHead): void {
  mkdirSync(folder, { recursive: true })
  const fresh = join(folder, `${HEAD_FILE}.${randomUUID()}`)
  try {
    writeFileSync(fresh, `${JSON.stringify(head)}\n`, { mode: 0o600 })
    renameSync(fresh, join(folder, HEAD_FILE))
  } finally {
    rmSync(fresh, { force: true })
  }
}
