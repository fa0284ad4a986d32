import { type Reader, tables } from '../core/database.ts'
import type { Sealed } from '../core/sealed.ts'
import { type Write, write } from '../core/statement.ts'

/** The name under which the settings for outgoing mail are sealed. */
export const MAIL_SETTINGS = 'mail-settings'

/** The sealed settings for outgoing mail; undefined: none are saved. */
export async function findMailSettings(db: Reader): Promise<Sealed | undefined> {
  const row = await tables(db)
    .selectFrom('secrets')
    .select('sealed')
    .where('name', '=', MAIL_SETTINGS)
    .executeTakeFirst()
  return row?.sealed
}

/** The write that saves them in place of those before. */
export function upsertMailSettings(sealed: Sealed): Write {
  return write((to) =>
    to
      .insertInto('secrets')
      .values({ name: MAIL_SETTINGS, sealed })
      .onConflict((clash) => clash.column('name').doUpdateSet({ sealed })),
  )
}

/** The write that says more of settings that are still those; of others that were saved meanwhile it changes nothing. */
export function updateMailSettings(before: Sealed, sealed: Sealed): Write {
  return write((to) =>
    to.updateTable('secrets').set({ sealed }).where('name', '=', MAIL_SETTINGS).where('sealed', '=', before),
  )
}

/** The write that forgets them. */
export function deleteMailSettings(): Write {
  return write((to) => to.deleteFrom('secrets').where('name', '=', MAIL_SETTINGS))
}
