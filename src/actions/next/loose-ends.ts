import {
  countAttachedAbout,
  countLeftOut,
  listMailingLines,
  listStepLines,
  listUnfinishedImports,
} from '../../storage/next/loose-ends.ts'
import { withOwnWords } from '../../storage/steps/own-words.ts'
import type { Book } from '../book/book.ts'
import { zoneOf } from '../book/today.ts'

/** What of an incident is open or proved besides its duties: its steps, mailings, files, imports. */
export type LooseEnds = {
  steps: Awaited<ReturnType<typeof listStepLines>>
  mailings: Awaited<ReturnType<typeof listMailingLines>>
  attached: Awaited<ReturnType<typeof countAttachedAbout>>
  imports: Awaited<ReturnType<typeof listUnfinishedImports>>
  leftOut: number
  /** The practice's time zone. */
  zone: string
}

/** The same of each of these incidents, in as many queries as of one. */
export async function looseEndsOf(book: Book, ids: readonly string[]): Promise<(incident: string) => LooseEnds> {
  const { db, vault } = book
  const [steps, mailings, attached, imports, leftOut, zone] = await Promise.all([
    listStepLines(db, ids).then((lines) => byIncident(lines.map((line) => withOwnWords(vault, line)))),
    listMailingLines(db, ids).then(byIncident),
    countAttachedAbout(db, ids).then(byIncident),
    listUnfinishedImports(db, ids).then(byIncident),
    countLeftOut(db, ids).then(byIncident),
    zoneOf(book),
  ])
  return (incident) => ({
    steps: steps.get(incident) ?? [],
    mailings: mailings.get(incident) ?? [],
    attached: attached.get(incident) ?? [],
    imports: imports.get(incident) ?? [],
    leftOut: leftOut.get(incident)?.[0]?.rows ?? 0,
    zone,
  })
}

function byIncident<Item extends { incident: string }>(items: readonly Item[]): Map<string, Item[]> {
  return Map.groupBy(items, ({ incident }) => incident)
}
