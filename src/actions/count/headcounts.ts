import type { Count } from '../../breach/incident/incident.ts'
import { findDeliverabilities } from '../../storage/count/deliverability.ts'
import { listPairsAmong } from '../../storage/count/pairs.ts'
import { newestSnapshots } from '../../storage/count/roster-snapshots.ts'
import { excludedAmong, findExcluded } from '../../storage/people/exclusions.ts'
import type { Affected } from '../../storage/people/people.ts'
import type { Book } from '../book/book.ts'
import { countFrom, isCounted } from './count-from.ts'

/** What `headcountOf` says of each of these incidents, in as many queries as of one; whom no roster counts is not there. */
export async function headcountsOf(book: Book, incidents: readonly string[]): Promise<Map<string, Count>> {
  const newest = (await newestSnapshots(book.db, incidents)).filter(isCounted)
  if (newest.length === 0) return new Map()
  const ids = newest.map(({ incident }) => incident)
  const [excluded, learnt] = await Promise.all([excludedIn(book, ids), findDeliverabilities(book.db, ids)])
  return new Map(
    newest.map((row) => {
      const { incident } = row
      return [incident, countFrom({ newest: row, ...excluded(incident), learnt: learnt.get(incident) ?? NOTHING })]
    }),
  )
}

const NOTHING = { undeliverable: [], deliverable: [], addressed: [] }

async function excludedIn({ db }: Book, incidents: readonly string[]) {
  const everybody = await excludedAmong(db, incidents)
  const concerned = [...new Set(everybody.map(incidentOf))]
  const [rows, pairs] = await Promise.all([
    findExcluded(db, everybody),
    concerned.length === 0 ? [] : listPairsAmong(db, concerned),
  ])
  const [everybodyOf, rowsOf, pairsOf] = [byIncident(everybody), byIncident(rows), byIncident(pairs)]
  return (incident: string) => ({
    excluded: new Set(everybodyOf.get(incident)?.map(({ person }) => person)),
    excludedPeople: rowsOf.get(incident) ?? [],
    pairs: pairsOf.get(incident) ?? [],
  })
}

function byIncident<Item extends { incident: string }>(items: readonly Item[]): Map<string, Item[]> {
  return Map.groupBy(items, incidentOf)
}

function incidentOf({ incident }: Pick<Affected, 'incident'>): string {
  return incident
}
