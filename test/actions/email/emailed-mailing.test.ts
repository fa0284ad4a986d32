import { afterEach, expect, test } from 'vitest'
import { eachLetter } from '../../../src/actions/mailing/mailing.ts'
import { withdrawEmailConsent } from '../../../src/actions/people/email-consent.ts'
import { readLinks } from '../../../src/storage/log/log.ts'
import { verifyLinks } from '../../../src/storage/log/verify.ts'
import { openOutbox, settledStates, statesOf } from '../../support/mail/emails.ts'
import { type MailServer, startMailServer } from '../../support/mail/mail-server.ts'
import { type MailRoom, mixedRoster, openMailRoom } from '../../support/mail/mailing.ts'

const READERS = 60

let room: MailRoom
let server: MailServer
afterEach(async () => {
  await room.world.outbox?.stop()
  await server?.close()
  await room.close()
})

async function mailed() {
  room = await openMailRoom()
  room.clock.now = null
  await room.bring(
    mixedRoster()
      .split('\n')
      .slice(0, READERS + 1)
      .join('\n'),
  )
  await room.approve()
  return await room.mail()
}

test('an approved letter goes by e-mail to each who agreed, exactly as it was made, and to nobody else', async () => {
  const mailing = await mailed()
  server = await startMailServer()
  openOutbox(room.world, server)
  const letters = await Array.fromAsync(eachLetter(room.world, mailing, { channel: 'email' }))
  expect(letters).toHaveLength(5)
  expect(await settledStates(room.world, mailing.id)).toEqual({ sent: 5, prepared: mailing.print })
  expect(server.taken.map(({ to }) => to).sort()).toEqual(letters.map(({ sent }) => sent.email).sort())
  for (const { sent } of letters) {
    const { raw = '' } = server.taken.find(({ to }) => to === sent.email) ?? {}
    expect(textPartOf(raw)).toContain(sent.text.replaceAll('\n', '\r\n').trimEnd())
    expect(sent.text, 'there is no window for an address').not.toContain(sent.to.line1 || 'no street')
    expect(raw.replaceAll(/\r\n\s+/g, ' ')).toMatch(
      /^List-Unsubscribe: .*<mailto:privacy@harbor\.example\?subject=No%20more%20letters%20by%20e-mail/m,
    )
  }
  expect(await verifyLinks(readLinks(room.world.db))).toMatchObject({ fault: null })
})

test('who took the consent back before it went, and whose mailbox is gone, get the next mailing on paper', async () => {
  const mailing = await mailed()
  const letters = await Array.fromAsync(eachLetter(room.world, mailing, { channel: 'email' }))
  const [first, second] = letters.filter(({ sent }) => sent.to.line1 !== '')
  const withdrawn = { incident: room.incident, person: first?.person ?? '', way: 'told' } as const
  await withdrawEmailConsent(room.world, room.people.officer, withdrawn)
  server = await startMailServer({
    mood: (stage, { to }) => (stage === 'RCPT' && to === second?.sent.email ? '550 5.1.1 No such user' : undefined),
  })
  openOutbox(room.world, server)
  expect(await settledStates(room.world, mailing.id)).toMatchObject({ sent: 3, withdrawn: 1, failed: 1 })
  const next = await room.mail()
  expect(await statesOf(room.world, next.id)).toEqual({ prepared: 2 })
  const people = (await Array.fromAsync(eachLetter(room.world, next))).map(({ person }) => person)
  expect(people.sort()).toEqual([first?.person, second?.person].sort())
})

// The first part is plain text, in quoted-printable.
function textPartOf(raw: string): string {
  const [, , text = ''] = /Content-Transfer-Encoding: (\S+)\r\n\r\n([\s\S]*?)\r\n--/.exec(raw) ?? []
  const bytes = text
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
