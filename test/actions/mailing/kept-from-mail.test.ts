import { afterEach, expect, test } from 'vitest'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { keptFromMail } from '../../../src/actions/mailing/kept-from-mail.ts'
import { statesOf } from '../../support/mail/emails.ts'
import { type MailRoom, mixedRoster, openMailRoom } from '../../support/mail/mailing.ts'
import { NOWHERE } from '../../support/world/world.ts'

const READERS = 60

let room: MailRoom
afterEach(() => room.close())

async function ready(): Promise<void> {
  room = await openMailRoom()
  await room.bring(
    mixedRoster()
      .split('\n')
      .slice(0, READERS + 1)
      .join('\n'),
  )
  await room.approve()
}

const kept = async () => keptFromMail(await openIncident(room.world, room.incident))

test('where no e-mail can go out, those who agreed get paper, and the plan and the mailing say how many they are', async () => {
  await ready()
  expect(await kept()).toEqual({ canMail: true, people: 0 })
  delete room.world.mailSettings
  // Five agreed, and one of them lives at no address.
  expect(await kept()).toEqual({ canMail: false, people: 4 })
  const mailing = await room.mail({ email: true })
  expect([mailing.email, mailing.keptFromMail]).toEqual([0, 4])
  expect(await statesOf(room.world, mailing.id)).toEqual({ prepared: mailing.print })
  expect(mailing.print + mailing.withoutLetter.length).toBe(READERS)
  expect(await kept()).toEqual({ canMail: false, people: 0 })
})

test('where it can, none of them is kept from it', async () => {
  await ready()
  const mailing = await room.mail({ email: true })
  expect([mailing.email, mailing.keptFromMail]).toEqual([5, 0])
})

test('once it can, whoever agreed and has no address on paper gets the next mailing by e-mail', async () => {
  await ready()
  delete room.world.mailSettings
  await room.mail({ email: true })
  room.world.mailSettings = NOWHERE
  expect(await room.mail({ email: true })).toMatchObject({ print: 0, email: 1 })
})
