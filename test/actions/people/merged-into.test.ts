import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type OpenIncident, openIncident } from '../../../src/actions/incident/open-incident.ts'
import { mergedInto } from '../../../src/actions/people/merged-into.ts'
import { vaultOf } from '../../../src/actions/people/people.ts'
import { unsealPeople } from '../../../src/actions/people/sealed-blocks.ts'
import { descriptionsOf } from '../../../src/actions/people/sealed-person.ts'
import { decidePair, reopenPair } from '../../../src/actions/review/pairs.ts'
import { reviewOf } from '../../../src/actions/review/review.ts'
import { withdrawRoster } from '../../../src/actions/roster/withdraw-roster.ts'
import { tables } from '../../../src/storage/core/database.ts'
import { listPairs } from '../../../src/storage/count/pairs.ts'
import { findAnybody, listPeople } from '../../../src/storage/people/people.ts'
import { listRosters } from '../../../src/storage/roster/rosters.ts'
import { type MailRoom, openMailRoom } from '../../support/mail/mailing.ts'
import { madeUpRoster } from '../../support/rosters/made-up.ts'

/** Maria three times, of whom nobody knows whether they are one, and somebody else. */
const THREE = `MRN,First Name,Last Name,DOB,Address,City,State,ZIP,Email
A1,Maria,Gonzalez,1970-02-03,,,,,mg@example.org
A2,Maria,Gonzalez,1970-02-03,9 Elm St,Boston,MA,02110,mg@example.org
A3,Maria,Gonzalez,1970-02-03,9 Elm St,Boston,MA,02110,
A4,Otto,Diesel,1950-02-03,9 Oak St,Boston,MA,02110,
`

/** A later list of the same system, on which Maria is again, with a telephone, and somebody new. */
const LATER = `MRN,First Name,Last Name,DOB,Address,City,State,ZIP,Email,Phone
A1,Maria,Gonzalez,1970-02-03,9 Elm St,Boston,MA,02110,mg@example.org,617-555-0123
A9,Nora,Later,1981-02-03,4 Oak St,Boston,MA,02110,,
`

let room: MailRoom
beforeEach(async () => {
  room = await openMailRoom()
})
afterEach(() => room.close())

const opened = () => openIncident(room.world, room.incident)

async function decideFirst(decision: 'same' | 'different') {
  const { open, joined } = await reviewOf(await opened())
  const [pair] = [...open, ...joined]
  if (pair) await decidePair(room.world, room.people.officer, room.incident, pair, decision)
}

async function reopenNewest() {
  const pair = (await listPairs(room.world.db, room.incident)).findLast(({ decision }) => decision !== null)
  if (pair) await reopenPair(room.world, room.people.officer, room.incident, pair)
}

async function withdrawNumber(number: number) {
  const roster = (await listRosters(room.world.db, room.incident)).find((each) => each.number === number)
  await withdrawRoster(room.world, room.people.officer, room.incident, roster?.id ?? '', 'It was another clinic’s.')
}

/** Everybody who ever was one of the affected. */
async function everybodyEver(): Promise<string[]> {
  const rows = await tables(room.world.db).selectFrom('people').select('person').distinct().execute()
  return rows.map(({ person }) => person)
}

/** The same by opening all who are there and all who went. */
async function byOpeningAll(incident: OpenIncident, ids: string[]): Promise<Map<string, string>> {
  const there = await listPeople(room.world.db, incident.id, { limit: 10_000 })
  const owners = new Map(await descriptionsIn(incident, there))
  const gone = (await findAnybody(room.world.db, incident.id, ids)).filter(({ present }) => !present)
  const went = Map.groupBy(await descriptionsIn(incident, gone), ([, who]) => who)
  return new Map(
    [...went].flatMap(([who, its]) => {
      const all = its.flatMap(([id]) => owners.get(id) ?? []).sort()
      const into = owners.get(who) ?? all[0]
      return into === undefined ? [] : [[who, into]]
    }),
  )
}

async function descriptionsIn(incident: OpenIncident, rows: Awaited<ReturnType<typeof listPeople>>) {
  const open = await unsealPeople(room.world, await vaultOf(incident), rows)
  return rows.flatMap((row) =>
    descriptionsOf(row.person, open(row)).map(({ id }): [string, string] => [id, row.person]),
  )
}

describe('who somebody turned out to be', () => {
  test('is the same as if everybody were opened, whatever happened to the lists and the pairs', async () => {
    const steps: (() => Promise<unknown>)[] = [
      () => room.bring(THREE),
      () => decideFirst('same'),
      () => decideFirst('same'),
      () => room.bring(LATER),
      reopenNewest,
      () => decideFirst('same'),
      () => room.bring(madeUpRoster(20, 3)),
      () => withdrawNumber(2),
      reopenNewest,
      () => decideFirst('different'),
      () => decideFirst('same'),
      () => withdrawNumber(1),
    ]
    const merges: number[] = []
    for (const step of steps) {
      await step()
      const [incident, ids] = [await opened(), await everybodyEver()]
      const merged = await mergedInto(incident, ids)
      expect(merged).toEqual(await byOpeningAll(incident, ids))
      merges.push(merged.size)
    }
    expect(merges).toEqual([0, 1, 2, 2, 1, 2, 2, 2, 1, 1, 1, 0])
  })

  test('is found without opening those whom nothing happened to', async () => {
    await room.bring(madeUpRoster(600, 5))
    await room.bring(THREE)
    await decideFirst('same')
    await withdrawNumber(2)
    const ids = (await everybodyEver()).filter((id) => id.startsWith('002-'))
    const asked = noteQueries()
    expect(await mergedInto(await opened(), ids)).toEqual(new Map())
    const blocks = asked.filter((statement) => statement.includes('from "sheets"'))
    expect(asked.length).toBeLessThan(10)
    expect(blocks.length).toBeLessThan(2)
  })
})

function noteQueries(): string[] {
  const asked: string[] = []
  const { query } = room.world.backend
  room.world.backend.query = (statement) => {
    asked.push(`${statement.sql} ${JSON.stringify(statement.parameters)}`)
    return query(statement)
  }
  return asked
}
