import type { Write } from '../../storage/core/statement.ts'
import { withoutPeople } from '../../storage/people/index-page.ts'
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
import type { Whose } from './whose-records.ts'

/** The writes that take one person out of every sheet and every recount of the incident, and out of what finds people. */
export async function sheetWrites(opened: OpenIncident, vault: IncidentVault, whose: Whose): Promise<Write[]> {
  const { book, id } = opened
  const alone = await listSealedAlone(book.db, id)
  return [
    ...alone.flatMap((row) => rowWrites(vault, row, whose)),
    ...(await blockWrites(opened, vault, whose)),
    ...(await indexWrites(opened, vault, whose)),
    deletePairsOf(id, whose.descriptions),
  ]
}

function rowWrites(vault: IncidentVault, row: RowOfRecount, whose: Whose): Write[] {
  const { person, sealed } = row
  const now = without(whose, person, vault.open<SealedPerson>(person, sealed!))
  return now ? [resealRow(row, vault.seal(person, now))] : []
}

const TOGETHER = 500

async function blockWrites({ book, id }: OpenIncident, vault: IncidentVault, whose: Whose): Promise<Write[]> {
  const ids = await listBlockIds(book.db, id)
  const writes: Write[] = []
  for (let at = 0; at < ids.length; at += TOGETHER) {
    for (const block of await listBlocks(book.db, new Set(ids.slice(at, at + TOGETHER)))) {
      const people = openBlock(vault, block.id, block.sealed)
      const now = people.map((each) => without(whose, each.id, each.sealed))
      if (now.every((each) => each === null)) continue
      const left = people.map((each, place) => ({ ...each, sealed: now[place] ?? each.sealed }))
      writes.push(resealBlock(block.id, sealBlock(vault, block.id, left)))
    }
  }
  return writes
}

async function indexWrites({ book, id }: OpenIncident, vault: IncidentVault, whose: Whose): Promise<Write[]> {
  const gone = new Set(whose.people)
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
  const now = left.length === 0 ? emptyPerson(id) : personFrom(id, left)
  return sealed.row === undefined ? now : { ...now, row: sealed.row }
}
