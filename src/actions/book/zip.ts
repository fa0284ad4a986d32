import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** A file of an archive: its name, its bytes piece by piece, and whether they are packed. */
export type ZipEntry = { name: string; bytes: AsyncIterable<Uint8Array>; isPacked?: boolean }

/** As many bytes as an archive of the plain kind can count. */
const MOST_BYTES = 0xffff_ffff

/**
 * A ZIP archive of these files in their order, in pieces. Files are stored as they are (a PDF is packed already) unless they
 * say otherwise, under one moment, `at` (an instant): the same files make the same bytes, on any machine, in any time zone.
 * Breaks off where they are more than an archive can count.
 */
export async function* zipOf(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
  at: string,
): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = []
  let size = 0
  const zip = new Zip((error, piece) => {
    if (error) throw error
    made.push(piece)
  })
  for await (const { name, bytes, isPacked = false } of entries) {
    const file = Object.assign(isPacked ? new ZipDeflate(name) : new ZipPassThrough(name), { mtime: wallClock(at) })
    zip.add(file)
    for await (const piece of bytes) {
      size += piece.length
      if (size > MOST_BYTES) throw new Error('These files are too large for one archive. Download them one by one.')
      file.push(piece)
      yield* made.splice(0)
    }
    file.push(new Uint8Array(), true)
    yield* made.splice(0)
  }
  zip.end()
  yield* made.splice(0)
}

// A ZIP keeps the time of the wall, and fflate reads it off the machine's own clock: this one shows UTC everywhere.
function wallClock(at: string): Date {
  const [year = 0, month = 1, ...rest] = at.split(/\D/).map(Number)
  const [day = 1, hour = 0, minute = 0, second = 0] = rest
  return new Date(year, month - 1, day, hour, minute, second)
}
