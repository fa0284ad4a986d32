import { listLettersOfPeople } from '../../storage/aftermath/returned-mail.ts'
import { listHidden } from '../../storage/incident/restrictions.ts'
import { listBatches, readingFingerprint } from '../../storage/log/readings.ts'
import { listRosters } from '../../storage/roster/rosters.ts'
import type { Book } from '../book/book.ts'
import { rosterOf } from '../people/description-id.ts'
import { batchName, namesIn, type Reading, type WithReadings } from './reading-recorder.ts'

/** A reading with its place in the access log: `BATCH-POSITION`. */
export type PlacedReading = Reading & { id: string }

/** Whose readings are asked for: of one user, about an incident or one of its people, or (all absent) every one. */
export type ReadingsAsked = { user?: string | undefined; incident?: string | undefined; person?: string | undefined }

const BATCHES = 200

/** One page of readings, the newest first; `next` is where the following page begins, null after the last. */
export async function pageOfReadings(
  book: Book & WithReadings,
  asked: ReadingsAsked,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ items: PlacedReading[]; next: string | null }> {
  await book.readings.flush()
  const hidden = await listHidden(book.db)
  const isSeen = ({ incident }: Reading) => incident === undefined || !hidden.includes(incident)
  const wanted = await wantedNames(book, asked)
  const found: PlacedReading[] = []
  const [batch = Number.MAX_SAFE_INTEGER, position = 0] = (after ?? '').split('-').filter(Boolean).map(Number)
  for (let before = after ? batch + 1 : batch; found.length <= limit; ) {
    const batches = await listBatches(book.db, { before, limit: BATCHES, fingerprints: fingerprintsOf(book, wanted) })
    for (const { number, sealed } of batches) {
      const readings = book.vault.book.open<Reading[]>(batchName(number), sealed)
      const placed = readings.map((reading, at) => ({ ...reading, id: `${number}-${at}` })).toReversed()
      found.push(
        ...placed.filter(
          (each, at) => isSeen(each) && isWanted(each, wanted) && isAfter(number, placed.length - 1 - at),
        ),
      )
    }
    if (batches.length < BATCHES) break
    before = batches.at(-1)?.number ?? 0
  }
  return { items: found.slice(0, limit), next: found.length > limit ? (found[limit - 1]?.id ?? null) : null }

  function isAfter(number: number, at: number): boolean {
    return !after || number < batch || at < position
  }
}

/** Names of which a reading has to have one of each group, and the moment before which there is none. */
type Wanted = { groups: string[][]; since: string }

async function wantedNames(book: Book, { user, incident, person }: ReadingsAsked): Promise<Wanted> {
  const groups = user ? [[`user/${user}`]] : []
  if (incident && person) {
    const { names, since } = await namesOfPerson(book, incident, person)
    return { groups: [...groups, names], since }
  }
  return { groups: [...groups, ...(incident ? [[`incident/${incident}`]] : [])], since: '' }
}

// Who opened a letter to somebody, took a whole mailing or drafts of all, read of that person; of nobody who came later.
async function namesOfPerson({ db }: Book, incident: string, person: string) {
  const [letters, rosters] = await Promise.all([listLettersOfPeople(db, incident, [person]), listRosters(db, incident)])
  const ofLetters = letters.flatMap(({ reference, mailing }) => [`letter/${reference}`, `mailing/${mailing}`])
  const since = rosters.find(({ number }) => number === rosterOf(person))?.importedAt ?? ''
  return { names: [`person/${incident}/${person}`, ...ofLetters, `drafts/${incident}`], since }
}

function fingerprintsOf({ proof }: Book, { groups }: Wanted): Uint8Array[] | null {
  const rarest = groups.at(-1)
  return rarest ? rarest.map((name) => readingFingerprint(proof.keys, name)) : null
}

function isWanted(reading: Reading, { groups, since }: Wanted): boolean {
  const names = namesIn(reading)
  return reading.at >= since && groups.every((group) => group.some((name) => names.includes(name)))
}
