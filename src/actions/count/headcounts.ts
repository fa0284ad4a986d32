import type { Count, Incident } from '../../breach/incident/incident.ts'
import { findDeliverabilities, NOTHING_LEARNT } from '../../storage/count/deliverability.ts'
import { listPairsAmong } from '../../storage/count/pairs.ts'
import { newestSnapshots } from '../../storage/count/roster-snapshots.ts'
import { findExcluded } from '../../storage/people/exclusions.ts'
import type { Affected } from '../../storage/people/people.ts'
import type { Book } from '../book/book.ts'
import { countFrom, isCounted } from './count-from.ts'
import { correctedIn, excludedIn } from './learnt.ts'
import { ledgersOf } from './ledger.ts'

/** What `headcountOf` says of each of these incidents, in as many queries as of one; whom no roster counts is not there. */
export async function headcountsOf(book: Book, incidents: readonly Incident[]): Promise<Map<string, Count>> {
  const all = incidents.map(({ id }) => id)
  const newest = (await newestSnapshots(book.db, all)).filter(isCounted)
  if (newest.length === 0) return new Map()
  const ids = newest.map(({ incident }) => incident)
  const counted = new Set(ids)
  const [excluded, learnt, ledgers] = await Promise.all([
    excludedFrom(book, ids),
    correctedIn(book, ids).then((corrected) => findDeliverabilities(book.db, ids, corrected)),
    ledgersOf(
      book,
      incidents.filter(({ id }) => counted.has(id)),
      newest,
    ),
  ])
  return new Map(
    newest.map((row) => {
      const { incident } = row
      const count = countFrom({ newest: row, ...excluded(incident), learnt: learnt.get(incident) ?? NOTHING_LEARNT })
      return [incident, { ...count, ledger: ledgers.get(incident) ?? {} }]
    }),
  )
}

async function excludedFrom(book: Book, incidents: readonly string[]) {
  const { db } = book
  const everybody = await excludedIn(book, incidents)
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
