import { type Reader, tables } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import type { Sealed } from '../core/sealed.ts'
import { type Staged, stage, type Write, write } from '../core/statement.ts'

/** The first answer to a request, or undefined where nobody asked yet; `sealed` is null while it is under way. */
export function findKeptAnswer(db: Reader, key: string) {
  return tables(db).selectFrom('firstAnswers').selectAll().where('key', '=', key).executeTakeFirst()
}

/** The statements that forget what was asked before that instant and take a key for a request under way. */
export function takeKey(key: string, askedAt: string, forgetBefore: string): Staged[] {
  return [
    stage((to) => to.deleteFrom('firstAnswers').where('askedAt', '<', forgetBefore)),
    stage((to) => to.insertInto('firstAnswers').values({ key, askedAt, sealed: null })),
  ]
}

/** The statement that saves the answer of a request. */
export function keepAnswer(key: string, sealed: Sealed): Staged {
  return stage((to) => to.updateTable('firstAnswers').set({ sealed }).where('key', '=', key))
}

/** The answers that are kept, sealed. */
export async function listKeptAnswers(db: Reader): Promise<{ key: string; sealed: Sealed }[]> {
  const rows = await tables(db).selectFrom('firstAnswers').select(['key', 'sealed']).execute()
  return rows.flatMap(({ key, sealed }) => (sealed ? [{ key, sealed }] : []))
}

/** The write that forgets these answers. */
export function deleteAnswers(keys: readonly string[]): Write {
  return write((to) => to.deleteFrom('firstAnswers').where('key', 'in', eachOf(keys)))
}

/** The statement that frees a key again. */
export function freeKey(key: string): Staged {
  return stage((to) => to.deleteFrom('firstAnswers').where('key', '=', key))
}
