import type { StoredPerson } from '../../storage/people/people.ts'
import { listBlocks } from '../../storage/people/sealed-blocks.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { Book } from '../book/book.ts'
import { onceEach } from '../book/parts.ts'
import type { SealedPerson } from './sealed-person.ts'

/** As many people are sealed in one block: few, for who opens one of them opens all. */
export const PEOPLE_A_BLOCK = 16

const MOST_REMEMBERED = 256

/** Seals people of one roster together: each of a million alone takes longer than all of them to read. */
export function sealBlock(vault: IncidentVault, id: number, people: readonly { id: string; sealed: SealedPerson }[]) {
  const lines = people.map((each) => `\n${each.id} ${JSON.stringify(each.sealed)}`)
  return vault.sealBytes(blockName(id), Buffer.from(lines.join('')))
}

/** The people of a block, in their order. */
export function openBlock(
  vault: IncidentVault,
  id: number,
  sealed: Uint8Array,
): { id: string; sealed: SealedPerson }[] {
  const lines = textOf(vault, id, sealed).split('\n').slice(1)
  return lines.map((line) => {
    const at = line.indexOf(' ')
    return { id: line.slice(0, at), sealed: JSON.parse(line.slice(at + 1)) as SealedPerson }
  })
}

/** Opens the people of these rows when they are asked for, each from a seal of his or her own or from a block. */
export async function unsealPeople(
  book: Pick<Book, 'db' | 'parts'>,
  vault: IncidentVault,
  rows: readonly StoredPerson[],
): Promise<(row: StoredPerson) => SealedPerson> {
  const wanted = new Set(rows.map(({ sheet }) => sheet).filter((sheet) => sheet !== null))
  const sealedIn = await onceEach(book, { read: listBlocks, name: '', most: MOST_REMEMBERED }, wanted, (unread) =>
    sealedBlocks(book, unread),
  )
  const texts = new Map<number, string>()
  const textIn = (id: number) => texts.get(id) ?? kept(id, textOf(vault, id, sealedIn.get(id)))
  const kept = (id: number, text: string) => texts.set(id, text) && text
  return ({ person, sheet, sealed }) =>
    sheet === null ? vault.open<SealedPerson>(person, sealed!) : personIn(textIn(sheet), person)
}

async function sealedBlocks({ db }: Pick<Book, 'db'>, ids: readonly number[]) {
  const found = await listBlocks(db, new Set(ids))
  return new Map(found.map(({ id, sealed }) => [id, sealed]))
}

function textOf(vault: IncidentVault, id: number, sealed: Uint8Array | undefined): string {
  return sealed ? Buffer.from(vault.openBytes(blockName(id), sealed)).toString() : ''
}

// JSON holds no line end: a line is a person, behind his or her id.
function personIn(block: string, person: string): SealedPerson {
  const at = block.indexOf(`\n${person} `)
  if (at < 0) throw new Error(`${person} is not in this block.`)
  const end = block.indexOf('\n', at + 1)
  return JSON.parse(block.slice(at + person.length + 2, end < 0 ? undefined : end))
}

/** What was sealed once keeps its name. */
function blockName(id: number): string {
  return `sheet/${id}`
}
