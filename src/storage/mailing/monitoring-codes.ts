import { sql } from 'kysely'
import type { Product } from '../../breach/incident/letter-text.ts'
import { type Reader, tables } from '../core/database.ts'
import type { MonitoringCodeRow } from '../core/people-tables.ts'
import { type Write, write } from '../core/statement.ts'

/** A code for the free service, sealed; `person`: whom it was dealt to. */
export type StoredCode = Omit<MonitoringCodeRow, 'incident'>

/** Every code of an incident, in the order in which they are dealt. */
export function listCodes(db: Reader, incident: string): Promise<StoredCode[]> {
  return tables(db)
    .selectFrom('monitoringCodes')
    .select(['product', 'position', 'person', 'sealed'])
    .where('incident', '=', incident)
    .orderBy('product')
    .orderBy('position')
    .execute()
}

/** As many rows as one statement carries: far below the longest text that a statement may hold. */
const TOGETHER = 2000

/** The writes that save codes; the table refuses a place or a person that is taken. */
export function insertCodes(incident: string, rows: readonly StoredCode[]): Write[] {
  return inChunks(rows).map((some) => {
    const packed = JSON.stringify(
      some.map(({ product, position, person, sealed }) => [
        product,
        position,
        person,
        Buffer.from(sealed).toString('hex'),
      ]),
    )
    return write((to) =>
      to
        .insertInto('monitoringCodes')
        .columns(['incident', 'product', 'position', 'person', 'sealed'])
        .expression(
          sql`SELECT ${incident}, value ->> 0, value ->> 1, value ->> 2, unhex(value ->> 3) FROM json_each(${packed}) WHERE true`,
        ),
    )
  })
}

/** The writes that deal codes to people, each by its place. A code that somebody has already stays with him or her. */
export function dealCodes(incident: string, product: Product, dealt: readonly (readonly [number, string])[]): Write[] {
  return inChunks(dealt).map((some) =>
    write((to) =>
      to
        .updateTable('monitoringCodes')
        .set({ person: sql<string>`dealt.value ->> 1` })
        .from(sql<{ value: string }>`json_each(${JSON.stringify(some)})`.as('dealt'))
        .where('incident', '=', incident)
        .where('product', '=', product)
        .where('monitoringCodes.person', 'is', null)
        .where(sql<boolean>`position = dealt.value ->> 0`),
    ),
  )
}

/** The write that removes the codes of a service that stand on no letter that was made. */
export function deleteUnusedCodes(incident: string, product: Product): Write {
  return write((to) =>
    to
      .deleteFrom('monitoringCodes')
      .where('incident', '=', incident)
      .where('product', '=', product)
      .where(({ or, eb, selectFrom }) =>
        or([
          eb('person', 'is', null),
          eb('person', 'not in', selectFrom('letters').select('letters.person').where('incident', '=', incident)),
        ]),
      ),
  )
}

function inChunks<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / TOGETHER)
  return Array.from({ length: count }, (_, at) => items.slice(at * TOGETHER, (at + 1) * TOGETHER))
}
