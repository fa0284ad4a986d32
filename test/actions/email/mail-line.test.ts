import { afterEach, expect, test } from 'vitest'
import { lineAsSet } from '../../../src/actions/email/mail-line.ts'
import { startOutbox } from '../../../src/actions/email/outbox.ts'
import { forgetMailSettings, saveMailSettings } from '../../../src/actions/practice/mail-settings.ts'
import { testMailSettings } from '../../../src/actions/practice/test-mail-settings.ts'
import { queueEmails, readers, settledStates, statesOf } from '../../support/mail/emails.ts'
import { type MailServer, startMailServer } from '../../support/mail/mail-server.ts'
import { type MailRoom, openMailRoom } from '../../support/mail/mailing.ts'

let room: MailRoom
const servers: MailServer[] = []
afterEach(async () => {
  await room.world.outbox?.stop()
  for (const server of servers.splice(0)) await server.close()
  await room.close()
})

async function serverSet(): Promise<MailServer> {
  const server = await startMailServer({ tls: 'none' })
  servers.push(server)
  const from = { fromAddress: 'privacy@harbor.example', fromName: null }
  const given = { host: '127.0.0.1', port: server.port, tls: 'none', user: null, password: null, ...from } as const
  await saveMailSettings(room.world, room.people.admin, given)
  return server
}

const lettersAt = ({ taken }: MailServer) => taken.filter(({ raw }) => !raw.includes('Test message')).length

test('letters go by the settings as they are when they go, without a restart', async () => {
  room = await openMailRoom()
  room.clock.now = null
  delete room.world.mailSettings
  room.world.outbox = startOutbox(room.world, lineAsSet(room.world), 60_000)
  const first = await queueEmails(room.world, room.incident, readers(3))

  const one = await serverSet()
  room.world.outbox.wake()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await statesOf(room.world, first.mailing)).toEqual({ queued: 3 })
  expect(one.taken).toEqual([])

  await testMailSettings(room.world, room.people.admin, null)
  room.world.outbox.wake()
  expect(await settledStates(room.world, first.mailing)).toEqual({ sent: 3 })
  expect(lettersAt(one)).toBe(3)

  const other = await serverSet()
  await testMailSettings(room.world, room.people.admin, null)
  const second = await queueEmails(room.world, room.incident, readers(3))
  room.world.outbox.wake()
  expect(await settledStates(room.world, second.mailing)).toEqual({ sent: 3 })
  expect([lettersAt(one), lettersAt(other)]).toEqual([3, 3])

  await forgetMailSettings(room.world, room.people.admin)
  const third = await queueEmails(room.world, room.incident, readers(3))
  room.world.outbox.wake()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await statesOf(room.world, third.mailing)).toEqual({ queued: 3 })
  expect(room.world.outbox.standing()).toEqual({ hindered: null, since: null })
}, 60_000)
