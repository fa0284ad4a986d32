import { Conflict, Refused } from '../../errors.ts'
import type { Write } from '../../storage/core/statement.ts'
import { sha256 } from '../../storage/log/canonical.ts'
import {
  deleteAnswers,
  findKeptAnswer,
  freeKey,
  keepAnswer,
  listKeptAnswers,
  takeKey,
} from '../../storage/users/idempotency.ts'
import type { Book } from './book.ts'

const REMEMBERED_MS = 24 * 60 * 60 * 1000

/** A request that may be repeated: who sent it where, under which Idempotency-Key, and what it said, once it is read. */
export type Repeatable = { by: string; to: string; key: string; said(): Promise<string> }

/** An answer as it is kept for a repeat. */
export type KeptAnswer = { status: number; headers: Record<string, string>; body: string }

/** What stands behind an Idempotency-Key: the first answer, or the room to save one or to free the key. */
export type Turn = { first: KeptAnswer } | { keep(answer: KeptAnswer): Promise<void>; free(): Promise<void> }

/**
 * Takes the key for this request, or answers what the first one was answered within the last 24 hours. Throws Conflict
 * while the first is under way, Refused when it said something else. What is kept is sealed, and no part of the log.
 */
export async function takeTurn(book: Book, request: Repeatable): Promise<Turn> {
  const key = sha256(JSON.stringify([request.by, request.to, request.key]))
  if (!(await wasTaken(book, key))) return ownTurn(book, key, request)
  const row = await findKeptAnswer(book.db, key)
  if (!row?.sealed) throw new Conflict(UNDER_WAY)
  const first = book.vault.book.open<KeptAnswer & { digest: string }>(sealedName(key), row.sealed)
  if (first.digest !== sha256(await request.said())) throw otherRequest()
  return { first }
}

const UNDER_WAY =
  'The first request with this Idempotency-Key has no answer yet. Wait a moment and repeat it. If the server was stopped, check whether the request was recorded, then use a new key.'

async function wasTaken({ stage, now }: Book, key: string): Promise<boolean> {
  const forgetBefore = new Date(Date.parse(now()) - REMEMBERED_MS).toISOString()
  try {
    await stage(takeKey(key, now(), forgetBefore))
    return false
  } catch (error) {
    if (!/UNIQUE constraint failed: first_answers\.key/.test(String(error))) throw error
    return true
  }
}

/** The write that forgets all answers but those to requests that were surely about other incidents than this one. */
export async function forgetAnswersAbout({ db, vault }: Book, incident: string): Promise<Write> {
  const kept = await listKeptAnswers(db)
  const aboutIt = kept.filter(({ key, sealed }) => {
    const { to = '' } = vault.book.open<{ to?: string }>(sealedName(key), sealed)
    const about = /\/incidents\/([^/]+)/.exec(to)?.[1]
    return about === undefined || about === incident
  })
  return deleteAnswers(aboutIt.map(({ key }) => key))
}

function ownTurn({ stage, vault }: Book, key: string, { to, said }: Repeatable): Turn {
  return {
    async keep(answer) {
      const digest = sha256(await said())
      await stage([keepAnswer(key, vault.book.seal(sealedName(key), { ...answer, digest, to }))])
    },
    free: () => stage([freeKey(key)]),
  }
}

function otherRequest(): Refused {
  const message = 'This Idempotency-Key was used for another request. Use a new key for each new request.'
  return new Refused(message, [{ path: 'Idempotency-Key', message }])
}

function sealedName(key: string): string {
  return `first-answer/${key}`
}
