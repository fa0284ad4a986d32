import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { undoReturned } from '../../../src/actions/aftermath/returned-mail.ts'
import { takeBounce } from '../../../src/actions/aftermath/take-bounce.ts'
import { messageIdOf } from '../../../src/actions/email/message-id.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { changePractice } from '../../../src/actions/practice/practice.ts'
import { tables } from '../../../src/storage/core/database.ts'
import { phishedMailbox } from '../../cast/incidents.ts'
import { harborMedSpa } from '../../cast/practice.ts'
import { openOutbox, queueEmails, readers, settledStates, statesOf } from '../../support/mail/emails.ts'
import { type MailServer, startMailServer } from '../../support/mail/mail-server.ts'
import { report } from '../../support/mail/reports.ts'
import { searchFor, tracesIn } from '../../support/world/traces.ts'
import { openTestWorld, type TestWorld } from '../../support/world/world.ts'

const OFFICER = { id: 'officer' }

let book: TestWorld
let server: MailServer
let mailing: string
let references: string[]
beforeEach(async () => {
  book = await openTestWorld()
  await changePractice(book.world, OFFICER, harborMedSpa)
  const incident = (await logIncident(book.world, OFFICER, phishedMailbox)).id
  server = await startMailServer()
  const queued = await queueEmails(book.world, incident, readers(3))
  mailing = queued.mailing
  references = queued.references
  openOutbox(book.world, server)
  await settledStates(book.world, mailing)
})
afterEach(async () => {
  await book.world.outbox?.stop()
  await server.close()
  await book.close()
})

const FAILED = 'Final-Recipient: rfc822; reader1@patients.example\nAction: failed\nStatus: 5.1.1'

function aboutLetter(at: number, given: { fields?: string; id?: string; messageId?: string } = {}) {
  const messageId = given.messageId ?? server.taken[at]?.messageId ?? ''
  const raw = report({
    status: ['Reporting-MTA: dns; h.example', given.fields ?? FAILED],
    original: ['text/rfc822-headers', `Message-ID: ${messageId}`],
    id: given.id ?? '<first@h.example>',
  })
  return takeBounce(book.world, new TextEncoder().encode(raw))
}

async function bouncedLetters() {
  const rows = tables(book.world.db)
    .selectFrom('letters')
    .select(['reference', 'reason'])
    .where('state', '=', 'bounced')
  return await rows.execute()
}

describe('a notification that a letter failed', () => {
  test('marks that letter and no other, once, however often it comes', async () => {
    expect(await aboutLetter(1)).toBe('marked')
    expect(await bouncedLetters()).toEqual([{ reference: references[1], reason: 'no_such_mailbox' }])
    expect(await aboutLetter(1)).toBe('left')
    expect(await aboutLetter(1, { id: '<second@h.example>' })).toBe('left')
    expect(await statesOf(book.world, mailing)).toEqual({ sent: 2, bounced: 1 })
  })

  test('does not mark again where somebody took the mark off; another one does', async () => {
    await aboutLetter(1)
    await undoReturned(book.world, OFFICER, references[1] ?? '', 'She answered the e-mail.')
    expect(await aboutLetter(1)).toBe('left')
    expect(await statesOf(book.world, mailing)).toEqual({ sent: 3 })
    expect(await aboutLetter(1, { id: '<second@h.example>' })).toBe('marked')
  })

  test('is known by the envelope id alone, where nothing of the letter comes back', async () => {
    const envelope = server.taken[2]?.messageId.replace(/^<|@.*$/g, '') ?? ''
    const raw = report({ status: [`Reporting-MTA: dns; h.example\nOriginal-Envelope-Id: ${envelope}`, FAILED] })
    expect(await takeBounce(book.world, new TextEncoder().encode(raw))).toBe('marked')
    expect(await bouncedLetters()).toMatchObject([{ reference: references[2] }])
  })

  test('leaves no trace of the address or of what the server said', async () => {
    await aboutLetter(1, { fields: `${FAILED}\nDiagnostic-Code: smtp; 550 reader1 moved to Ohio` })
    expect(tracesIn(book.folder, searchFor(['reader1@patients.example', 'moved to Ohio']))).toEqual([])
  })
})

describe('nothing is marked by', () => {
  test.each(['delayed', 'relayed', 'delivered', 'expanded'])('a notification that a letter is %s', async (action) => {
    expect(
      await aboutLetter(1, { fields: `Final-Recipient: rfc822; a@b.example\nAction: ${action}\nStatus: 4.4.1` }),
    ).toBe('left')
  })

  test('a notification about a letter of somebody else’s, a made-up one, or another try of ours', async () => {
    const sealed = server.taken[1]?.messageId ?? ''
    const another = messageIdOf(book.world, 'harbor.example', { reference: references[1] ?? '', try: 7 })
    for (const messageId of ['<x@h.example>', sealed.replace(/\.[0-9a-f]{16}@/, '.0000000000000000@'), another, ''])
      expect(await aboutLetter(1, { messageId })).toBe('left')
    expect(await bouncedLetters()).toEqual([])
  })
})
