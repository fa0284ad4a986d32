import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { holdEmails, releaseEmails, retryEmails, settleDoubt } from '../../../src/actions/email/email-orders.ts'
import { emailStanding } from '../../../src/actions/email/email-standing.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { withdrawEmailConsent } from '../../../src/actions/people/email-consent.ts'
import { changePractice } from '../../../src/actions/practice/practice.ts'
import { withdrawRoster } from '../../../src/actions/roster/withdraw-roster.ts'
import { tables } from '../../../src/storage/core/database.ts'
import { hasEntriesOfLetters, listEntries, readLinks } from '../../../src/storage/log/log.ts'
import { verifyLinks } from '../../../src/storage/log/verify.ts'
import { withdrawLetters } from '../../../src/storage/mailing/letter-writes.ts'
import { listRosters } from '../../../src/storage/roster/rosters.ts'
import { phishedMailbox } from '../../cast/incidents.ts'
import { harborMedSpa } from '../../cast/practice.ts'
import {
  bringIn,
  letterIn,
  openOutbox,
  queueEmails,
  readers,
  settledStates,
  statesOf,
} from '../../support/mail/emails.ts'
import { type MailServer, type Mood, startMailServer } from '../../support/mail/mail-server.ts'
import { searchFor, tracesIn } from '../../support/world/traces.ts'
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

async function sendThrough(mood: Mood | undefined, letters: number) {
  server = await startMailServer(mood && { mood })
  const { mailing, references } = await queueEmails(book.world, incident, readers(letters))
  openOutbox(book.world, server)
  return { mailing, references, states: await settledStates(book.world, mailing) }
}

async function entriesOf(act: string) {
  const rows = await tables(book.world.db).selectFrom('log').select('body').execute()
  return rows.map(({ body }) => JSON.parse(body)).filter((entry) => entry.act === act)
}

