import type { Day } from '../breach/day.ts'
import { personProblems } from '../letters/problems.ts'
import { type Entry, type Joined, joinRoster, type Known } from '../people/join.ts'
import type { Layout } from '../people/layout.ts'
import type { Person } from '../people/person.ts'
import { stateOf } from '../people/place.ts'
import { problemList } from '../people/problem-list.ts'
import { fileNotes, rosterReader } from '../people/reading.ts'
import type { Statement } from '../storage/backend.ts'
import { sha256 } from '../storage/canonical.ts'
import { listPeople, stageKey, stagePerson } from '../storage/people.ts'
import type { IncidentVault } from '../storage/vault.ts'
import type { World } from '../world.ts'
import { lookUpsOf } from './look-ups.ts'
import { vaultOf } from './people.ts'
import { type Reading, survey } from './survey.ts'
import { readUpload } from './uploads.ts'

const PEOPLE_A_BATCH = 2000
const PEOPLE_A_PAGE = 1000

/** Which upload is to be staged as which roster of which incident, and how it is to be read. */
export type StagingJob = {
  incident: string
  upload: string
  roster: string
  number: number
  today: Day
  reading: Reading
}

/** What is odd in a roster. `row` 1 is the first after the header, null: the whole file. Never a value of the row. */
export type RosterProblem = { row: number | null; column: string | null; message: string }

/** What staging found: `rows` is always `accepted + refused`. Nothing of it counts yet. */
export type Staged = {
  rows: number
  refused: number
  added: number
  staged: number
  people: number
  atLeast: number
  atMost: number
  review: number
  problems: RosterProblem[]
}

/** What is sealed of a person: the merged facts, and each description that made them. */
export type SealedPerson = { person: Person; source: string; seen: Known['seen'] }

/** Reads an upload, joins it with the people the incident has, and stages what is new, sealed. */
export async function stageRoster(world: World, job: StagingJob): Promise<Staged> {
  const vault = await vaultOf(world, job.incident)
  const layout = await survey(readUpload(world, job.incident, job.upload), job.reading)
  const { entries, problems, refused } = await readEntries(world, job, layout)
  const joined = joinRoster(await knownPeople(world, job.incident, vault), entries)
  const people = peopleToStage(joined, job.number, sourceOf(layout))
  for (const batch of chunks(people, PEOPLE_A_BATCH)) {
    await world.backend.batch(batch.flatMap((each) => statementsFor(each, job, vault)))
  }
  const { people: total, atLeast, atMost, added, review } = joined
  const counts = { people: total, atLeast, atMost, added: added.length, review: review.length }
  return { rows: entries.length + refused, refused, staged: people.length, ...counts, problems }
}

async function readEntries(world: World, job: StagingJob, layout: Layout) {
  const reader = rosterReader(layout, job.today)
  const source = sourceOf(layout)
  const entries: Entry[] = []
  const problems = problemList()
  for (const note of fileNotes(layout)) problems.add({ row: null, ...note })
  let refused = 0
  const take = (rows: ReturnType<typeof reader.end>) => {
    for (const { row, person, notes } of rows) {
      for (const note of notes) problems.add({ row, ...note }, person === null && note === notes.at(-1))
      if (person) entries.push({ row, person, source })
      else refused += 1
    }
  }
  for await (const bytes of readUpload(world, job.incident, job.upload)) take(reader.push(bytes))
  take(reader.end())
  for (const note of reader.notes()) problems.add({ row: null, ...note })
  return { entries, problems: problems.list(), refused }
}

// Files with the same header come from the same system: their record numbers are one series.
function sourceOf({ header }: Layout): string {
  return sha256(header.join('\n')).slice(0, 12)
}

async function knownPeople(world: World, incident: string, vault: IncidentVault): Promise<Known[]> {
  const known: Known[] = []
  for (let after: string | undefined; ; ) {
    const page = await listPeople(world.db, incident, { after, limit: PEOPLE_A_PAGE })
    for (const { person: id, sealed } of page) known.push({ id, ...vault.open<SealedPerson>(id, sealed) })
    if (page.length < PEOPLE_A_PAGE) return known
    after = page.at(-1)?.person
  }
}

type ToStage = SealedPerson & { id: string }

function peopleToStage({ added, changed }: Joined, number: number, source: string): ToStage[] {
  const fresh = added.map(({ first, person, seen }) => ({ id: personId(number, first.row), person, source, seen }))
  return [...fresh, ...changed.map((each) => ({ ...each, source }))]
}

// An id says which row of which roster first named this person, and sorts as the rows do.
function personId(number: number, row: number): string {
  return `${String(number).padStart(3, '0')}-${String(row).padStart(7, '0')}`
}

function statementsFor(
  { id, ...sealed }: ToStage,
  { incident, roster }: StagingJob,
  vault: IncidentVault,
): Statement[] {
  const { person } = sealed
  const outside = {
    state: stateOf(person),
    deceased: Number(person.deceased ?? false),
    reachable: Number(personProblems(person).length === 0),
  }
  const keys = lookUpsOf(person).map(({ kind, value }) => vault.fingerprint(kind, value))
  return [
    stagePerson({ roster, person: id, incident, ...outside, sealed: vault.seal(id, sealed) }),
    ...keys.map((key) => stageKey({ incident, key, person: id, roster })),
  ]
}

function* chunks<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size)
}
