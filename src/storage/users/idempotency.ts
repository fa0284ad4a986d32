import type { Statement } from '../core/backend.ts'
import { type Reader, write } from '../core/database.ts'

/** The first answer to a request, or undefined where nobody asked yet; `sealed` is null while it is under way. */
export function findKeptAnswer(db: Reader, key: string) {
  return db.selectFrom('firstAnswers').selectAll().where('key', '=', key).executeTakeFirst()
}

/** The statements that forget what was asked before that instant and take a key for a request under way. */
export function takeKey(key: string, askedAt: string, forgetBefore: string): Statement[] {
  const forget = write.deleteFrom('firstAnswers').where('askedAt', '<', forgetBefore)
  const take = write.insertInto('firstAnswers').values({ key, askedAt, sealed: null })
  return [forget.compile(), take.compile()]
}

/** The statement that keeps the answer of a request. */
export function keepAnswer(key: string, sealed: Uint8Array): Statement {
  return write.updateTable('firstAnswers').set({ sealed }).where('key', '=', key).compile()
}

/** The statement that frees a key again. */
export function freeKey(key: string): Statement {
  return write.deleteFrom('firstAnswers').where('key', '=', key).compile()
}
