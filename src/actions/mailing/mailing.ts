import { Missing } from '../../errors.ts'
import type { World } from '../../runtime/world.ts'
import type { LetterRow, MailingRow, MailingRunRow } from '../../storage/core/mail-tables.ts'
import { listParts } from '../../storage/mailing/letter-parts.ts'
import {
  countLetters,
  countStaged,
  findLetter,
  type LetterFilter,
  listLetters,
  type PartRow,
} from '../../storage/mailing/letters.ts'
import { findMailing, findMailingRun } from '../../storage/mailing/mailings.ts'
import { vaultOf } from '../people/people.ts'
import { openDetails } from './mailing-details.ts'
import { openLetter, type WrittenLetter } from './sealed-letter.ts'

const LETTERS_A_PAGE = 500

/** A mailing that counts, with what is sealed of it. */
export type Mailing = Omit<MailingRow, 'sealed'> & ReturnType<typeof openDetails>

/** A mailing that is being made, with the letters written so far, or that came to nothing: `failed` says why. */
export type MailingRun = Omit<MailingRunRow, 'sealed'> & { letters: number }

/** A letter with its row. */
export type KeptLetter = Omit<LetterRow, 'sealed'> & { sent: WrittenLetter }

/** The mailing of that id, or Missing. */
export async function theMailing(world: World, incident: string, id: string): Promise<Mailing> {
  const { sealed, ...rest } = await theMailingRow(world, incident, id)
  return { ...rest, ...openDetails(await vaultOf(world, incident), id, sealed) }
}

/** Its row, sealed as it lies; or Missing. */
export async function theMailingRow(world: World, incident: string, id: string): Promise<MailingRow> {
  const row = await findMailing(world.db, incident, id)
  if (!row) throw new Missing(`Incident ${incident} has no such mailing.`)
  return row
}

/** The same while it is not sure to count: a run where it is being made, or failed. */
export async function theMailingOrRun(
  world: World,
  incident: string,
  id: string,
): Promise<{ mailing: Mailing; run: null } | { mailing: null; run: MailingRun }> {
  const run = await findMailingRun(world.db, incident, id)
  if (!run) return { mailing: await theMailing(world, incident, id), run: null }
  const { sealed: _, ...rest } = run
  return { mailing: null, run: { ...rest, letters: await countStaged(world.db, id) } }
}

/** What became of a mailing's letters: how many are in which state. */
export async function whatBecame(world: World, mailing: Pick<Mailing, 'id'>) {
  return await countLetters(world.db, mailing.id)
}

/** The parts of a mailing's PDFs: of one language and page count each, by ZIP code. */
export function partsOf(world: World, mailing: Pick<Mailing, 'id'>): Promise<PartRow[]> {
  return listParts(world.db, mailing.id)
}

/** The letters of a mailing in their order, opened one after the other: memory stays flat however many there are. */
export async function* eachLetter(
  world: World,
  { id, incident, shared }: Pick<Mailing, 'id' | 'incident' | 'shared'>,
  only: LetterFilter = {},
): AsyncGenerator<KeptLetter> {
  const vault = await vaultOf(world, incident)
  for await (const row of eachRow(world, id, only)) {
    const { sealed: _, ...rest } = row
    yield { ...rest, sent: openLetter(vault, row, shared) }
  }
}

/** The same without opening them. */
export async function* eachRow(world: World, mailing: string, only: LetterFilter = {}): AsyncGenerator<LetterRow> {
  for (let after = 0; ; ) {
    const rows = await listLetters(world.db, mailing, { after, limit: LETTERS_A_PAGE, ...only })
    yield* rows
    if (rows.length < LETTERS_A_PAGE) return
    after = rows.at(-1)?.position ?? after
  }
}

/** One letter of an incident exactly as it went, by its reference, or Missing. */
export async function theLetterSent(world: World, incident: string, reference: string): Promise<KeptLetter> {
  const row = await findLetter(world.db, incident, reference)
  if (!row) throw new Missing(`Incident ${incident} has no letter of that reference.`)
  const [{ shared }, vault] = await Promise.all([theMailing(world, incident, row.mailing), vaultOf(world, incident)])
  const { sealed: _, ...rest } = row
  return { ...rest, sent: openLetter(vault, row, shared) }
}
