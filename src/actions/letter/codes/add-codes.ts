import type { Product } from '../../../breach/incident/letter-text.ts'
import { Refused } from '../../../errors.ts'
import { Unreadable } from '../../../people/reading/file/refusals.ts'
import { type CodeRow, codeRows } from '../../../people/reading/list/code-list.ts'
import {
  deleteUnusedCodes,
  insertCodes,
  listCodes,
  type StoredCode,
} from '../../../storage/mailing/monitoring-codes.ts'
import type { Book } from '../../book/book.ts'
import { eachCountedPerson } from '../../count/counted-people.ts'
import { type Basis, decideOn } from '../../incident/incident.ts'
import type { OpenIncident } from '../../incident/open-incident.ts'
import { vaultOf } from '../../people/people.ts'
import { openCode, sealCode } from './codes.ts'
import { dealFreeCodes } from './deal-codes.ts'
import { ownersOf } from './owners.ts'
import { refuseRows } from './refuse-rows.ts'

/** The largest file of codes, in bytes. */
export const CODES_LIMIT = 20_000_000

/**
 * Adds the codes of a file for one service, sealed, and deals them: with a reference to whom it names, else one each to
 * those who have none. Refused, with the rows, where a code stands in it twice or is known already, or where a reference names nobody or
 * somebody who has one; nothing of it is kept then.
 */
export async function addCodes(
  book: Book,
  id: string,
  basis: Basis,
  product: Product,
  bytes: Uint8Array,
): Promise<void> {
  const rows = checked(await read(book, bytes))
  await decideOn(book, id, basis, async (opened) => {
    const added = await storedRows(opened, product, rows)
    const { incident } = opened
    const named = added.filter(({ person }) => person !== null).length
    return {
      incident,
      act: 'codes_added',
      facts: { product, codes: added.length, named },
      writes: insertCodes(id, added),
    }
  })
  await dealFreeCodes(book, basis.by, id)
}

/** Removes the codes of a service that stand on no letter that was made; whoever has a letter keeps the code. */
export async function removeUnusedCodes(book: Book, id: string, basis: Basis, product: Product): Promise<void> {
  await decideOn(book, id, basis, ({ incident }) => ({
    incident,
    act: 'codes_removed',
    facts: { product },
    writes: [deleteUnusedCodes(id, product)],
  }))
}

function checked(rows: CodeRow[]): CodeRow[] {
  if (rows.length === 0) throw refusal('There is no code in the file. Put one code in each row.')
  refuseRows(rows, ({ code }) => code === '', 'no code')
  refuseRows(rows, ({ code }) => code.length > LONGEST_CODE, `a code of more than ${LONGEST_CODE} characters`)
  const seen = new Set<string>()
  refuseRows(rows, ({ code }) => seen.size === seen.add(code).size, 'a code that stands in an earlier row too')
  return rows
}

const LONGEST_CODE = 100

async function read({ reads }: Book, bytes: Uint8Array): Promise<CodeRow[]> {
  try {
    return await (reads?.codes(bytes) ?? codeRows(bytes))
  } catch (error) {
    if (error instanceof Unreadable) throw refusal(error.message)
    throw error
  }
}

async function storedRows(opened: OpenIncident, product: Product, rows: readonly CodeRow[]): Promise<StoredCode[]> {
  const vault = await vaultOf(opened)
  const before = await listCodes(opened.book.db, opened.id)
  const known = new Set(before.map((row) => openCode(vault, row)))
  for await (const { person } of eachCountedPerson(opened)) if (person.monitoringCode) known.add(person.monitoringCode)
  refuseRows(rows, ({ code }) => known.has(code), 'a code that is here already')
  const owners = await ownersOf(
    opened,
    rows,
    before.filter((row) => row.product === product),
  )
  const last = Math.max(0, ...before.filter((row) => row.product === product).map(({ position }) => position))
  return rows.map(({ code, row }, at) => {
    const position = last + at + 1
    return { product, position, person: owners.get(row) ?? null, sealed: sealCode(vault, product, position, code) }
  })
}

function refusal(message: string): Refused {
  return new Refused(message, [{ path: 'file', message }])
}
