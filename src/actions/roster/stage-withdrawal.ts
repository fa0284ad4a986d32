import { type Described, type Joined, joining } from '../../people/linkage/join.ts'
import type { Staged } from '../../storage/core/statement.ts'
import type { ByState } from '../../storage/count/roster-snapshots.ts'
import { findPeople } from '../../storage/people/people.ts'
import { stagePerson } from '../../storage/people/staged-people.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { Book } from '../book/book.ts'
import { openBook } from '../book/parts.ts'
import type { StagedSnapshot } from '../count/roster-snapshot.ts'
import { stagePairs } from '../count/stage-pairs.ts'
import { openIncident } from '../incident/open-incident.ts'
import { countIn, peopleIn } from '../people/by-state.ts'
import { vaultOf } from '../people/people.ts'
import { unsealPeople } from '../people/sealed-blocks.ts'
import { boundTo, countedOutside, descriptionsOf, personFrom } from '../people/sealed-person.ts'
import type { WithdrawalJob } from './jobs.ts'
import { byStateAfter } from './stage-import.ts'
import { type WithoutRoster, withoutRoster } from './without-roster.ts'

const STATEMENTS_A_BATCH = 1000

/**
 * Stages the people as they are without a roster. Who was known by it alone is no longer affected; of the others, what
 * it alone said is taken away, and what is left of them is compared anew.
 */
export async function stageWithdrawal(book: Book, job: WithdrawalJob): Promise<StagedSnapshot> {
  const opened = await openIncident(openBook(book), job.incident)
  const vault = await vaultOf(opened)
  const touched: Touched[] = []
  const joins = joining({
    idOf: (at) => loose[at]!.description.id,
    personOf: (rows) => nameOf(rows.map((at) => loose[at]!)),
  })
  for await (const { row, before, left } of withoutRoster(book, vault, job)) {
    if (left.length === before.length) joins.know({ id: row.person, descriptions: before })
    else touched.push({ row, left })
  }
  const loose = touched.flatMap(looseOf)
  for (const [at, { description }] of loose.entries()) joins.row(at, description.person, description.source)
  const { joined, ...span } = await stagePairs(book, vault, { incident: job.incident, roster: job.snapshot }, joins)
  const { staged, change } = await restage(book, vault, job, { touched, loose, joined })
  const byState = await byStateAfter(opened, change)
  if (peopleIn(byState) !== joined.people)
    throw new Error(`By State there are ${peopleIn(byState)} people, and not ${joined.people}.`)
  return { people: joined.people, ...span, byState, staged }
}

/** Somebody of whom the roster said something, and the descriptions that others gave. */
type Touched = Pick<WithoutRoster, 'row' | 'left'>

/** A description that is left of somebody; the first of them carries the person's id on. */
type Loose = { description: Described; carries: string | null }

function looseOf({ row, left }: Touched): Loose[] {
  return left.map((description, at) => ({ description, carries: at === 0 ? row.person : null }))
}

function nameOf(rows: readonly Loose[]): string {
  const [carried] = rows.flatMap(({ carries }) => carries ?? []).sort()
  return carried ?? rows.map(({ description }) => description.id).sort()[0]!
}

type Left = { touched: readonly Touched[]; loose: readonly Loose[]; joined: Joined }

async function restage(book: Book, vault: IncidentVault, job: WithdrawalJob, { touched, loose, joined }: Left) {
  const change: ByState = {}
  const people = await peopleLeft(book, vault, job, { loose, joined, change })
  for (const { row } of touched) countIn(change, row, -1)
  const absent = touched.filter(({ row }) => !people.has(row.person)).map(({ row }) => row)
  const statements = [
    ...[...people].map(([id, descriptions]) => stagingOf(vault, job, id, descriptions, change)),
    ...absent.map((row) => stagePerson({ ...row, recount: job.snapshot, present: false })),
  ]
  for (let at = 0; at < statements.length; at += STATEMENTS_A_BATCH)
    await book.stage(statements.slice(at, at + STATEMENTS_A_BATCH))
  return { staged: statements.length, change }
}

/** Everybody who is other than before, by the descriptions that are left. */
async function peopleLeft(
  book: Book,
  vault: IncidentVault,
  { incident }: WithdrawalJob,
  { loose, joined, change }: Pick<Left, 'loose' | 'joined'> & { change: ByState },
): Promise<Map<string, Described[]>> {
  const people = new Map<string, Described[]>()
  const grouped = new Set(joined.groups.flatMap(({ rows }) => rows))
  for (const [at, one] of loose.entries()) if (!grouped.has(at)) people.set(nameOf([one]), [one.description])
  for (const { known, rows } of joined.groups) {
    const descriptions = rows.map((at) => loose[at]!.description)
    if (known === null) people.set(nameOf(rows.map((at) => loose[at]!)), descriptions)
    else {
      const [row] = await findPeople(book.db, incident, [known])
      countIn(change, row!, -1)
      const open = await unsealPeople(book, vault, [row!])
      people.set(known, [...descriptionsOf(known, open(row!)), ...descriptions])
    }
  }
  return people
}

function stagingOf(
  vault: IncidentVault,
  { incident, snapshot }: WithdrawalJob,
  person: string,
  descriptions: readonly Described[],
  change: ByState,
): Staged {
  const sealed = personFrom(person, descriptions)
  const outside = countedOutside(sealed.person)
  countIn(change, outside, 1)
  return stagePerson({
    recount: snapshot,
    person,
    incident,
    ...outside,
    present: true,
    sheet: null,
    sealed: vault.seal(person, boundTo(snapshot, outside, sealed)),
  })
}
