import { afterAll, beforeAll, expect, test } from 'vitest'
import { openIncident } from '../../../../src/actions/incident/open-incident.ts'
import { standingOf } from '../../../../src/actions/next/standing.ts'
import { correctPerson } from '../../../../src/actions/people/correct-person.ts'
import { type MailRoom, openMailRoom } from '../../../support/mail/mailing.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { ask, signInAs } from '../../../support/world/world.ts'

const ROSTER = `MRN,First Name,Last Name,DOB,Address,City,State,ZIP
H-1,Ann,Reyes,1980-03-04,1 Elm St,Boston,MA,02110
H-2,,,1991-11-30,2 Oak St,Salem,MA,01970
H-3,Cy,Marsh,1975-06-01,7 Elm St,Denver,CO,02110
`
const NAMELESS = '001-0000002'

let room: MailRoom
let cookie: string

beforeAll(async () => {
  room = await openMailRoom()
  await room.bring(ROSTER)
  await room.approve()
  cookie = await signInAs(room.world, 'officer@harbor.example')
})
afterAll(() => room.close())

const at = (path: string) => `/incidents/${room.incident}${path}`
const htmlOf = async (path: string) => await (await ask(room.world, at(path), { cookie })).text()
const mailNow = async () => (await standingOf(await openIncident(room.world, room.incident))).mail

test('a row without a name is a problem of its list', async () => {
  const [, roster = ''] = /\/rosters\/([\w-]+)"/.exec(await htmlOf('/people')) ?? []
  expect(wordsOn(await htmlOf(`/rosters/${roster}`))).toContain('The row has no name.')
})

test('a person without a name is listed as that, and the cure is the name', async () => {
  const html = await htmlOf('/unreached')
  expect(wordsOn(html)).toContain('no name on the list No letter goes before this is settled Correct the name')
  expect(html).toContain(`href="${at(`/people/${NAMELESS}/correction`)}"`)
})

test('an address that is entered changes nothing of that', async () => {
  const address = { line1: '9 Oak St', city: 'Salem', state: 'MA', zip: '01970', back: 'unreached' }
  const sent = { cookie, method: 'POST', body: new URLSearchParams(address) }
  expect((await ask(room.world, at(`/people/${NAMELESS}/address`), sent)).status).toBe(303)
  const words = wordsOn(await htmlOf('/unreached'))
  expect(words).toContain('1 person can’t be reached by mail.')
  expect(words).toContain('no name on the list')
  expect(await mailNow()).toMatchObject({ toBeTold: 2, ready: 2, notReached: 1 })
})

test('the person’s page says that the letter is stopped, and opens none', async () => {
  const html = await htmlOf(`/people/${NAMELESS}`)
  expect(wordsOn(html)).toContain('The letter is stopped. The roster has no name for this person.')
  expect(wordsOn(html)).not.toContain('Nothing special')
  expect(html).not.toContain(`${NAMELESS}/letter`)
})

test('the page of somebody whose letter can go opens it, and stops nothing', async () => {
  const html = await htmlOf('/people/001-0000001')
  expect(html).toContain(`href="${at('/people/001-0000001/letter')}"`)
  expect(wordsOn(html)).toContain('Nothing special: an adult with an address.')
  expect(wordsOn(html)).not.toContain('The letter is stopped.')
})

test('the page of somebody whose ZIP code is of another State does not call that nothing', async () => {
  expect(wordsOn(await htmlOf('/people/001-0000003'))).toContain('The address may be wrong: see Address.')
})

test('once the name is entered the letter can go', async () => {
  const named = { reason: 'The chart has it.', facts: { givenName: 'Dee', familyName: 'Oaks' } }
  const opened = await openIncident(room.world, room.incident)
  await correctPerson(opened, NAMELESS, { by: room.people.officer }, named)
  expect(await mailNow()).toMatchObject({ toBeTold: 3, ready: 3, notReached: 0 })
  expect(wordsOn(await htmlOf('/unreached'))).toContain('A letter can reach everyone, and none has come back.')
})