describe('the outbox', () => {
  test('sends each queued letter once, over one line, and enters the proof of each', async () => {
    const { states, references } = await sendThrough(undefined, 5)
    expect(states).toEqual({ sent: 5 })
    expect(server.taken.map(({ to }) => to)).toEqual([0, 1, 2, 3, 4].map((at) => `reader${at}@patients.example`))
    expect(server.lines()).toBe(1)
    const proofs = await entriesOf('email_sent')
    expect(proofs.map(({ facts }) => facts.letter)).toEqual(references)
    expect(proofs[0].facts).toEqual({
      letter: references[0],
      messageId: server.taken[0]?.messageId,
      textHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      try: 1,
      answer: '250 2.0.0',
    })
    expect(await verifyLinks(readLinks(book.world.db))).toMatchObject({ fault: null })
  })

  test('leaves the timeline to what people did, and shows every try where it is asked', async () => {
    await sendThrough(undefined, 2)
    const entries = (byPeople: boolean) =>
      listEntries(book.world.db, book.world.vault, { incident, limit: 50, byPeople })
    expect((await entries(true)).map(({ act }) => act)).toEqual(['mailing_made', 'roster_imported', 'incident_logged'])
    expect((await entries(false)).map(({ act }) => act)).toContain('email_sent')
    expect(await hasEntriesOfLetters(book.world.db, incident)).toBe(true)
  })

  test('goes no faster than the settings allow', async () => {
    server = await startMailServer()
    const { mailing } = await queueEmails(book.world, incident, readers(4))
    const began = performance.now()
    openOutbox(book.world, server, { perMinute: 600 })
    expect(await settledStates(book.world, mailing)).toEqual({ sent: 4 })
    expect(performance.now() - began).toBeGreaterThan(3 * 100)
  })

  test('ends a letter that is on its way before it stops', async () => {
    const { mailing } = await queueEmails(book.world, incident, readers(20))
    server = await startMailServer()
    const outbox = openOutbox(book.world, server)
    await until(() => server.taken.length > 2)
    await outbox.stop()
    const states = await statesOf(book.world, mailing)
    expect(states).toEqual({ sent: server.taken.length, queued: 20 - server.taken.length })
  })

  test('tries again what the server puts off, each time under another Message-ID', async () => {
    let asked = 0
    const { states } = await sendThrough(
      (stage) => (stage === 'RCPT' && asked++ < 3 ? '451 4.3.2 Later' : undefined),
      1,
    )
    expect(states).toEqual({ sent: 1 })
    expect(await entriesOf('email_deferred')).toHaveLength(3)
    expect(server.taken).toHaveLength(1)
    expect(server.taken[0]?.messageId).toMatch(/^<2026-0001-1-1\.4\.[0-9a-f]{16}@harbor\.example>$/)
  })

  test('gives up what the server puts off twenty times', async () => {
    const { mailing } = await queueEmails(book.world, incident, readers(1))
    server = await startMailServer({ mood: (stage) => (stage === 'DATA' ? '452 4.2.2 Full' : undefined) })
    openOutbox(book.world, server)
    for (let look = 0; look < 500 && !(await settledSoon(mailing)); look += 1) await release(mailing)
    expect(await statesOf(book.world, mailing)).toEqual({ failed: 1 })
    expect(await entriesOf('email_deferred')).toHaveLength(19)
    expect(await lettersOf(mailing)).toMatchObject([{ reason: '452 4.2.2' }])
  })

  test('fails for good what the server refuses, and keeps its reason without the address', async () => {
    const { states, mailing } = await sendThrough(
      (stage, { to }) =>
        stage === 'RCPT' && to.startsWith('reader1@') ? `550 5.1.1 <${to}> reader1 is not here` : undefined,
      3,
    )
    expect(states).toEqual({ sent: 2, failed: 1 })
    expect(await lettersOf(mailing)).toMatchObject([{ state: 'sent' }, { reason: '550 5.1.1' }, { state: 'sent' }])
    expect((await emailStanding(book.world, { incident, mailing })).failed).toMatchObject([
      { reference: '2026-0001-1-2', reason: '550 5.1.1', tries: 1, answer: '550 5.1.1 is not here' },
    ])
    const secrets = ['reader1@patients.example', 'Lopez1', 'is not here']
    expect(tracesIn(book.folder, searchFor(secrets))).toEqual([])
  })

  test.each(['greeting', 'MAIL', 'RCPT', 'DATA'] as const)(
    'loses nothing when the line breaks at %s',
    async (where) => {
      let cut = 0
      const { states } = await sendThrough((stage) => (stage === where && cut++ < 2 ? 'drop' : undefined), 3)
      expect(states).toEqual({ sent: 3 })
      expect(server.taken).toHaveLength(3)
    },
  )

  test.each(['text', 'taken'] as const)(
    'is in doubt when the line breaks after the letter went (%s), and sends it not again',
    async (where) => {
      let cut = 0
      const { states, mailing } = await sendThrough((stage) => (stage === where && cut++ === 1 ? 'drop' : undefined), 3)
      expect(states).toEqual({ sent: 2, in_doubt: 1 })
      expect(server.taken).toHaveLength(where === 'taken' ? 3 : 2)
      const { doubtful } = await emailStanding(book.world, { incident, mailing })
      expect(doubtful).toMatchObject([{ reference: '2026-0001-1-2', reason: 'line_lost', tries: 1 }])
      expect(doubtful[0]?.messageId).toMatch(/^<2026-0001-1-2\.1\./)
    },
  )

  test('says that nothing goes while the server cannot be reached, and no letter counts a try', async () => {
    server = await startMailServer()
    await server.close()
    const { mailing } = await queueEmails(book.world, incident, readers(2))
    const outbox = openOutbox(book.world, server)
    await until(() => outbox.standing().hindered !== null)
    expect(await statesOf(book.world, mailing)).toEqual({ queued: 2 })
    expect(await entriesOf('email_sending')).toEqual([])
    server = await startMailServer({ port: server.port })
    await outbox.stop()
    openOutbox(book.world, server)
    expect(await settledStates(book.world, mailing)).toEqual({ sent: 2 })
  })

  test('puts in doubt what was on its way when it was cut off', async () => {
    const { mailing, references } = await queueEmails(book.world, incident, readers(2))
    const [first = ''] = references
    await book.world.commit(
      { act: 'email_sending', writes: [letterIn(first, { state: 'sending', stateAt: book.world.now() })] },
      { id: 'system' },
    )
    server = await startMailServer()
    openOutbox(book.world, server)
    expect(await settledStates(book.world, mailing)).toEqual({ in_doubt: 1, sent: 1 })
    expect(server.taken).toHaveLength(1)
  })

  test('sends nothing to an address that would write into the headers', async () => {
    server = await startMailServer()
    const hostile = readers(3).map((reader, at) => ({ ...reader, email: HOSTILE[at] ?? '' }))
    const { mailing } = await queueEmails(book.world, incident, hostile)
    openOutbox(book.world, server)
    expect(await settledStates(book.world, mailing)).toEqual({ failed: 3 })
    expect(await lettersOf(mailing)).toMatchObject([{ reason: 'bad_address' }, {}, {}])
    expect(server.taken).toEqual([])
  })
})

