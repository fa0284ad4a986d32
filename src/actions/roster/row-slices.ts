import type { RosterReader, RosterRow } from '../../people/reading/reading.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { readUpload } from './uploads.ts'

// What is read of a slice is kept before the next one is read, so that nothing of it has to be carried through memory.
const SLICE = 1 << 16

/** The rows of an upload, a slice of its bytes at a time. */
export async function* rowSlices(
  opened: OpenIncident,
  upload: string,
  reader: RosterReader,
): AsyncGenerator<RosterRow[]> {
  for await (const bytes of readUpload(opened, upload))
    for (let at = 0; at < bytes.length; at += SLICE) yield reader.push(bytes.subarray(at, at + SLICE))
  yield* reader.end()
}
