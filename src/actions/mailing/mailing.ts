import { destructionOfAll } from '../../breach/incident/destruction.ts'
import { Missing } from '../../errors.ts'
import { listParts } from '../../storage/mailing/letter-parts.ts'
import {
  countLetters,
  countStaged,
  findLetter,
  type LetterFilter,
  type LetterLine,
  type LetterPage,
  type LetterPart,
  listLetterLines,
  listLetters,
  type StoredLetter,
} from '../../storage/mailing/letters.ts'
import {
  findMailing,
  findMailingRun,
  type StoredMailing,
  type StoredMailingRun,
} from '../../storage/mailing/mailings.ts'
import type { Book } from '../book/book.ts'
import { remembered } from '../book/memory.ts'
import { once } from '../book/parts.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { openIncident } from '../incident/open-incident.ts'
import { refuseDestroyed } from '../people/missing.ts'
import { vaultOf } from '../people/people.ts'
import { destroyedDetails, openDetails } from './mailing-details.ts'
import { openLetter, type WrittenLetter } from './sealed-letter.ts'

const LETTERS_A_PAGE = 500

/** A mailing that counts, with what is sealed of it. */
export type Mailing = Omit<StoredMailing, 'sealed'> & ReturnType<typeof openDetails>

/** A mailing that is being made, with the letters written so far, or that came to nothing: `failed` says why. */
export type MailingRun = Omit<StoredMailingRun, 'sealed'> & { letters: number }

/** A letter with its row. */
export type KeptLetter = Omit<StoredLetter, 'sealed'> & { sent: WrittenLetter }

/** The mailing of that id, or Missing. */
export async function theMailing(opened: OpenIncident, id: string): Promise<Mailing> {
  const [mailing] = await openMailings(opened, [await theStoredMailing(opened, id)])
  if (!mailing) throw new Missing(`Incident ${opened.id} has no such mailing.`)
  return mailing
}

/** Opens mailings of an incident as they were read; once its records were destroyed, what is counted and dated of them. */
export async function openMailings(opened: OpenIncident, stored: readonly StoredMailing[]): Promise<Mailing[]> {
  const vault = destructionOfAll(opened.incident) ? null : await vaultOf(opened)
  return stored.map(({ sealed, ...rest }) => ({
    ...rest,
    ...(vault ? openDetails(vault, rest.id, sealed) : destroyedDetails(rest)),
  }))
}

/** Its row, sealed as it lies; or Missing. */
export async function theStoredMailing(opened: OpenIncident, id: string): Promise<StoredMailing> {
  const { book, id: incident } = opened
  const row = await once(book, findMailing, `${incident}/${id}`, () => findMailing(book.db, incident, id))
  if (!row) throw new Missing(`Incident ${incident} has no such mailing.`)
  return row
}

/** The same while it is not sure to count: a run where it is being made, or failed. */
export async function theMailingOrRun(
  opened: OpenIncident,
  id: string,
): Promise<{ mailing: Mailing; run: null } | { mailing: null; run: MailingRun }> {
  const { book, id: incident } = opened
  const run = await findMailingRun(book.db, incident, id)
  if (!run) return { mailing: await theMailing(opened, id), run: null }
  const { sealed: _, ...rest } = run
  return { mailing: null, run: { ...rest, letters: await countStaged(book.db, id) } }
}

/** What became of a mailing's letters: how many are in which state. */
export function whatBecame(book: Book, { id }: Pick<Mailing, 'id'>) {
  return once(book, countLetters, id, () => countLetters(book.db, id))
}

/** The parts of a mailing's PDFs: of one language and page count each, by ZIP code. Those of a mailing that counts stay. */
export function partsOf({ db, memory }: Book, { id }: Pick<Mailing, 'id'>): Promise<LetterPart[]> {
  return remembered(memory, `parts/${id}`, '', () => listParts(db, id))
}

/** The letters of a mailing in their order, opened one after the other: memory stays flat however many there are. Those that were destroyed are left out. */
export async function* eachLetter(
  book: Book,
  { id, incident, shared }: Pick<Mailing, 'id' | 'incident' | 'shared'>,
  only: LetterFilter = {},
): AsyncGenerator<KeptLetter, undefined> {
  const vault = await vaultOf(await openIncident(book, incident))
  const pages = inPages((page) => listLetters(book.db, id, { ...page, ...only }), only.part?.last)
  for await (const row of pages) {
    const { sealed, ...rest } = row
    if (sealed.length === 0) continue
    yield { ...rest, sent: openLetter(vault, row, shared) }
  }
}

/** The same without the letters themselves: nothing is opened. */
export function eachLetterLine(book: Book, mailing: string): AsyncGenerator<LetterLine> {
  return inPages((page) => listLetterLines(book.db, mailing, page))
}

async function* inPages<Row extends LetterLine>(read: (page: LetterPage) => Promise<Row[]>, last?: number) {
  for (let after = 0; ; ) {
    const rows = await read({ after, limit: LETTERS_A_PAGE })
    yield* rows
    after = rows.at(-1)?.position ?? after
    if (rows.length < LETTERS_A_PAGE || after === last) return
  }
}

/** One letter of an incident exactly as it went, by its reference, or Missing. */
export async function theLetterSent(opened: OpenIncident, reference: string): Promise<KeptLetter> {
  const { book, id: incident } = opened
  const row = await findLetter(book.db, incident, reference)
  if (!row) throw new Missing(`Incident ${incident} has no letter of that reference.`)
  if (row.sealed.length === 0) await refuseDestroyed(opened, row.person)
  const [{ shared }, vault] = await Promise.all([theMailing(opened, row.mailing), vaultOf(opened)])
  const { sealed: _, ...rest } = row
  return { ...rest, sent: openLetter(vault, row, shared) }
}
