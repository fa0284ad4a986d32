import type { ColumnLayout } from '../../people/reading/column-layout.ts'
import type { StoredRoster } from '../../storage/roster/rosters.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import type { ReadFile } from './detect-layout.ts'
import { openRoster, rostersOf } from './rosters.ts'
import type { Upload } from './uploads.ts'

/** The file of an upload, read by that layout, with those corrections (by their digest). */
export function readFileOf(
  { sha256 }: Upload,
  { skip, columns, dateOrder, sheets }: ColumnLayout,
  fixes: string,
): ReadFile {
  const inOneOrder = Object.entries(columns).toSorted(([one], [other]) => (one < other ? -1 : 1))
  const readAs = JSON.stringify([
    skip,
    sheets.find(({ read }) => read)?.name ?? '',
    dateOrder,
    inOneOrder,
    ...(fixes && [fixes]),
  ])
  return { sha256, readAs }
}

/** The rosters that count and were read otherwise from the same file, the newest last. */
export async function earlierReadings(opened: OpenIncident, { sha256, readAs }: ReadFile): Promise<StoredRoster[]> {
  return (await rostersFrom(opened, sha256)).filter(({ file }) => file.readAs !== readAs).map(({ roster }) => roster)
}

/** The newest roster that counts and came from the file of an upload, however that was read, or undefined. */
export async function earlierImport(opened: OpenIncident, { sha256 }: Upload): Promise<StoredRoster | undefined> {
  return (await rostersFrom(opened, sha256)).at(-1)?.roster
}

async function rostersFrom(opened: OpenIncident, sha256: string) {
  const standing = (await rostersOf(opened)).filter(({ withdrawnAt }) => withdrawnAt === null)
  return standing.flatMap((roster) => {
    const { file } = openRoster(opened.book, roster)
    return file?.sha256 === sha256 ? [{ roster, file }] : []
  })
}