describe('an officer', () => {
  test('settles what is in doubt: it was sent, or it is sent again under the Message-ID it had', async () => {
    let cut = 0
    const { mailing } = await sendThrough((stage) => (stage === 'text' && cut++ < 2 ? 'drop' : undefined), 2)
    const asked = { incident, mailing }
    const [first, second] = (await emailStanding(book.world, asked)).doubtful
    const was = {
      reference: first?.reference ?? '',
      finding: 'was_sent',
      reason: 'It stands in the server’s records.',
    } as const
    const again = { reference: second?.reference ?? '', finding: 'send_again', reason: 'It does not.' } as const
    await settleDoubt(book.world, OFFICER, asked, was)
    await settleDoubt(book.world, OFFICER, asked, again)
    await expect(settleDoubt(book.world, OFFICER, asked, was)).rejects.toThrow('is not unconfirmed')
    expect(await settledStates(book.world, mailing)).toEqual({ sent: 2 })
    expect(server.taken.map(({ messageId }) => messageId)).toEqual([second?.messageId])
    expect(await entriesOf('email_doubt_settled')).toMatchObject([{ by: 'officer' }, { by: 'officer' }])
  })

  test('holds a mailing back and lets it go again', async () => {
    server = await startMailServer()
    const { mailing } = await queueEmails(book.world, incident, readers(3))
    await holdEmails(book.world, OFFICER, { incident, mailing })
    openOutbox(book.world, server)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await statesOf(book.world, mailing)).toEqual({ queued: 3 })
    await releaseEmails(book.world, OFFICER, { incident, mailing })
    expect(await settledStates(book.world, mailing)).toEqual({ sent: 3 })
  })

  test('queues again what failed', async () => {
    let asked = 0
    const { mailing, states } = await sendThrough(
      (stage) => (stage === 'text' && asked++ < 2 ? '554 5.7.1 No' : undefined),
      2,
    )
    expect(states).toEqual({ failed: 2 })
    expect(await retryEmails(book.world, OFFICER, { incident, mailing })).toBe(2)
    expect(await settledStates(book.world, mailing)).toEqual({ sent: 2 })
    await expect(retryEmails(book.world, OFFICER, { incident, mailing })).rejects.toThrow(
      'No e-mail of this mailing has failed',
    )
  })

  test('queues nothing again that was made again meanwhile', async () => {
    const { mailing } = await sendThrough((stage) => (stage === 'text' ? '554 5.7.1 No' : undefined), 2)
    const again = await queueEmails(book.world, incident, readers(1))
    expect(await settledStates(book.world, again.mailing)).toEqual({ failed: 1 })
    expect(await retryEmails(book.world, OFFICER, { incident, mailing })).toBe(1)
    expect(await settledStates(book.world, mailing)).toEqual({ failed: 2 })
  })

  test('settles no doubt into a second letter that was made again meanwhile', async () => {
    let cut = 0
    const { mailing, references } = await sendThrough(
      (stage) => (stage === 'text' && cut++ === 0 ? 'drop' : undefined),
      1,
    )
    await queueEmails(book.world, incident, readers(1))
    const again = { reference: references[0] ?? '', finding: 'send_again', reason: 'Not in the records.' } as const
    await settleDoubt(book.world, OFFICER, { incident, mailing }, again)
    expect(await lettersOf(mailing)).toEqual([{ state: 'withdrawn', reason: 'made_again' }])
  })
})

