import { type Reader, tables } from '../core/database.ts'
import type { Sealed } from '../core/sealed.ts'
import { type Write, write } from '../core/statement.ts'
import type { Vault } from '../vault/vault.ts'

/** A logo as it is kept: `id` is the SHA-256 of its picture, in hexadecimal. */
export type StoredLogo = { id: string; width: number; height: number; addedAt: string }

/** What is sealed of a logo; its bytes in base64. */
export type SealedLogo = { format: 'png' | 'jpeg'; bytes: string }

/** The logo that letters show now, without its picture; undefined: none. */
export function findChosenLogo(db: Reader): Promise<Pick<StoredLogo, 'id' | 'width' | 'height'> | undefined> {
  return tables(db).selectFrom('logos').select(['id', 'width', 'height']).where('chosen', '=', 1).executeTakeFirst()
}

/** A logo with its picture, whether letters show it now or did once; undefined: there is none of that id. */
export async function findLogo(db: Reader, vault: Vault, id: string): Promise<(StoredLogo & SealedLogo) | undefined> {
  const row = await tables(db).selectFrom('logos').selectAll().where('id', '=', id).executeTakeFirst()
  return row && { ...withoutSeal(row), ...vault.book.open<SealedLogo>(nameOf(id), row.sealed) }
}

/** The writes after which letters show this logo; one that was there before is chosen again. */
export function chooseLogo(vault: Vault, { format, bytes, ...row }: StoredLogo & SealedLogo): Write[] {
  const sealed = vault.book.seal(nameOf(row.id), { format, bytes } satisfies SealedLogo)
  return [
    chooseNone(),
    write((to) =>
      to
        .insertInto('logos')
        .values({ ...row, chosen: 1, sealed })
        .onConflict((clash) => clash.column('id').doUpdateSet({ chosen: 1 })),
    ),
  ]
}

/** The write after which letters show no logo; what letters showed before stays. */
export function chooseNone(): Write {
  return write((to) => to.updateTable('logos').set({ chosen: 0 }).where('chosen', '=', 1))
}

function withoutSeal({ id, width, height, addedAt }: StoredLogo & { sealed: Sealed }): StoredLogo {
  return { id, width, height, addedAt }
}

function nameOf(id: string): string {
  return `logo/${id}`
}
