import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Visitor } from '../../support/machine/visitor.ts'
import { LETTERS, PEOPLE } from './book.ts'
import type { Acknowledged } from './work.ts'

const JSON_BODY = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }

/** What is wrong after a restart, as sentences; none is what is hoped for. */
export async function faultsAfter(
  folder: string,
  { officer, admin }: { officer: Visitor; admin: Visitor },
  { target, noted, isDrill }: { target: string; noted: Acknowledged; isDrill: boolean },
): Promise<string[]> {
  return [
    ...(await silent(officer)),
    ...(await lost(officer, noted)),
    ...halfWritten(folder, target, noted),
    ...(await notWhole(admin)),
    ...leftBehind(folder),
    ...(isDrill ? await brokenBackup(admin) : []),
  ]
}

async function silent(officer: Visitor): Promise<string[]> {
  const [health, today] = [await officer.get('/healthz'), await officer.get('/')]
  return [health, today].flatMap(({ status, url }) => (status === 200 ? [] : [`${url} answers ${status}`]))
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

async function notWhole(admin: Visitor): Promise<string[]> {
  const answer = await admin.send('/api/log/verification', JSON_BODY)
  const { whole, fault } = (await answer.json()) as { whole?: boolean; fault?: string }
  return whole === true ? [] : [`not whole: ${fault ?? answer.status}`]
}

// Of a backup or a drill that was cut off nothing is left.
function leftBehind(folder: string): string[] {
  const all = readdirSync(folder, { recursive: true }) as string[]
  return all.filter((name) => /\.(opened|backup)-|\.part$/.test(name)).map((name) => `left behind: ${name}`)
}

// What has a name among the backups is whole.
async function brokenBackup(admin: Visitor): Promise<string[]> {
  const { items } = (await (await admin.get('/api/backups?limit=1')).json()) as { items: unknown[] }
  if (items.length === 0) return []
  const answer = await admin.send('/api/backups/drill', { method: 'POST' })
  const { fault } = (await answer.json()) as { fault?: string | null }
  return fault === null ? [] : [`broken backup: ${fault ?? answer.status}`]
}