describe('a reader who takes the consent to e-mail back', () => {
  test('gets none of what is queued, and the letter is open for print', async () => {
    server = await startMailServer()
    const { mailing } = await queueEmails(book.world, incident, readers(2))
    await withdrawEmailConsent(book.world, OFFICER, { incident, person: '001-0000001', way: 'told' })
    openOutbox(book.world, server)
    expect(await settledStates(book.world, mailing)).toEqual({ withdrawn: 1, sent: 1 })
    expect(server.taken.map(({ to }) => to)).toEqual(['reader1@patients.example'])
    expect(await entriesOf('email_consent_withdrawn')).toMatchObject([
      { facts: { person: '001-0000001', stopped: ['2026-0001-1-1'] } },
    ])
  })

  test('gets none of what is queued later either', async () => {
    server = await startMailServer()
    await withdrawEmailConsent(book.world, OFFICER, { incident, person: '001-0000001', way: 'link' })
    const { mailing } = await queueEmails(book.world, incident, readers(1))
    openOutbox(book.world, server)
    expect(await settledStates(book.world, mailing)).toEqual({ withdrawn: 1 })
    expect(server.taken).toEqual([])
  })

  test('gets no second try of what was put off', async () => {
    const { mailing } = await queueEmails(book.world, incident, readers(1))
    const withdraw = () => withdrawEmailConsent(book.world, OFFICER, { incident, person: '001-0000001', way: 'link' })
    server = await startMailServer({
      mood: (stage) => {
        if (stage !== 'DATA') return undefined
        withdraw()
        return '451 4.3.2 Later'
      },
    })
    openOutbox(book.world, server)
    expect(await settledStates(book.world, mailing)).toEqual({ withdrawn: 1 })
    expect(server.taken).toEqual([])
  })
})

describe('an e-mail that is on its way while the rest of its mailing is taken back', () => {
  test('gets no second try once it is put off', async () => {
    const { mailing } = await queueEmails(book.world, incident, readers(3))
    const taken = Promise.withResolvers<unknown>()
    server = await startMailServer({
      mood: (stage) => {
        if (stage !== 'DATA') return undefined
        takeBack(mailing).then(taken.resolve, taken.reject)
        return '451 4.3.2 Later'
      },
    })
    openOutbox(book.world, server)
    await taken.promise
    expect(await settledStates(book.world, mailing)).toEqual({ withdrawn: 3 })
    expect(server.taken).toEqual([])
    expect(await lettersOf(mailing)).toMatchObject([{ reason: 'taken_back' }, { reason: null }, { reason: null }])
  })
})

describe('a queued e-mail', () => {
  test('goes to nobody who is on no roster any more: the list was sent by mistake', async () => {
    server = await startMailServer()
    const { mailing } = await queueEmails(book.world, incident, readers(2))
    const [roster] = await listRosters(book.world.db, incident)
    await withdrawRoster(book.world, OFFICER, incident, roster?.id ?? '', 'It was the list of another clinic.')
    openOutbox(book.world, server)
    expect(await settledStates(book.world, mailing)).toEqual({ withdrawn: 2 })
    expect(await lettersOf(mailing)).toMatchObject([{ reason: 'not_affected' }, { reason: 'not_affected' }])
    expect(server.taken).toEqual([])
  })

  test('goes to nobody of whom a later roster says that he or she died: the next of kin is written to on paper', async () => {
    server = await startMailServer()
    const { mailing } = await queueEmails(book.world, incident, readers(2))
    await bringIn(book.world, incident, readers(1), { deceased: 'yes' })
    openOutbox(book.world, server)
    expect(await settledStates(book.world, mailing)).toEqual({ withdrawn: 1, sent: 1 })
    expect(server.taken.map(({ to }) => to)).toEqual(['reader1@patients.example'])
  })
})

const HOSTILE = [
  'ana@patients.example\r\nBcc: all@patients.example',
  'a@b.example, c@d.example',
  '"><script>@x.example',
]

function takeBack(mailing: string) {
  return book.world.commit(
    { act: 'mailing_withdrawn', incident, writes: [withdrawLetters(mailing, book.world.now())] },
    OFFICER,
  )
}

async function lettersOf(mailing: string) {
  return await tables(book.world.db)
    .selectFrom('letters')
    .select(['state', 'reason'])
    .where('mailing', '=', mailing)
    .orderBy('position')
    .execute()
}

async function settledSoon(mailing: string): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, 10))
  return !('queued' in (await statesOf(book.world, mailing))) && !('sending' in (await statesOf(book.world, mailing)))
}

function release(mailing: string) {
  return releaseEmails(book.world, OFFICER, { incident, mailing })
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5))
}
