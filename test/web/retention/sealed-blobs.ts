import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { RetentionBook } from './closed-book.ts'

/** A sealed value as it lies in the database: of which table, and its bytes. */
export type SealedValue = { table: string; bytes: Buffer }

const SHORTEST = 29

/** Every sealed value that lies in these tables for an incident now. */
export async function blobsOf({ world }: RetentionBook, incident: string): Promise<SealedValue[]> {
  const recounts = `(SELECT id FROM recounts WHERE incident = '${incident}')`
  const files = `(SELECT id FROM attachments WHERE incident = '${incident}')`
  const own = ['incident_keys', 'people', 'steps', 'letters', 'mailings', 'attachments', 'calls', 'left_out']
  const more = [
    'corrected_people',
    'corrected_addresses',
    'told_by_telephone',
    'proposed_addresses',
    'uploads',
    'drafts',
  ]
  const queries = [
    ...[...own, ...more].map((table) => [table, `SELECT sealed FROM ${table} WHERE incident = '${incident}'`]),
    ['sheets', `SELECT sealed FROM sheets WHERE recount IN ${recounts}`],
    ['key_pages', `SELECT sealed FROM key_pages WHERE recount IN ${recounts}`],
    ['file_parts', `SELECT sealed FROM file_parts WHERE file IN ${files}`],
  ] as const
  const found: SealedValue[] = []
  for (const [table, sql] of queries) {
    const { rows } = await world.backend.query({ sql: String(sql), parameters: [] })
    for (const { sealed } of rows as { sealed: Uint8Array | null }[])
      if (sealed && sealed.length >= SHORTEST) found.push({ table: String(table), bytes: Buffer.from(sealed) })
  }
  return found
}

/** Which of these blobs still begin somewhere in the raw bytes of the files of a folder. */
export function blobsIn(folder: string, blobs: readonly SealedValue[]): string[] {
  const paths = readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)))
  const files = paths.filter((path) => statSync(path).isFile()).map((path) => readFileSync(path))
  return blobs
    .filter(({ bytes }) => files.some((file) => file.includes(bytes.subarray(0, SHORTEST))))
    .map(({ table }) => table)
}
