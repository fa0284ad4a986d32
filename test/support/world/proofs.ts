import { join } from 'node:path'
import Sqlite from 'better-sqlite3'

/** So many minutes ago everybody whose book lies in this folder last proved who it is; after five a signature asks again. */
export function proofsRunOut(folder: string, minutes = 5): void {
  const file = new Sqlite(join(folder, 'breachbook.db'))
  file.prepare('UPDATE sessions SET proved_at = ?').run(new Date(Date.now() - minutes * 60_000).toISOString())
  file.close()
}
