import { type Reader, tables } from '../core/database.ts'
import { type Staged, stage } from '../core/statement.ts'

/** Wrong sign-ins in a row and when the last one was, by whose they are: those since that instant. */
export function listTries(db: Reader, of: readonly string[], since: string) {
  return tables(db)
    .selectFrom('signInTries')
    .selectAll()
    .where('of', 'in', [...of])
    .where('lastAt', '>=', since)
    .execute()
}

/** The statements that forget what was tried before that instant and count a try. */
export function countTry(of: readonly string[], lastAt: string, forgetBefore: string): Staged[] {
  return [
    stage((to) => to.deleteFrom('signInTries').where('lastAt', '<', forgetBefore)),
    ...of.map((each) =>
      stage((to) =>
        to
          .insertInto('signInTries')
          .values({ of: each, tries: 1, lastAt })
          .onConflict((clash) =>
            clash.column('of').doUpdateSet((before) => ({ tries: before('signInTries.tries', '+', 1), lastAt })),
          ),
      ),
    ),
  ]
}

/** The statement that takes a try back: it was none. */
export function takeBackTry(of: string): Staged {
  return stage((to) =>
    to
      .updateTable('signInTries')
      .set((each) => ({ tries: each('tries', '-', 1) }))
      .where('of', '=', of)
      .where('tries', '>', 0),
  )
}

/** The statement that forgets all tries of somebody who is in. */
export function forgetTries(of: string): Staged {
  return stage((to) => to.deleteFrom('signInTries').where('of', '=', of))
}
