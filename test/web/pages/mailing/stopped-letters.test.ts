import { afterAll, beforeAll, expect, test } from 'vitest'
import { openIncident } from '../../../../src/actions/incident/open-incident.ts'
import { recordMailed } from '../../../../src/actions/mailing/record-as-mailed.ts'
import { withdrawMailing } from '../../../../src/actions/mailing/withdraw-mailing.ts'
import { standingOf } from '../../../../src/actions/next/standing.ts'
import { tables } from '../../../../src/storage/core/database.ts'
import { letterIn } from '../../../support/mail/emails.ts'
import { type MailRoom, openMailRoom } from '../../../support/mail/mailing.ts'
import { typedIn, wordsOn } from '../../../support/world/pages.ts'
import { ask, signInAs } from '../../../support/world/world.ts'

const ROSTER = `MRN,First Name,Last Name,DOB,Address,City,State,ZIP,Representative
H-1,Ann,Reyes,1980-03-04,1 Elm St,Boston,MA,02110,
H-2,,,1991-11-30,2 Oak St,Salem,MA,01970,
H-3,Rosa,Field,1945-06-01,3 Oak St,Salem,MA,01970,Joan Field
H-4,No,Where,1955-06-02,,Salem,MA,,
`

const WITH_EMAIL = `MRN,First Name,Last Name,DOB,Address,City,State,ZIP,Email,Email consent
E-1,Ann,Reyes,1980-03-04,1 Elm St,Boston,MA,02110,,
E-2,Eva,Field,1981-03-04,2 Elm St,Boston,MA,02110,eva@example.org,yes
E-3,Lea,Stone,1982-03-04,3 Elm St,Boston,MA,02110,lea@example.org,yes
E-4,No,Where,1955-06-02,,Salem,MA,,,
`

let room: MailRoom
let cookie: string

beforeAll(async () => {
  room = await openMailRoom()
  await room.bring(ROSTER)
  await room.approve()
  cookie = await signInAs(room.world, 'officer@harbor.example')
})
afterAll(() => room.close())

const htmlOf = async (path: string) =>
  await (await ask(room.world, `/incidents/${room.incident}${path}`, { cookie })).text()
const wordsOf = async (path: string) => wordsOn(await htmlOf(path))
const mailNow = async () => (await standingOf(await openIncident(room.world, room.incident))).mail

test('of four people one letter can be made, on every page alike', async () => {
  expect(await mailNow()).toMatchObject({ toBeTold: 2, ready: 1, stopped: 1, stoppedFor: '001-0000003', notReached: 2 })
  expect(await wordsOf('/letter')).toContain('1 letter, ')
  expect(await wordsOf('/mailings')).toContain(
    '0 people have a letter. 1 person can get one now. 3 letters are stopped .',
  )
})

test('the list of stopped letters says what stops each, and leads to each person', async () => {
  const html = await htmlOf('/mailings')
  expect(wordsOn(html)).toContain('The roster has no name for this person.')
  expect(wordsOn(html)).toContain('nobody has confirmed a legal one')
  for (const person of ['001-0000002', '001-0000003', '001-0000004'])
    expect(html).toContain(`href="/incidents/${room.incident}/people/${person}"`)
  expect(html, 'by name, to those who may read it').toMatch(/people\/001-0000003">(?!001-)[^<]+</)
  expect(await htmlOf('/letter')).toContain(`href="/incidents/${room.incident}/people/001-0000003"`)
})

test('a mailing that left people without a letter is not proposed as the notice, and says why', async () => {
  const { id } = await room.mail()
  const html = await htmlOf(`/mailings/${id}`)
  expect(typedIn(html)['asNotice:flag']).not.toContain('true')
  expect(wordsOn(html)).toContain('3 people have no letter yet. The notice is done once they are told too')
  const by = { by: room.people.officer }
  await withdrawMailing(room.world, room.incident, by, id, 'It was a test.')
})

test('once it is mailed no button offers a mailing, and whoever asks for one all the same is told what is missing', async () => {
  const { id } = await room.mail()
  const sent = { mailedOn: '2026-11-22', how: 'First-Class Mail', asNotice: true }
  await recordMailed(room.world, room.incident, { by: room.people.officer }, id, sent)
  const words = await wordsOf('/mailings')
  expect(words).toContain('1 person has a letter. No other letter can be made now. 3 letters are stopped .')
  expect(words).not.toContain('Create mailing')
  expect(await mailNow()).toMatchObject({ toBeTold: 1, ready: 0, stopped: 1, stoppedFor: '001-0000003' })
  expect(await wordsOf(`/mailings/${id}`)).toContain('3 of 4 people are not told yet.')
  expect(await wordsOf('')).toContain('4 people 1 told, 3 left')
  await expect(room.mail()).rejects.toThrow(/3 letters are stopped: .*The roster has no name.*confirmed a legal one/)
})

test('whoever has no letter is named still when the e-mails of the mailing have gone', async () => {
  const own = await openMailRoom()
  try {
    delete own.world.paper
    await own.bring(WITH_EMAIL)
    await own.approve()
    const { id } = await own.mail({ email: true })
    const mailed = async () => {
      const officer = await signInAs(own.world, 'officer@harbor.example')
      return await (await ask(own.world, `/incidents/${own.incident}/mailings/${id}`, { cookie: officer })).text()
    }
    expect(wordsOn(await mailed())).toContain('1 person has no letter yet.')

    const stateAt = own.world.now()
    const queued = tables(own.world.db).selectFrom('letters').select('reference').where('state', '=', 'queued')
    const writes = (await queued.execute()).map(({ reference }) => letterIn(reference, { state: 'sent', stateAt }))
    expect(writes).toHaveLength(2)
    await own.world.commit({ act: 'email_sent', incident: own.incident, writes }, { id: 'system' })
    const html = await mailed()
    expect(wordsOn(html)).toContain('1 person has no letter yet.')
    expect(typedIn(html)['asNotice:flag']).not.toContain('true')
  } finally {
    await own.close()
  }
})
