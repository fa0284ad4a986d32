import { afterEach, beforeEach, expect, test } from 'vitest'
import { headcountOf } from '../../../src/actions/count/headcount.ts'
import { headcountsOf } from '../../../src/actions/count/headcounts.ts'
import { dutiesOf } from '../../../src/actions/duties/duties.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { theLetterSent } from '../../../src/actions/mailing/mailing.ts'
import { correctPerson } from '../../../src/actions/people/correct-person.ts'
import { excludePerson } from '../../../src/actions/people/exclusions.ts'
import { pageOfPeople } from '../../../src/actions/people/people.ts'
import { tables } from '../../../src/storage/core/database.ts'
import { type MailRoom, openMailRoom } from '../../support/mail/mailing.ts'

const ROSTER = `MRN,First Name,Last Name,DOB,Address,City,State,ZIP,Email,Email consent
A1,Ana,Lopes,1980-02-03,12 Elm St,Boston,MA,02110,,
A2,Eva,Mail,1981-02-03,9 Elm St,Boston,MA,02110,eva@example.org,yes
A3,Max,Reed,1982-02-03,7 Elm St,Salem,NH,03079,,
A4,Sue,Hart,1983-02-03,5 Elm St,Salem,NH,03079,sue@example.org,yes
A5,Jo,Weiss,1984-02-03,3 Elm St,Boston,MA,02110,,
`

let room: MailRoom
let people: Record<string, string>
beforeEach(async () => {
  room = await openMailRoom()
  delete room.world.paper
  await room.bring(ROSTER)
  const { items } = await pageOfPeople(await opened(), { limit: 9 })
  people = Object.fromEntries(items.map(({ id, person }) => [person.mrn ?? '', id]))
})
afterEach(() => room.close())

function opened() {
  return openIncident(room.world, room.incident)
}

async function lettersOf(): Promise<Record<string, string>> {
  const rows = await tables(room.world.db).selectFrom('letters').select(['person', 'reference']).execute()
  return Object.fromEntries(rows.map(({ person, reference }) => [person, reference]))
}

test('whoever is excluded, for whatever reason, is neither counted by State or duty nor written to on paper or by e-mail', async () => {
  const kinds = { A3: 'not_affected', A4: 'listed_twice', A5: 'not_a_patient' } as const
  for (const [mrn, kind] of Object.entries(kinds))
    await excludePerson(await opened(), people[mrn]!, { by: room.people.officer }, { kind, reason: 'They called.' })
  const counted = await headcountOf(await opened())
  expect(counted).toMatchObject({ people: 2, byState: { MA: 2 } })
  expect(counted!.byState).not.toHaveProperty('NH')
  expect((await headcountsOf(room.world, [(await opened()).incident])).get(room.incident)).toEqual(counted)
  expect((await dutiesOf(await opened())).count).toEqual(counted)
  await room.approve()
  await room.mail({ email: true })
  expect(Object.keys(await lettersOf()).toSorted()).toEqual([people.A1, people.A2])
})

test('a letter, on paper or by e-mail, bears the corrected name', async () => {
  const by = { by: room.people.officer }
  const said = (facts: object) => ({ facts, reason: 'She spelled it.' })
  await correctPerson(await opened(), people.A1!, by, said({ familyName: 'López' }))
  await correctPerson(await opened(), people.A2!, by, said({ givenName: 'Evá', familyName: 'Mayl' }))
  await room.approve()
  await room.mail({ email: true })
  const letters = await lettersOf()
  for (const [mrn, right, wrong] of [
    ['A1', 'Ana López', 'Lopes'],
    ['A2', 'Evá Mayl', 'Eva Mail'],
  ] as const) {
    const { sent } = await theLetterSent(await opened(), letters[people[mrn]!]!)
    expect(sent.text).toContain(right)
    expect(sent.text).not.toContain(wrong)
  }
})
