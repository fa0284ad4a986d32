import type { RetentionBook } from './closed-book.ts'

/** Everything of an incident that still opens, as text: sheets, letters, corrections, decisions, calls, pairs. */
export async function everythingThatOpens(book: RetentionBook, id: string): Promise<string> {
  const { world } = book
  const rowsOf = async (sql: string) => (await world.backend.query({ sql, parameters: [] })).rows as Row[]
  const [key] = await rowsOf(`SELECT sealed FROM incident_keys WHERE incident = '${id}'`)
  const vault = world.vault.incident(id, key!.sealed)
  const text = (name: string, sealed: Uint8Array) =>
    sealed.length > 0 ? Buffer.from(vault.openBytes(name, sealed)).toString() : ''
  const named: [string, string][] = [
    [
      'sheets',
      `SELECT 'sheet/' || id AS name, sealed FROM sheets WHERE recount IN (SELECT id FROM recounts WHERE incident = '${id}')`,
    ],
    ['people', `SELECT person AS name, sealed FROM people WHERE incident = '${id}' AND sealed IS NOT NULL`],
    [
      'corrected',
      `SELECT 'correction/' || person || '/' || number AS name, sealed FROM corrected_people WHERE incident = '${id}'`,
    ],
    [
      'address',
      `SELECT 'address/' || person || '/' || number AS name, sealed FROM corrected_addresses WHERE incident = '${id}'`,
    ],
    ['calls', `SELECT 'call/' || id AS name, sealed FROM calls WHERE incident = '${id}'`],
    ['mailings', `SELECT 'mailing/' || id AS name, sealed FROM mailings WHERE incident = '${id}'`],
  ]
  const all: string[] = []
  for (const [, sql] of named) for (const { name, sealed } of await rowsOf(sql)) all.push(text(name, sealed))
  for (const { shared } of all.filter((each) => each.includes('"shared"')).map((each) => JSON.parse(each)))
    all.push(Buffer.from(shared, 'base64').toString())
  for (const { seq, sealed } of await rowsOf('SELECT seq, sealed FROM log_details'))
    all.push(JSON.stringify(world.vault.book.open(`log/${seq}`, sealed)))
  for (const { name, sealed } of await rowsOf(`SELECT id AS name, sealed FROM rosters WHERE incident = '${id}'`))
    all.push(JSON.stringify(world.vault.book.open(`roster/${name}`, sealed)))
  return all.join('\n')
}

type Row = { name: string; seq: number; sealed: Uint8Array }
