import type { Described } from '../../people/linkage/join.ts'
import { batches } from '../../storage/core/batches.ts'
import { findRepeated } from '../../storage/count/roster-snapshots.ts'
import { listPeople, type StoredPerson } from '../../storage/people/people.ts'
import { listRosters } from '../../storage/roster/rosters.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { Book } from '../book/book.ts'
import { rosterOf } from '../people/description-id.ts'
import { unsealPeople } from '../people/sealed-blocks.ts'
import { descriptionsOf } from '../people/sealed-person.ts'
import type { WithdrawalJob } from './jobs.ts'

/** One of the affected, by all descriptions, and by those that are left without a roster. */
export type WithoutRoster = { row: StoredPerson; before: readonly Described[]; left: readonly Described[] }

const PEOPLE_A_PAGE = 1000

/** Everybody, with what is left of their descriptions: a description that another roster repeats stays. */
export async function* withoutRoster(
  book: Book,
  vault: IncidentVault,
  job: WithdrawalJob,
): AsyncGenerator<WithoutRoster> {
  const { isGone, standing } = await rostersWithout(book, job)
  for (let after: string | undefined; ; ) {
    const page = await listPeople(book.db, job.incident, { after, limit: PEOPLE_A_PAGE })
    const open = await unsealPeople(book, vault, page)
    const people = page.map((row) => ({ row, before: descriptionsOf(row.person, open(row)) }))
    const doubtful = people.flatMap(({ before }) => before.map(({ id }) => id).filter(isGone))
    const repeated = await repeatedBy(book, standing, doubtful)
    for (const person of people)
      yield { ...person, left: person.before.filter(({ id }) => !isGone(id) || repeated.has(id)) }
    if (page.length < PEOPLE_A_PAGE) return
    after = page.at(-1)?.person
  }
}

// Which descriptions came with a roster that does not count then, and the rosters that still do.
async function rostersWithout(book: Book, { incident, roster }: WithdrawalJob) {
  const rosters = await listRosters(book.db, incident)
  const standing = rosters.filter(({ id, withdrawnAt }) => withdrawnAt === null && id !== roster)
  const gone = new Set(rosters.filter((each) => !standing.includes(each)).map(({ number }) => number))
  return { isGone: (description: string) => gone.has(rosterOf(description)), standing: standing.map(({ id }) => id) }
}

async function repeatedBy(book: Book, rosters: readonly string[], descriptions: readonly string[]) {
  const repeated = new Set<string>()
  for (const roster of rosters)
    for (const some of batches(descriptions))
      for (const id of await findRepeated(book.db, roster, some)) repeated.add(id)
  return repeated
}
