import type { Write } from '../../storage/core/statement.ts'
import { withoutPeople } from '../../storage/people/index-page.ts'
import { findAnybody } from '../../storage/people/people.ts'
import { listBlocks } from '../../storage/people/sealed-blocks.ts'
import {
  deletePairsOf,
  listBlockIds,
  listIndexPages,
  listSealedAlone,
  type RowOfRecount,
  resealBlock,
  resealPage,
  resealRow,
} from '../../storage/retention/person-rows.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { openBlock, sealBlock } from '../people/sealed-blocks.ts'
import { descriptionsOf, emptyPerson, personFrom, type SealedPerson } from '../people/sealed-person.ts'
import { freshRows } from '../roster/fresh-rows.ts'
import type { Whose } from './whose-records.ts'

/** The writes that take one person out of every sheet and every recount of the incident, and out of what finds people. */
export async function sheetWrites(opened: OpenIncident, vault: IncidentVault, whose: Whose): Promise<Write[]> {
  const { book, id } = opened
  const alone = await listSealedAlone(book.db, id)
  const { copies, writes } = await blockWrites(opened, vault, whose)
  return [
    ...alone.flatMap((row) => rowWrites(vault, row, whose)),
    ...writes,
    ...(await indexWrites(opened, vault, new Set([...whose.people, ...copies]))),
    deletePairsOf(id, whose.descriptions),
  ]
}

function rowWrites(vault: IncidentVault, row: RowOfRecount, whose: Whose): Write[] {
  const { person, sealed } = row
  const now = without(whose, person, vault.open<SealedPerson>(person, sealed!))
  return now ? [resealRow(row, vault.seal(person, now))] : []
}

const TOGETHER = 500

async function blockWrites(opened: OpenIncident, vault: IncidentVault, whose: Whose) {
  const { book, id } = opened
  const copies: string[] = []
  const ids = await listBlockIds(book.db, id)
  const writes: Write[] = []
  for (let at = 0; at < ids.length; at += TOGETHER) {
    for (const block of await listBlocks(book.db, new Set(ids.slice(at, at + TOGETHER)))) {
      const people = openBlock(vault, block.id, block.sealed)
      const own = await copiesAmong(opened, whose, people)
      copies.push(...own)
      const now = people.map(({ id, sealed }) => (own.has(id) ? emptied(id, sealed) : without(whose, id, sealed)))
      if (now.every((each) => each === null)) continue
      const left = people.map((each, place) => ({ ...each, sealed: now[place] ?? each.sealed }))
      writes.push(resealBlock(block.id, sealBlock(vault, block.id, left)))
    }
  }
  return { copies, writes }
}

// A row that says of somebody word for word what was said before is not counted, and yet lies in its block.
async function copiesAmong(
  { book, id }: OpenIncident,
  { said }: Whose,
  people: readonly InBlock[],
): Promise<Set<string>> {
  const alike = people.filter((each) => freshRows(said, [{ id: each.id, ...each.sealed }]).fresh.length === 0)
  if (alike.length === 0) return new Set()
  const ids = alike.map((each) => each.id)
  const counted = new Set((await findAnybody(book.db, id, ids)).map(({ person }) => person))
  return new Set(ids.filter((each) => !counted.has(each)))
}

type InBlock = { id: string; sealed: SealedPerson }

async function indexWrites(
  { book, id }: OpenIncident,
  vault: IncidentVault,
  gone: ReadonlySet<string>,
): Promise<Write[]> {
  const pages = await listIndexPages(book.db, id)
  return pages.flatMap(({ id: page, sealed, ...place }) => {
    const now = withoutPeople(vault, place, sealed, gone)
    return now ? [resealPage(page, now)] : []
  })
}

/**
 * What is left of somebody, sealed for the same row; null: nothing is to be taken away. What others once were joined from is
 * theirs no more.
 */
function without({ people, descriptions }: Whose, id: string, sealed: SealedPerson): SealedPerson | null {
  const said = descriptionsOf(id, sealed)
  const left = people.includes(id) ? [] : said.filter((each) => !descriptions.includes(each.id))
  if (left.length === said.length) return null
  return left.length === 0 ? emptied(id, sealed) : { ...personFrom(id, left), ...rowOf(sealed) }
}

function emptied(id: string, sealed: SealedPerson): SealedPerson {
  return { ...emptyPerson(id), ...rowOf(sealed) }
}

function rowOf({ row }: SealedPerson): Pick<SealedPerson, 'row'> {
  return row === undefined ? {} : { row }
}
