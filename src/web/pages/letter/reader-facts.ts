import type { Context } from 'hono'
import { may } from '../../../access/roles.ts'
import { namesOf } from '../../../actions/book/names.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { letterAs } from '../../../actions/letter/letter-as.ts'
import { openingsOf, recordOpening } from '../../../actions/letter/letter-openings.ts'
import { type LetterReader, readersOf } from '../../../actions/letter/letter-readers.ts'
import type { Env } from '../../shell/env.ts'
import { fields } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import { reading } from '../../shell/note-reading.ts'
import type { Problem } from '../../shell/problem.ts'
import { whoAsks } from '../../shell/who.ts'
import type { World } from '../../shell/world.ts'
import { readerWords } from '../frame/reader-words.ts'

/** The readers to switch between, the letter as the one in the address gets it, and which odd ones nobody opened yet. */
export async function readerFacts(c: Context<Env>, opened: OpenIncident<World>) {
  const [readers, openings, nameOf] = await Promise.all([readersOf(opened), openingsOf(opened), namesOf(c.env)])
  const chosen = readers.find(({ key }) => key === c.req.query('reader')) ?? null
  const rows = readers.map((reader) => {
    const by = openings.filter((opening) => opening.reader === reader.key).map(({ openedBy }) => nameOf(openedBy))
    return { ...reader, ...readerWords(reader.key), isChosen: reader === chosen, openedBy: [...new Set(by)] }
  })
  const odd = rows.filter(({ isOdd }) => isOdd)
  const sheet = await letterAs(opened, mayOpen(c) ? chosen : withoutSample(chosen))
  if (sheet.person !== null) noteSampleRead(c, opened.id, sheet.person)
  const isPlainState = ({ key, isOdd, isChosen }: (typeof rows)[number]) =>
    key.startsWith('state-') && !isOdd && !isChosen
  return {
    readers: rows.filter((row) => !isPlainState(row)),
    plainStates: rows.filter(isPlainState),
    odd,
    unopened: odd.filter(({ openedBy }) => openedBy.length === 0).length,
    reader: chosen?.key ?? null,
    sheet,
  }
}

/** Enters that somebody who decides opened the letters as the reader in the address; those who only read see a made-up name. */
export async function noteOpening(c: Context<Env>, opened: OpenIncident<World>): Promise<void> {
  const readers = await readersOf(opened)
  const chosen = readers.find(({ key }) => key === c.req.query('reader'))
  if (chosen && mayOpen(c)) await recordOpening(opened, whoAsks(c), chosen.key)
}

/** The field for the reason of whoever approves though some odd letters were opened by nobody. */
export function unopenedFields(values: Values, problem?: Problem) {
  return fields(
    [{ name: 'unopened', label: 'Why approve without opening them?', required: true }],
    values,
    problem?.errors,
  )
}

// Whose letter it is stands in no address of the page.
function noteSampleRead(c: Context<Env>, incident: string, person: string): void {
  c.env.readings.note({ ...reading(c, whoAsks(c)), what: 'letter', incident, people: [person] })
}

function mayOpen(c: Context<Env>): boolean {
  return may(whoAsks(c).role, 'decide')
}

function withoutSample(reader: LetterReader | null): LetterReader | null {
  return reader && { ...reader, sample: null }
}
