import { listLettersOfPeople } from '../../storage/aftermath/returned-mail.ts'
import { listBatches, readingFingerprint } from '../../storage/log/readings.ts'
import type { Book } from '../book/book.ts'
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
  const wanted = await wantedNames(book, asked)
  const found: PlacedReading[] = []
  const [batch = Number.MAX_SAFE_INTEGER, position = 0] = (after ?? '').split('-').filter(Boolean).map(Number)
  for (let before = after ? batch + 1 : batch; found.length <= limit; ) {
    const batches = await listBatches(book.db, { before, limit: BATCHES, fingerprints: fingerprintsOf(book, wanted) })
    for (const { number, sealed } of batches) {
      const readings = book.vault.book.open<Reading[]>(batchName(number), sealed)
      const placed = readings.map((reading, at) => ({ ...reading, id: `${number}-${at}` })).toReversed()
      found.push(...placed.filter((each, at) => isWanted(each, wanted) && isAfter(number, placed.length - 1 - at)))
    }
    if (batches.length < BATCHES) break
    before = batches.at(-1)?.number ?? 0
  }
  return { items: found.slice(0, limit), next: found.length > limit ? (found[limit - 1]?.id ?? null) : null }

  function isAfter(number: number, at: number): boolean {
    return !after || number < batch || at < position
  }
}

/** Names of which a reading has to have one of each group. */
type Wanted = string[][]

// Who opened a letter to somebody read of that person.
async function wantedNames({ db }: Book, { user, incident, person }: ReadingsAsked): Promise<Wanted> {
  const letters = incident && person ? await listLettersOfPeople(db, incident, [person]) : []
  return [
    ...(user ? [[`user/${user}`]] : []),
    ...(incident && !person ? [[`incident/${incident}`]] : []),
    ...(incident && person
      ? [[`person/${incident}/${person}`, ...letters.map(({ reference }) => `letter/${reference}`)]]
      : []),
  ]
}

function fingerprintsOf({ proof }: Book, wanted: Wanted): Uint8Array[] | null {
  const rarest = wanted.at(-1)
  return rarest ? rarest.map((name) => readingFingerprint(proof.keys, name)) : null
}

function isWanted(reading: Reading, wanted: Wanted): boolean {
  const names = namesIn(reading)
  return wanted.every((group) => group.some((name) => names.includes(name)))
}
