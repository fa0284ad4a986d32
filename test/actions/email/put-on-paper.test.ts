import { afterEach, describe, expect, test } from 'vitest'
import { putOnPaper } from '../../../src/actions/email/put-on-paper.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { eachLetterLine, type Mailing } from '../../../src/actions/mailing/mailing.ts'
import { stageMailing } from '../../../src/actions/mailing/stage-mailing.ts'
import { withdrawMailing } from '../../../src/actions/mailing/withdraw-mailing.ts'
import { decidePair } from '../../../src/actions/review/pairs.ts'
import { reviewOf } from '../../../src/actions/review/review.ts'
import type { OwnWorld as World } from '../../../src/runtime/world.ts'
import { readLinks } from '../../../src/storage/log/log.ts'
import { verifyLinks } from '../../../src/storage/log/verify.ts'
import { letterIn, openOutbox, statesOf } from '../../support/mail/emails.ts'
import { type MailServer, startMailServer } from '../../support/mail/mail-server.ts'
import { type MailRoom, openMailRoom } from '../../support/mail/mailing.ts'

const HEADER = 'MRN,First Name,Last Name,DOB,Address,City,State,ZIP,Email,Email consent'
const NAMES = ['Ana', 'Ben', 'Cleo', 'Dan', 'Eva', 'Finn', 'Gia', 'Hal', 'Ida', 'Jon']

/** Ten who agreed to e-mail; the last has no address on paper. */
const TEN = [
  HEADER,
  ...NAMES.map((name, at) => {
    const street = at === 9 ? ',,MA,' : `${at + 1} Elm St,Boston,MA,02110`
    return `A${at},${name},Lopez${name},19${50 + at}-02-03,${street},${name.toLowerCase()}@example.org,yes`
  }),
].join('\n')

let room: MailRoom
let server: MailServer | undefined
afterEach(async () => {
  await room.world.outbox?.stop()
  await server?.close()
  server = undefined
  await room.close()
})

async function mailed(): Promise<Mailing> {
  room = await openMailRoom()
  delete room.world.paper
  await room.bring(TEN)
  await room.approve()
  const mailing = await room.mail()
  expect(await statesOf(room.world, mailing.id)).toEqual({ queued: 10 })
  return mailing
}

async function toPaper(mailing: Mailing, world: World = room.world): Promise<string> {
  const begun = await putOnPaper(world, room.people.officer, { incident: room.incident, mailing: mailing.id })
  await begun.made
  return begun.mailing
}

async function become(mailing: Mailing, states: readonly Parameters<typeof letterIn>[1]['state'][]) {
  const lines = await Array.fromAsync(eachLetterLine(room.world, mailing.id))
  const writes = states.map((state, at) => letterIn(lines[at]?.reference ?? '', { state, stateAt: room.world.now() }))
  await room.world.commit({ act: 'email_sending', writes }, { id: 'system' })
  return lines
}

describe('waiting e-mails go on paper with one button', () => {
  test('each reader once, in one act; whoever has no address on paper keeps the e-mail', async () => {
    const mailing = await mailed()
    const paper = await toPaper(mailing)
    expect(await statesOf(room.world, mailing.id)).toEqual({ withdrawn: 9, queued: 1 })
    expect(await statesOf(room.world, paper)).toEqual({ prepared: 9 })
    const acts = (await Array.fromAsync(readLinks(room.world.db))).map(({ body }) => JSON.parse(body).act)
    expect(acts.filter((act) => act === 'emails_put_on_paper' || act === 'mailing_made')).toEqual([
      'mailing_made',
      'emails_put_on_paper',
    ])
    expect(await verifyLinks(readLinks(room.world.db))).toMatchObject({ fault: null })
    await expect(room.mail()).rejects.toThrow('There is no one to write to.')
  })

  test('none of them goes by e-mail afterwards, when the mail server is back', async () => {
    const mailing = await mailed()
    await toPaper(mailing)
    server = await startMailServer()
    room.clock.now = null
    openOutbox(room.world, server)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(server.taken).toEqual([])
    expect(await statesOf(room.world, mailing.id)).toEqual({ withdrawn: 9, queued: 1 })
  })

  test('what is sent, on its way, in doubt, bounced or withdrawn stays as it is', async () => {
    const mailing = await mailed()
    await become(mailing, ['sent', 'sending', 'in_doubt', 'bounced', 'withdrawn', 'failed', 'queued'])
    const paper = await toPaper(mailing)
    expect(await statesOf(room.world, mailing.id)).toEqual({
      ...{ sent: 1, sending: 1, in_doubt: 1, bounced: 1, queued: 1 },
      withdrawn: 5,
    })
    expect(await statesOf(room.world, paper)).toEqual({ prepared: 4 })
  })

  test('is refused where nothing waits', async () => {
    const mailing = await mailed()
    await become(
      mailing,
      NAMES.map(() => 'sent' as const),
    )
    await expect(toPaper(mailing)).rejects.toThrow('No e-mail of this mailing is waiting.')
  })

  test('cancelling the paper makes its readers due again, and by e-mail', async () => {
    const mailing = await mailed()
    const paper = await toPaper(mailing)
    await withdrawMailing(room.world, room.incident, { by: room.people.officer }, paper, 'Mail works again.')
    expect((await room.mail()).email).toBe(9)
  })
})

describe('an e-mail that goes meanwhile', () => {
  test('while the paper is written: nothing of it counts, and the next time its reader is left out', async () => {
    const mailing = await mailed()
    room.world.runMailing = async (job) => {
      const staged = await stageMailing(room.world, job)
      await become(mailing, ['sent'])
      return staged
    }
    await expect(toPaper(mailing)).rejects.toThrow('Nothing was saved. Try again.')
    expect(await statesOf(room.world, mailing.id)).toEqual({ sent: 1, queued: 9 })
    delete room.world.runMailing
    expect(await statesOf(room.world, await toPaper(mailing))).toEqual({ prepared: 8 })
  })

  test('in the last moment before it counts: the database refuses the mailing', async () => {
    const mailing = await mailed()
    const commit: World['commit'] = async (change, by) => {
      if (change.act === 'emails_put_on_paper') await become(mailing, ['sending'])
      return await room.world.commit(change, by)
    }
    const begun = toPaper(mailing, { ...room.world, commit })
    await expect(begun).rejects.toThrow()
    expect(await statesOf(room.world, mailing.id)).toEqual({ sending: 1, queued: 9 })
    const paper = await toPaper(mailing)
    expect(await statesOf(room.world, paper)).toEqual({ prepared: 8 })
  })
})

test('a reader who turned out to be one with another gets one letter for two e-mails', async () => {
  room = await openMailRoom()
  delete room.world.paper
  const ana = (id: string, street: string) => `${id},Ana,Lopes,1980-02-03,${street},Boston,MA,02110,ana@example.org,yes`
  await room.bring([HEADER, ana('A1', '12 Elm St')].join('\n'))
  await room.approve()
  const first = await room.mail()
  await room.bring([HEADER, ana('B1', '12 Elm Street')].join('\n'))
  const { open } = await reviewOf(await openIncident(room.world, room.incident))
  for (const pair of open) await decidePair(room.world, room.people.officer, room.incident, pair, 'same')
  await room.approve()
  const paper = await toPaper(first)
  expect(await statesOf(room.world, first.id)).toEqual({ withdrawn: 1 })
  expect(await statesOf(room.world, paper)).toEqual({ prepared: 1 })
})
