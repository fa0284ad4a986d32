import { leadsTo, type Visitor } from '../../support/machine/visitor.ts'
import { rosterOf } from './book.ts'

const WRITERS = 8

/**
 * What the server acknowledged: incidents by their title, the site that each was last said to have, the incident whose
 * roster is being imported, and those that were imported and mailed.
 */
export type Acknowledged = {
  titles: Map<string, string>
  sites: Map<string, string>
  importing: string
  imported: string[]
  mailed: string[]
}

/** Nothing yet. */
export function nothingYet(): Acknowledged {
  return { titles: new Map(), sites: new Map(), importing: '', imported: [], mailed: [] }
}

/**
 * Eight people who log and amend incidents, one who imports a roster, and one who makes the mailing of `target`, until the
 * server is gone. What is answered is noted after the answer, as somebody would who saw it on the screen.
 */
export async function workUntilGone(
  officer: Visitor,
  target: string,
  round: number,
  noted: Acknowledged,
): Promise<void> {
  const writers = Array.from({ length: WRITERS }, (_, writer) => write(officer, `${round}/${writer}`, noted))
  await Promise.allSettled([...writers, importOne(officer, round, noted), mail(officer, target, noted)])
}

async function write(officer: Visitor, name: string, noted: Acknowledged): Promise<void> {
  for (let at = 0; ; at += 1) {
    const title = `Written ${name}/${at}`
    const answer = await officer.post('/incidents', { title, kind: 'hacking', discoveredOn: '2026-11-02' })
    if (answer.status !== 303) continue
    const id = leadsTo(answer).split('/').at(-1) ?? ''
    noted.titles.set(id, title)
    const amended = await officer.post(`/incidents/${id}/edit`, { version: '1', site: title })
    if (amended.status === 303) noted.sites.set(id, title)
  }
}

async function importOne(officer: Visitor, round: number, noted: Acknowledged): Promise<void> {
  const logged = await officer.post('/incidents', { title: 'Imported', kind: 'phishing', discoveredOn: '2026-11-02' })
  const id = leadsTo(logged).split('/').at(-1) ?? ''
  noted.importing = id
  const answer = await officer.send(`/api/incidents/${id}/roster`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/csv' },
    body: rosterOf(round),
  })
  if (answer.ok) noted.imported.push(id)
}

async function mail(officer: Visitor, target: string, noted: Acknowledged): Promise<void> {
  const made = await officer.send(`/api/incidents/${target}/mailings`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  })
  if (made.ok) noted.mailed.push(target)
}
