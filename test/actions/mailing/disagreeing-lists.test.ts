import { afterAll, beforeAll, expect, test } from 'vitest'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { eachLetter, theMailing } from '../../../src/actions/mailing/mailing.ts'
import { pageOfPeople } from '../../../src/actions/people/people.ts'
import { type MailRoom, openMailRoom } from '../../support/mail/mailing.ts'

const FIRST = `MRN,First Name,Last Name,DOB,Deceased,Email,Email consent,Address,City,State,ZIP
A1,Ana,Lopes,1980-02-03,N,ana@mail.example.com,yes,12 Elm St,Boston,MA,02110
A2,Eva,Mayle,1981-02-03,,eva@mail.example.com,yes,9 Elm St,Boston,MA,02110
A3,Max,Reed,1982-02-03,,max@mail.example.com,yes,7 Elm St,Boston,MA,02110
A4,Sue,Hart,1983-02-03,,sue@mail.example.com,yes,5 Elm St,Boston,MA,02110
`
const SECOND = `MRN,First Name,Last Name,DOB,Deceased,Do Not Mail,Confidential,Confidential Address,Address,City,State,ZIP
A1,Ana,Lopes,1980-02-03,Y,,,,12 Elm St,Boston,MA,02110
A2,Eva,Mayle,1981-02-03,,,,"PO Box 12, Nashua, NH 03060",9 Elm St,Boston,MA,02110
A3,Max,Reed,1982-02-03,,,Y,,7 Elm St,Boston,MA,02110
A4,Sue,Hart,1983-02-03,,Y,,,5 Elm St,Boston,MA,02110
`

let room: MailRoom
let people: Record<string, string>
beforeAll(async () => {
  room = await openMailRoom()
  delete room.world.paper
  for (const text of [FIRST, SECOND]) await room.bring(text)
  const { items } = await pageOfPeople(await opened(), { limit: 9 })
  people = Object.fromEntries(items.map(({ id, person }) => [person.mrn ?? '', id]))
  await room.approve()
})
afterAll(() => room.close())

function opened() {
  return openIncident(room.world, room.incident)
}

test('a mailing writes to the confidential address on paper alone, and names whose letters wait', async () => {
  const { id, print, email } = await room.mail({ email: true })
  expect({ print, email }).toEqual({ print: 1, email: 1 })
  const mailing = await theMailing(await opened(), id)
  const letters = await Array.fromAsync(eachLetter(room.world, mailing))
  const sent = letters.map(({ person, channel, sent: { facts } }) => [person, channel, facts.address.join(' / ')])
  expect(sent.toSorted()).toEqual([
    [people.A2, 'print', 'EVA MAYLE / PO BOX 12 / NASHUA NH  03060'],
    [people.A4, 'email', ''],
  ])
  expect(mailing.withoutLetter.map(({ person, problems }) => [person, problems.map(({ what }) => what)])).toEqual([
    [people.A1, ['person.life']],
    [people.A3, ['person.confidential']],
  ])
  expect(JSON.stringify(letters)).not.toContain('9 ELM ST')
})
