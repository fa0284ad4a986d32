import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { recordReturned } from '../../../src/actions/aftermath/returned-mail.ts'
import { headcountOf } from '../../../src/actions/count/headcount.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { recordMailed } from '../../../src/actions/mailing/record-as-mailed.ts'
import { correctAddress } from '../../../src/actions/people/corrected-address.ts'
import { withdrawEmailConsent, withdrawnFrom } from '../../../src/actions/people/email-consent.ts'
import { excludePerson, includePerson } from '../../../src/actions/people/exclusions.ts'
import { thePerson } from '../../../src/actions/people/people.ts'
import { decidePair, reopenPair } from '../../../src/actions/review/pairs.ts'
import { reviewOf } from '../../../src/actions/review/review.ts'
import { listPairs } from '../../../src/storage/count/pairs.ts'
import { type MailRoom, openMailRoom } from '../../support/mail/mailing.ts'

/** Maria twice, of whom the first has no address, and somebody else. */
const TWICE = `MRN,First Name,Last Name,DOB,Address,City,State,ZIP,Email
A1,Maria,Gonzalez,1970-02-03,,,,,mg@example.org
A2,Maria,Gonzalez,1970-02-03,9 Elm St,Boston,MA,02110,mg@example.org
A3,Otto,Diesel,1950-02-03,9 Oak St,Boston,MA,02110,
`

let room: MailRoom
beforeEach(async () => {
  room = await openMailRoom()
  // Nothing is set on paper here: that takes longest.
  delete room.world.paper
  await room.bring(TWICE)
  await room.approve()
  const { id, print, problems } = await room.mail()
  expect([print, problems]).toEqual([2, 1])
  const mailed = { mailedOn: '2026-11-22', how: 'First-Class Mail', asNotice: false }
  await recordMailed(room.world, room.incident, { by: room.people.officer }, id, mailed)
})
afterEach(() => room.close())

async function decideSame() {
  const [pair] = (await reviewOf(await openIncident(room.world, room.incident))).open
  if (!pair) throw new Error('There is no pair.')
  await decidePair(room.world, room.people.officer, room.incident, pair, 'same')
  await room.approve()
}

describe('two who may be one, of whom one is left out', () => {
  test('are not made one before it is settled whether that one counts', async () => {
    const said = { reason: 'The death certificate came.', diedOn: '1970-01-01' }
    const by = { by: room.people.officer }
    const { incident } = await openIncident(room.world, room.incident)
    await excludePerson(await openIncident(room.world, incident.id), '001-0000001', by, said)
    await expect(decideSame()).rejects.toThrow('One of the two is excluded and the other is not')
    await includePerson(
      await openIncident(room.world, incident.id),
      '001-0000001',
      by,
      'The certificate was another’s.',
    )
    await decideSame()
    expect((await headcountOf(await openIncident(room.world, room.incident)))?.people).toBe(2)
  })
})

describe('a letter to somebody who turned out to be one with another', () => {
  test('is the one letter to both: no second one is due', async () => {
    await decideSame()
    await expect(room.mail()).rejects.toThrow('Everyone who can be reached already has a letter')
  })

  test('is made again for the one who stays', async () => {
    await decideSame()
    const reprint = { references: ['2026-0001-1-2'], reason: 'Torn' }
    expect(await room.mail({ reprint })).toMatchObject({ print: 1, problems: 0 })
  })

  test('goes to the address that was learnt of either', async () => {
    const address = { line1: '77 Beacon St', city: 'Boston', state: 'MA', zip: '02108' }
    const asked = { incident: room.incident, person: '001-0000002' }
    await correctAddress(room.world, room.people.officer, asked, address)
    await decideSame()
    expect((await thePerson(await openIncident(room.world, room.incident), '001-0000001')).person.address).toEqual(
      address,
    )
  })

  test('takes the consent to e-mail back for the one who stays', async () => {
    await decideSame()
    const asked = { incident: room.incident, person: '001-0000002', way: 'link' } as const
    await withdrawEmailConsent(room.world, { id: 'system' }, asked)
    expect([...(await withdrawnFrom(await openIncident(room.world, room.incident)))].sort()).toEqual([
      '001-0000001',
      '001-0000002',
    ])
  })

  test('tells nobody once it came back', async () => {
    await recordReturned(room.world, room.people.staff, { reference: '2026-0001-1-2', reason: 'moved' })
    await decideSame()
    expect(await room.mail()).toMatchObject({ print: 1, problems: 0 })
  })

  test('is one of two again once that decision is taken back', async () => {
    await decideSame()
    const [pair] = await listPairs(room.world.db, room.incident)
    if (!pair) throw new Error('There is no pair.')
    await reopenPair(room.world, room.people.officer, room.incident, pair)
    await room.approve()
    await expect(room.mail()).rejects.toThrow('1 letter is stopped: There is no address for this letter.')
  })
})
