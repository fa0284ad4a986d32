import { createHash } from 'node:crypto'
import type { ColumnLayout } from '../../people/reading/column-layout.ts'
import type { StoredRoster } from '../../storage/roster/rosters.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import type { ReadFile } from './detect-layout.ts'
import { openRoster, rostersOf } from './rosters.ts'
import { readUpload } from './uploads.ts'

/** The file of an upload, read by that layout. */
export async function readFileOf(opened: OpenIncident, upload: string, layout: ColumnLayout): Promise<ReadFile> {
  const { skip, columns, dateOrder, sheets } = layout
  const inOneOrder = Object.entries(columns).toSorted(([one], [other]) => (one < other ? -1 : 1))
  const readAs = JSON.stringify([skip, sheets.find(({ read }) => read)?.name ?? '', dateOrder, inOneOrder])
  return { sha256: await hashOf(opened, upload), readAs }
}

/** The roster that counts and was read otherwise from the same file, or undefined. */
export async function earlierReading(
  opened: OpenIncident,
  { sha256, readAs }: ReadFile,
): Promise<StoredRoster | undefined> {
  return (await rostersFrom(opened, sha256)).findLast(({ file }) => file.readAs !== readAs)?.roster
}

/** The roster that counts and came from the file of an upload, however that was read, or undefined. */
export async function earlierImport(opened: OpenIncident, upload: string): Promise<StoredRoster | undefined> {
  if ((await rostersOf(opened)).length === 0) return undefined
  return (await rostersFrom(opened, await hashOf(opened, upload))).at(-1)?.roster
}

async function rostersFrom(opened: OpenIncident, sha256: string) {
  const standing = (await rostersOf(opened)).filter(({ withdrawnAt }) => withdrawnAt === null)
  return standing.flatMap((roster) => {
    const { file } = openRoster(opened.book, roster)
    return file?.sha256 === sha256 ? [{ roster, file }] : []
  })
}

async function hashOf(opened: OpenIncident, upload: string): Promise<string> {
  const digest = createHash('sha256')
  for await (const bytes of readUpload(opened, upload)) digest.update(bytes)
  return digest.digest('hex')
}
