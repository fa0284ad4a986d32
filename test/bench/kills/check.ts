import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Visitor } from '../../support/machine/visitor.ts'
import { LETTERS, PEOPLE } from './book.ts'
import { command } from './server.ts'
import type { Acknowledged } from './work.ts'

/** What is wrong after a restart, as sentences; none is what is hoped for. */
export async function faultsAfter(
  folder: string,
  officer: Visitor,
  { target, noted, backup }: { target: string; noted: Acknowledged; backup: string },
): Promise<string[]> {
  const health = await officer.get('/healthz')
  return [
    ...(health.status === 200 ? [] : [`healthz answers ${health.status}`]),
    ...(await lost(officer, noted)),
    ...halfWritten(folder, target, noted),
    ...(await notWhole(folder)),
    ...(await brokenBackup(folder, backup)),
  ]
}

async function lost(officer: Visitor, { titles, sites }: Acknowledged): Promise<string[]> {
  const faults: string[] = []
  for (const [id, title] of titles) {
    const found = (await (await officer.get(`/api/incidents/${id}`)).json()) as { title?: string; site?: string }
    if (found.title !== title) faults.push(`lost: incident ${id}`)
    if (sites.has(id) && found.site !== sites.get(id)) faults.push(`lost: the site of incident ${id}`)
  }
  return faults
}

// A mailing is acknowledged when it begins: after a kill the next start makes it from its beginning.
function halfWritten(folder: string, target: string, { importing, imported, mailed }: Acknowledged): string[] {
  const database = new Sqlite(join(folder, 'breachbook.db'), { readonly: true })
  const count = (sql: string, of: string) => database.prepare(sql).pluck().get(of) as number
  const rosters = count('SELECT count(*) FROM rosters WHERE incident = ?', importing)
  const people = count('SELECT count(*) FROM people WHERE incident = ?', importing)
  const mailings = count('SELECT count(*) FROM mailings WHERE incident = ?', target)
  const runs = count('SELECT count(*) FROM mailing_runs WHERE incident = ?', target)
  const letters = count(
    'SELECT count(*) FROM letters WHERE incident = ? AND mailing IN (SELECT id FROM mailings)',
    target,
  )
  database.close()
  return [
    ...(people === rosters * PEOPLE ? [] : [`half: ${people} people of ${rosters} rosters`]),
    ...(mailings === 0 || letters === LETTERS ? [] : [`half: a mailing of ${letters} letters`]),
    ...(imported.includes(importing) && rosters === 0 ? ['lost: a roster'] : []),
    ...(mailed.includes(target) && mailings + runs === 0 ? ['lost: a mailing'] : []),
  ]
}

async function notWhole(folder: string): Promise<string[]> {
  const { status, out } = await command(folder, ['verify'])
  return status === 0 ? [] : [`not whole: ${out.trim().split('\n').at(-1)}`]
}

// Either it has its name and is whole, or it is not there.
async function brokenBackup(folder: string, file: string): Promise<string[]> {
  const rests = readdirSync(folder).filter((name) => name.startsWith('.opened-'))
  if (!existsSync(file)) return rests.map((name) => `left behind: ${name}`)
  const { status, out } = await command(folder, ['drill'])
  // A backup that was whole before its entry was: the drill then takes an earlier one, which this bench has taken away.
  const isOfAnother = out.includes('file not found') && !out.includes(file)
  return status === 0 || isOfAnother || out.includes('There is no backup')
    ? []
    : [`broken backup: ${out.trim().split('\n').at(-1)}`]
}
