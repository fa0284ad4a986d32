import { reachProblems } from '../../letters/individual/problems.ts'
import type { CorrectedSince } from '../../storage/count/deliverability.ts'
import { listCorrectedAmong } from '../../storage/people/corrected-addresses.ts'
import { listMendedAmong } from '../../storage/people/corrected-people.ts'
import { excludedAmong } from '../../storage/people/exclusions.ts'
import { type Affected, findAffected, type StoredPerson } from '../../storage/people/people.ts'
import type { Book } from '../book/book.ts'
import { remembered } from '../book/memory.ts'
import { once } from '../book/parts.ts'
import { openIncident } from '../incident/open-incident.ts'
import { openPeople } from '../people/people.ts'

/** Those of these incidents of whom an address, a name or a birth date was learnt since the rosters came. */
export function correctedIn(book: Book, incidents: readonly string[]): Promise<CorrectedSince> {
  return once(book, listCorrectedAmong, incidents.join(), async () => {
    const [addressed, mended] = await Promise.all([
      listCorrectedAmong(book.db, incidents),
      listMendedAmong(book.db, incidents),
    ])
    return { addressed: await withoutStopped(book, addressed, mended), mended }
  })
}

type Addressed = CorrectedSince['addressed']

// An address alone frees no letter that something else stops too, such as a name that is missing.
async function withoutStopped(book: Book, addressed: Addressed, mended: Addressed): Promise<Addressed> {
  const isMended = new Set(mended.map(nameOf))
  const asked = addressed.filter((one) => !isMended.has(nameOf(one)))
  const rows = asked.length === 0 ? [] : (await findAffected(book.db, asked)).filter(({ reachable }) => !reachable)
  const stopped = new Set<string>()
  for (const [incident, some] of Map.groupBy(rows, (row) => row.incident)) {
    const basis = asked.filter((one) => one.incident === incident).map(({ person, setAt }) => `${person} ${setAt}`)
    const recounts = some.map(({ recount }) => recount)
    const found = await remembered(book.memory, `stopped-at-address/${incident}`, [...basis, ...recounts].join(), () =>
      stoppedAmong(book, incident, some),
    )
    for (const person of found) stopped.add(nameOf({ incident, person }))
  }
  return addressed.filter((one) => !stopped.has(nameOf(one)))
}

async function stoppedAmong(book: Book, incident: string, rows: readonly StoredPerson[]): Promise<string[]> {
  const people = await openPeople(await openIncident(book, incident), rows)
  return people.filter(({ person }) => reachProblems(person).length > 0).map(({ id }) => id)
}

function nameOf({ incident, person }: Affected): string {
  return `${incident}/${person}`
}

/** Those excluded from each of these incidents. */
export function excludedIn(book: Book, incidents: readonly string[]): Promise<Affected[]> {
  return once(book, excludedAmong, incidents.join(), () => excludedAmong(book.db, incidents))
}
