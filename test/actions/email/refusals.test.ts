import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { emailStanding } from '../../../src/actions/email/email-standing.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { changePractice } from '../../../src/actions/practice/practice.ts'
import { phishedMailbox } from '../../cast/incidents.ts'
import { harborMedSpa } from '../../cast/practice.ts'
import { openOutbox, queueEmails, readers, settledStates, statesOf } from '../../support/mail/emails.ts'
import { type MailServer, type Mood, type Stage, startMailServer } from '../../support/mail/mail-server.ts'
import { openTestWorld, type TestWorld } from '../../support/world/world.ts'

const OFFICER = { id: 'officer' }

let book: TestWorld
let server: MailServer
let incident: string
beforeEach(async () => {
  book = await openTestWorld()
  await changePractice(book.world, OFFICER, harborMedSpa)
  incident = (await logIncident(book.world, OFFICER, phishedMailbox)).id
})
afterEach(async () => {
  await book.world.outbox?.stop()
  await server?.close()
  await book.close()
})

/** Queues letters to readers 0, 1, 2, … and starts sending them through a server of this mood. */
async function begin(letters: number, given: { mood: Mood; pipelining?: boolean }) {
  server = await startMailServer(given)
  const { mailing } = await queueEmails(book.world, incident, readers(letters))
  return { mailing, outbox: openOutbox(book.world, server) }
}

const isThird = (to: string) => Number(/reader(\d+)@/.exec(to)?.[1]) % 3 === 0

describe.each([true, false])('one refused address costs nobody else a letter (PIPELINING: %s)', (pipelining) => {
  test.each<[string, Stage, string]>([
    ['the mailbox does not exist', 'RCPT', '550 5.1.1 No such user'],
    ['the mailbox is full', 'RCPT', '552 5.2.2 Full'],
    ['the text is refused', 'text', '554 5.7.1 Looks like spam'],
    ['the text is not wanted', 'DATA', '554 5.6.0 No'],
  ])('%s: ten of thirty fail, and twenty go', async (_what, where, answer) => {
    const mood: Mood = (stage, { to }) => (stage === where && isThird(to) ? answer : undefined)
    const { mailing } = await begin(30, { mood, pipelining })
    expect(await settledStates(book.world, mailing)).toEqual({ sent: 20, failed: 10 })
    expect(server.taken.filter(({ to }) => isThird(to))).toEqual([])
    expect(new Set(server.taken.map(({ to }) => to)).size).toBe(20)
  })

  test('an address that is put off costs nobody else anything either', async () => {
    const seen = new Set<string>()
    const mood: Mood = (stage, { to }) => {
      if (stage !== 'RCPT' || !isThird(to) || seen.has(to)) return undefined
      seen.add(to)
      return '450 4.2.0 Greylisted'
    }
    const { mailing } = await begin(12, { mood, pipelining })
    expect(await settledStates(book.world, mailing)).toEqual({ sent: 12 })
    expect(server.taken).toHaveLength(12)
  })
})

describe('what concerns the sender is no letter’s fault', () => {
  test.each<[string, Stage, string, string]>([
    ['the sender may not send as that address', 'MAIL', '550 5.7.60 SendAsDenied', '550 5.7.60'],
    ['the sender is not known', 'MAIL', '550 5.1.8 Bad sender', 'MAIL 550 5.1.8'],
    ['the sender is put off', 'MAIL', '451 4.7.1 Slow down', 'MAIL 451 4.7.1'],
    ['the server takes nothing more for now', 'RCPT', '421 4.7.0 Too many messages', '421 4.7.0'],
    ['the server asks for a sign-in', 'RCPT', '530 5.7.0 Authentication required', '530 5.7.0'],
    ['the text may not be sent as that address', 'text', '554 5.2.252 SendAsDenied', '554 5.2.252'],
    ['the sender is blocked', 'RCPT', '550 5.7.501 Spam abuse detected', '550 5.7.501'],
  ])('%s: all wait, none counts a try, the reason is known, and all go once it is over', async (...given) => {
    const [, where, answer, reason] = given
    let isOver = false
    const mood: Mood = (stage) => (stage === where && !isOver ? answer : undefined)
    const { mailing, outbox } = await begin(3, { mood })
    await until(() => outbox.standing().hindered === reason)
    const { hindered, failed, waiting } = await emailStanding(book.world, { incident, mailing })
    expect({ hindered, failed, waiting }).toEqual({ hindered: reason, failed: [], waiting: [] })
    expect((await statesOf(book.world, mailing)).failed).toBeUndefined()
    isOver = true
    outbox.wake()
    expect(await settledStates(book.world, mailing)).toEqual({ sent: 3 })
    expect(server.taken.map(({ messageId }) => messageId.split('.')[1])).toEqual(['1', '1', '1'])
    expect(outbox.standing().hindered).toBeNull()
  })

  test('a letter that is too large for the server fails alone', async () => {
    const mood: Mood = (stage, { to }) => (stage === 'text' && isThird(to) ? '552 5.3.4 Too large' : undefined)
    const { mailing } = await begin(4, { mood })
    expect(await settledStates(book.world, mailing)).toEqual({ sent: 2, failed: 2 })
  })
})

async function until(holds: () => boolean): Promise<void> {
  for (const began = Date.now(); !holds(); ) {
    if (Date.now() - began > 5_000) throw new Error('It never came to that.')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
