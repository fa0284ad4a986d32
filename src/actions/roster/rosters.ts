import { Missing } from '../../errors.ts'
import { deleteStaged, findSnapshot } from '../../storage/count/roster-snapshots.ts'
import { findRoster, listRosters, type StoredRoster } from '../../storage/roster/rosters.ts'
import type { Book } from '../book/book.ts'
import { plainFileName } from '../book/file-name.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { incidentPart } from '../incident/open-incident.ts'
import type { ReadFile } from './detect-layout.ts'
import type { RosterProblem } from './jobs.ts'

/** The rosters of an incident, in the order in which they came. */
export const rostersOf = incidentPart(({ book, id }: OpenIncident) => listRosters(book.db, id))

/** What an import came to, as it was shown then. */
export async function theImport(
  opened: OpenIncident,
  id: string,
): Promise<StoredRoster & RosterDetails & { people: number; review: number }> {
  const { book, id: incident } = opened
  const [row, snapshot] = await Promise.all([findRoster(book.db, incident, id), findSnapshot(book.db, id)])
  if (!row || !snapshot) throw new Missing(`Incident ${incident} has no such roster.`)
  return { ...row, people: snapshot.people, review: snapshot.review, ...openRoster(book, row) }
}

/** What is sealed of a roster: the name of its file, what was odd in it, how it was read (not known of old ones), and in how many rows cells were corrected before. */
export type RosterDetails = { fileName: string; problems: RosterProblem[]; file?: ReadFile | undefined; fixed?: number }

/** Opens what is sealed of a roster. */
export function openRoster(book: Book, { id, sealed }: StoredRoster): RosterDetails {
  const details = book.vault.book.open<RosterDetails>(sealedName(id), sealed)
  return { ...details, fileName: plainFileName(details.fileName) }
}

/** Seals the details of the roster with that id. */
export function sealRoster(book: Book, id: string, details: RosterDetails): StoredRoster['sealed'] {
  return book.vault.book.seal(sealedName(id), details)
}

/** Sweeps away what an interrupted import left behind. None of it ever counted. */
export async function sweepStaged(book: Book): Promise<void> {
  await book.stage(deleteStaged())
}

function sealedName(roster: string): string {
  return `roster/${roster}`
}
