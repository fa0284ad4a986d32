import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordReturned } from '../../../src/actions/aftermath/returned-mail.ts'
import { recordTelling, withdrawTelling } from '../../../src/actions/aftermath/told-by-telephone.ts'
import { headcountOf } from '../../../src/actions/count/headcount.ts'
import { ledgerOf, substituteDayOf } from '../../../src/actions/count/ledger.ts'
import { peopleInState } from '../../../src/actions/count/ledger-people.ts'
import { dutiesOf } from '../../../src/actions/duties/duties.ts'
import { recordNotice, recordPosting } from '../../../src/actions/duties/notices.ts'
import { nextEmail } from '../../../src/actions/email/next-email.ts'
import { putOnPaper } from '../../../src/actions/email/put-on-paper.ts'
import { sendEmail } from '../../../src/actions/email/send-email.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { recordMailed } from '../../../src/actions/mailing/record-as-mailed.ts'
import { correctAddress } from '../../../src/actions/people/corrected-address.ts'
import { excludePerson, includePerson } from '../../../src/actions/people/exclusions.ts'
import { eachPerson } from '../../../src/actions/people/people.ts'
import { decidePair } from '../../../src/actions/review/pairs.ts'
import { reviewOf } from '../../../src/actions/review/review.ts'
import { withdrawRoster } from '../../../src/actions/roster/withdraw-roster.ts'
import type { Notice } from '../../../src/breach/incident/incident.ts'
import { LEDGER_STATES, type LedgerState, readersOf, sumsOf } from '../../../src/breach/incident/ledger.ts'
import { isDone } from '../../../src/breach/law/pending-duty.ts'
import { type Mail, openMail } from '../../../src/mail/mail.ts'
import { tables } from '../../../src/storage/core/database.ts'
import { listMailings } from '../../../src/storage/mailing/mailings.ts'
import { listRosters } from '../../../src/storage/roster/rosters.ts'
import { letterIn, settingsFor } from '../../support/mail/emails.ts'
import { type MailServer, type Mood, startMailServer } from '../../support/mail/mail-server.ts'
import { type MailRoom, openMailRoom } from '../../support/mail/mailing.ts'

const HEADER = 'MRN,First Name,Last Name,DOB,Deceased,Address,City,State,ZIP,Email,Email consent'
const FIRST = `${HEADER}
A1,Ana,Lopes,1980-02-03,,12 Elm St,Boston,MA,02110,,
A2,Eva,Mail,1981-02-03,,9 Elm St,Boston,MA,02110,eva@example.org,yes
A3,Max,Reed,1982-02-03,,7 Elm St,Salem,NH,03079,,
A4,Sue,Hart,1983-02-03,,,,NH,,,
A5,Jo,Weiss,1940-02-03,yes,,,MA,,,
`
// Ana once more under another number, and somebody new.
const SECOND = `${HEADER}
B1,Ana,Lopes,1980-02-03,,12 Elm Street,Boston,MA,02110,,
B2,Kim,Young,1990-02-03,,3 Oak St,Keene,NH,03431,,
`
// Four more who agreed to e-mail, one without an address on paper.
const AGREED = `${HEADER}
C1,Lea,Stone,1971-02-03,,1 Oak St,Keene,NH,03431,lea@example.org,yes
C2,Nils,Berg,1972-02-03,,2 Oak St,Keene,NH,03431,nils@example.org,yes
C3,Rita,Vale,1973-02-03,,,,NH,,rita@example.org,yes
C4,Tom,Wood,1974-02-03,,4 Oak St,Boston,MA,02110,tom@example.org,yes
`
const TODAY = '2026-11-22'

const reopen = (room: MailRoom) => openIncident(room.world, room.incident)

async function personCalled(room: MailRoom, name: string): Promise<string> {
  for await (const { id, person } of eachPerson(await reopen(room))) if (person.givenName === name) return id
  throw new Error(`Nobody is called ${name}.`)
}

/** Who stands where by name, and the sums. */
async function stands(room: MailRoom) {
  const opened = await reopen(room)
  const by: Partial<Record<LedgerState, string[]>> = {}
  for (const state of LEDGER_STATES) {
    const { items } = await peopleInState(opened, state, { limit: 50 })
    if (items.length > 0) by[state] = items.map(({ known }) => known.person.givenName ?? '').toSorted()
  }
  return { by, sums: sumsOf(await ledgerOf(opened)) }
}

async function dutyOf(room: MailRoom, id: string) {
  return (await dutiesOf(await reopen(room))).answer.duties.find((duty) => duty.id === id)
}

async function withRoom(act: (room: MailRoom) => Promise<void>): Promise<void> {
  const room = await openMailRoom()
  try {
    delete room.world.paper
    await room.bring(FIRST)
    await room.approve()
    await act(room)
  } finally {
    await room.close()
  }
}

async function mailAll(room: MailRoom, asNotice = false, mailedOn = TODAY): Promise<void> {
  const { id } = await room.mail({ email: false })
  const mailed = { mailedOn, how: 'First-Class Mail', asNotice } as const
  await recordMailed(room.world, room.incident, { by: room.people.officer }, id, mailed)
}

describe('the ledger', () => {
  test('begins with those who can be written to, those who cannot, and the dead whose kin nobody reaches', () =>
    withRoom(async (room) => {
      const { by, sums } = await stands(room)
      expect(by).toEqual({ to_be_told: ['Ana', 'Eva', 'Max'], not_reached: ['Sue'], not_to_be_told: ['Jo'] })
      expect(sums).toMatchObject({ people: 5, told: 0, left: 4, lastToldOn: null })
    }))

  test('a mailing that went tells its readers; the notice is done only when the last one was reached', () =>
    withRoom(async (room) => {
      await mailAll(room, true)
      expect((await stands(room)).by).toEqual({
        paper: ['Ana', 'Eva', 'Max'],
        not_reached: ['Sue'],
        not_to_be_told: ['Jo'],
      })
      expect(await dutyOf(room, 'hipaa.individuals')).toMatchObject({ status: 'open', told: 3, left: 1 })
      const sue = await personCalled(room, 'Sue')
      const call = { toldOn: TODAY, spokenBy: 'Olga', said: 'What the letter says.' } as const
      await recordTelling(await reopen(room), sue, room.people.officer, call)
      expect((await stands(room)).by.telephone).toEqual(['Sue'])
      expect(await dutyOf(room, 'hipaa.individuals')).toMatchObject({ status: 'done', told: 4, left: 0 })
      const undone = { reason: 'It was her mother.' }
      await withdrawTelling(await reopen(room), sue, room.people.officer, undone)
      expect(await dutyOf(room, 'hipaa.individuals')).toMatchObject({ status: 'open', left: 1 })
      await recordTelling(await reopen(room), sue, room.people.officer, call)
      const first = withdrawTelling(await reopen(room), sue, room.people.officer, { ...undone, record: 1 })
      await expect(first, 'the first call was undone, and a newer one stands').rejects.toThrow('another call')
      expect((await stands(room)).by.telephone).toEqual(['Sue'])
    }))

  test('the day on which the last was told is that of whoever still counts', () =>
    withRoom(async (room) => {
      await mailAll(room)
      room.clock.now = '2026-11-24T16:00:00.000Z'
      await room.bring(SECOND)
      await room.approve()
      await mailAll(room, false, '2026-11-24')
      expect((await stands(room)).sums.lastToldOn).toBe('2026-11-24')
      const out = { kind: 'not_affected', reason: 'Of another clinic.' } as const
      const { items } = await peopleInState(await reopen(room), 'paper', { limit: 50 })
      for (const { known } of items.filter(({ on }) => on !== TODAY))
        await excludePerson(await reopen(room), known.id, { by: room.people.officer }, out)
      expect((await stands(room)).sums).toMatchObject({ told: 3, lastToldOn: TODAY })
    }))

  test('of a mailing of thousands everybody counts as told once', () =>
    withRoom(async (room) => {
      const rows = Array.from(
        { length: 2100 },
        (_, at) => `D${at},Ida,Many${at},1970-02-03,,${at} Pine St,Boston,MA,02110,,`,
      )
      await room.bring(`${HEADER}\n${rows.join('\n')}\n`)
      await room.approve()
      await mailAll(room)
      const { states, lastToldOn } = sumsOf(await ledgerOf(await reopen(room)))
      expect({ ...states, lastToldOn }).toMatchObject({ paper: 2103, to_be_told: 0, not_reached: 1, lastToldOn: TODAY })
    }))

  test('a letter that came back takes its reader out again, until a new address is known and a letter goes there', () =>
    withRoom(async (room) => {
      await mailAll(room)
      const max = await personCalled(room, 'Max')
      const row = tables(room.world.db).selectFrom('letters').select('reference').where('person', '=', max)
      const { reference } = await row.executeTakeFirstOrThrow()
      await recordReturned(room.world, room.people.officer, { reference, returnedOn: TODAY, reason: 'moved' } as never)
      expect((await stands(room)).by.not_reached).toEqual(['Max', 'Sue'])
      room.clock.now = '2026-11-22T16:00:00.000Z'
      const address = { line1: '1 New St', city: 'Keene', state: 'NH', zip: '03431' }
      await correctAddress(room.world, room.people.officer, { incident: room.incident, person: max }, address)
      expect((await stands(room)).by.to_be_told).toEqual(['Max'])
    }))

  test('an e-mail that bounced leaves its reader to be told, on paper next, and unreachable once paper comes back too', () =>
    withRoom(async (room) => {
      await room.mail({ email: true })
      await sendQueued(room)
      expect((await stands(room)).by.email).toEqual(['Eva'])
      await giveBack(room, 'sent')
      expect((await stands(room)).by.to_be_told).toEqual(['Ana', 'Eva', 'Max'])
      expect((await headcountOf(await reopen(room)))?.unreachable).toBe(1)
      const again = await room.mail({ email: true })
      expect([again.print, again.email]).toEqual([1, 0])
      const mailed = { mailedOn: TODAY, how: 'First-Class Mail', asNotice: false } as const
      await recordMailed(room.world, room.incident, { by: room.people.officer }, again.id, mailed)
      expect((await stands(room)).by.paper).toEqual(['Eva'])
      await giveBack(room, 'mailed')
      expect((await stands(room)).by.not_reached).toEqual(['Eva', 'Sue'])
      expect((await headcountOf(await reopen(room)))?.unreachable).toBe(2)
    }))

  test('substitute notice tells those who cannot be reached, and nobody else', () =>
    withRoom(async (room) => {
      const posting = {
        postedOn: TODAY,
        removedOn: null,
        mediaOn: null,
        tollFreeFrom: TODAY,
        tollFreeTo: null,
      } as const
      await recordPosting(room.world, room.incident, { by: room.people.officer }, posting)
      expect((await stands(room)).by).toEqual({
        to_be_told: ['Ana', 'Eva', 'Max'],
        substitute: ['Sue'],
        not_to_be_told: ['Jo'],
      })
    }))

  test('by other means those are told who were known by then, and not whom no letter reaches since', () =>
    withRoom(async (room) => {
      await mailAll(room)
      room.clock.now = '2026-11-22T16:00:00.000Z'
      await visit(room)
      expect((await stands(room)).by).toMatchObject({ paper: ['Ana', 'Eva', 'Max'], substitute: ['Sue'] })
      expect(await dutyOf(room, 'hipaa.substitute')).toMatchObject({ status: 'done' })
      room.clock.now = '2026-11-22T17:00:00.000Z'
      const max = await personCalled(room, 'Max')
      const row = tables(room.world.db).selectFrom('letters').select('reference').where('person', '=', max)
      const { reference } = await row.executeTakeFirstOrThrow()
      await recordReturned(room.world, room.people.officer, { reference, returnedOn: TODAY, reason: 'moved' } as never)
      expect((await stands(room)).by).toMatchObject({ not_reached: ['Max'], substitute: ['Sue'] })
      expect(await dutyOf(room, 'hipaa.substitute')).toMatchObject({ status: 'open' })
      room.clock.now = '2026-11-22T18:00:00.000Z'
      await visit(room)
      expect((await stands(room)).by).toMatchObject({ substitute: ['Max', 'Sue'] })
      expect(await dutyOf(room, 'hipaa.substitute')).toMatchObject({ status: 'done' })
    }))

  test('by other means nobody is told who was imported, or whose e-mail bounced, since it was recorded', () =>
    withRoom(async (room) => {
      await room.bring(`${HEADER}\nC3,Rita,Vale,1973-02-03,,,,NH,,rita@example.org,yes\n`)
      await room.approve()
      const { id } = await room.mail({ email: true })
      const mailed = { mailedOn: TODAY, how: 'First-Class Mail', asNotice: false } as const
      await recordMailed(room.world, room.incident, { by: room.people.officer }, id, mailed)
      await sendQueued(room)
      await visit(room)
      expect((await stands(room)).by).toMatchObject({ email: ['Eva', 'Rita'], substitute: ['Sue'] })
      room.clock.now = '2026-11-23T16:00:00.000Z'
      await giveBack(room, 'sent')
      await giveBack(room, 'sent')
      await room.bring(`${HEADER}\nZ1,Zoe,Quill,1990-02-03,,,,NH,,,\n`)
      expect((await stands(room)).by).toMatchObject({ not_reached: ['Rita', 'Zoe'], substitute: ['Sue'] })
      expect(await dutyOf(room, 'hipaa.substitute')).toMatchObject({ status: 'open' })
      expect(await dutyOf(room, 'hipaa.individuals')).toMatchObject({ left: 3 })
    }))

  test('to record a notice by other means again, with a receipt, tells nobody else; with a later day it tells who is left', () =>
    withRoom(async (room) => {
      await mailAll(room)
      await visit(room)
      room.clock.now = '2026-11-29T16:00:00.000Z'
      await giveBack(room, 'mailed')
      const left = (await stands(room)).by.not_reached
      expect(left).toHaveLength(1)
      await visit(room, { reference: 'Receipt 7' })
      expect((await stands(room)).by).toMatchObject({ substitute: ['Sue'], not_reached: left })
      await visit(room, { givenOn: '2026-11-28' })
      const { items } = await peopleInState(await reopen(room), 'substitute', { limit: 50 })
      expect(Object.fromEntries(items.map(({ known, on }) => [known.person.givenName, on]))).toEqual({
        Sue: TODAY,
        [left?.[0] ?? '']: '2026-11-28',
      })
    }))

  test('by other means somebody stays told whatever comes back later, and by what an older version recorded until then', () =>
    withRoom(async (room) => {
      await visit(room)
      const sue = await personCalled(room, 'Sue')
      const { incident } = await reopen(room)
      const [notice] = incident.notices
      expect(notice?.told).toEqual({ [sue]: TODAY })
      const { told: _, ...older } = notice!
      const inBoston = { at: '2026-11-23T01:00:00.000Z', on: TODAY }
      const next = { at: '2026-11-23T15:00:00.000Z', on: '2026-11-23' }
      const days = (...notices: Notice[]) =>
        [null, inBoston, next].map((back) => substituteDayOf({ ...incident, notices }, back))
      expect(days(notice!)).toEqual([null, null, null])
      expect(days(older)).toEqual([TODAY, TODAY, null])
      expect(days({ ...older, recordedAt: '2026-11-23T12:00:00.000Z' })).toEqual([TODAY, TODAY, null])
    }))

  test('whoever turns out to be somebody who was told by telephone or by other means was told', () =>
    withRoom(async (room) => {
      await room.bring(`${HEADER}\nB4,Sue,Hart,1983-02-03,,,,NH,,,\nB5,Kay,Moss,1984-02-03,,,,NH,,,\n`)
      await room.bring(`${HEADER}\nD5,Kay,Moss,1984-02-03,,,,NH,,,\n`)
      const all = await Array.fromAsync(eachPerson(await reopen(room)))
      const [[sue], [kay, otherKay]] = ['Sue', 'Kay'].map((name) =>
        all.filter(({ person }) => person.givenName === name).map(({ id }) => id),
      ) as [string[], string[]]
      const call = { toldOn: TODAY, spokenBy: 'Olga', said: 'What the letter says.' } as const
      await recordTelling(await reopen(room), otherKay!, room.people.officer, call)
      const by = { by: room.people.officer }
      for (const one of [sue!, kay!])
        await excludePerson(await reopen(room), one, by, { kind: 'not_affected', reason: 'Not of them.' })
      await visit(room)
      for (const one of [sue!, kay!]) await includePerson(await reopen(room), one, by, 'Of them after all.')
      expect((await stands(room)).by).toMatchObject({
        telephone: ['Kay'],
        substitute: ['Sue'],
        not_reached: ['Kay', 'Sue'],
      })
      const { open } = await reviewOf(await reopen(room))
      for (const pair of open) await decidePair(room.world, room.people.officer, room.incident, pair, 'same')
      expect((await stands(room)).by).toEqual({
        to_be_told: ['Ana', 'Eva', 'Max'],
        telephone: ['Kay'],
        substitute: ['Sue'],
        not_to_be_told: ['Jo'],
      })
      expect([sue, kay]).toEqual([await personCalled(room, 'Sue'), await personCalled(room, 'Kay')])
    }))

  test('whoever is excluded is not to be told, and whoever can be written to is not told by telephone', () =>
    withRoom(async (room) => {
      const ana = await personCalled(room, 'Ana')
      const call = { toldOn: TODAY, spokenBy: 'Olga', said: 'Everything.' } as const
      await expect(recordTelling(await reopen(room), ana, room.people.officer, call)).rejects.toThrow('in writing')
      await excludePerson(await reopen(room), ana, { by: room.people.officer }, { kind: 'not_affected', reason: 'No.' })
      expect((await stands(room)).by.not_to_be_told).toEqual(['Ana', 'Jo'])
    }))

  test('recording the notice by hand asks what became of those who are not on record as told', () =>
    withRoom(async (room) => {
      const notice = {
        duty: 'hipaa.individuals',
        givenOn: TODAY,
        recipient: null,
        how: 'By the vendor',
        reference: null,
      } as const
      const by = { by: room.people.officer }
      await expect(recordNotice(room.world, room.incident, by, notice)).rejects.toThrow(
        '0 of 4 people are on record as told',
      )
      await recordNotice(room.world, room.incident, by, { ...notice, difference: 'The vendor mailed all of them.' })
      expect(await dutyOf(room, 'hipaa.individuals')).toMatchObject({ status: 'done', told: 0, left: 4 })
    }))

  test('a letter to somebody who turned out to be another one told that one', () =>
    withRoom(async (room) => {
      await mailAll(room)
      await room.bring(SECOND)
      const { open } = await reviewOf(await reopen(room))
      for (const pair of open) await decidePair(room.world, room.people.officer, room.incident, pair, 'same')
      const { by, sums } = await stands(room)
      expect(by.paper).toEqual(['Ana', 'Eva', 'Max'])
      expect(by.to_be_told).toEqual(['Kim'])
      expect(sums.people).toBe(6)
    }))
})

async function visit(room: MailRoom, more: { givenOn?: string; reference?: string } = {}): Promise<void> {
  const given = { duty: 'hipaa.substitute', givenOn: TODAY, recipient: null, how: 'A visit', reference: null, ...more }
  await recordNotice(room.world, room.incident, { by: room.people.officer }, given)
}

async function lettersIn(room: MailRoom, state: 'mailed' | 'sent' | 'queued'): Promise<string[]> {
  const rows = tables(room.world.db).selectFrom('letters').select('reference').where('state', '=', state)
  return (await rows.execute()).map(({ reference }) => reference)
}

async function giveBack(room: MailRoom, state: 'mailed' | 'sent', at = 0): Promise<void> {
  const references = await lettersIn(room, state)
  const reference = references[at % Math.max(1, references.length)]
  if (reference) await recordReturned(room.world, room.people.officer, { reference, reason: 'moved' })
}

async function sendQueued(room: MailRoom): Promise<void> {
  const stateAt = room.world.now()
  const writes = (await lettersIn(room, 'queued')).map((each) => letterIn(each, { state: 'sent', stateAt }))
  await room.world.commit({ act: 'email_sent', incident: room.incident, writes }, { id: 'system' })
}

let mood: Mood = () => undefined
let server: MailServer
let line: Mail
beforeAll(async () => {
  server = await startMailServer({ mood: (stage, about) => mood(stage, about) })
  line = openMail(settingsFor(server))
})
afterAll(async () => {
  line.close()
  await server.close()
})

type Act = (room: MailRoom, at: number) => Promise<unknown>

async function somebody(room: MailRoom, at: number): Promise<string> {
  const all = await Array.fromAsync(eachPerson(await reopen(room)), ({ id }) => id)
  return all[at % all.length] ?? ''
}

const ACTS: Readonly<Record<string, Act>> = {
  import: (room) => room.bring(SECOND),
  agreed: (room) => room.bring(AGREED),
  approved: (room) => room.approve(),
  mailing: (room) => mailAll(room, true),
  made: (room) => room.mail({ email: true }),
  async tried(room, at) {
    const { letter } = await nextEmail(room.world)
    if (!letter) return
    const refuses = { 1: 'RCPT', 2: 'taken' }[at % 3]
    mood = (stage) => (stage === refuses ? (stage === 'RCPT' ? '550 5.1.1 No such user' : 'drop') : undefined)
    await line.ready()
    await sendEmail(room.world, line, letter)
  },
  async paper(room, at) {
    const mailings = await listMailings(room.world.db, room.incident)
    const mailing = mailings[at % Math.max(1, mailings.length)]?.id ?? ''
    const { made } = await putOnPaper(room.world, room.people.officer, { incident: room.incident, mailing })
    await made
  },
  returned: (room, at) => giveBack(room, 'mailed', at),
  emailed: (room) => sendQueued(room),
  bounced: (room, at) => giveBack(room, 'sent', at),
  async correction(room, at) {
    const person = await somebody(room, at)
    const address = { line1: `${at} New St`, city: 'Keene', state: 'NH', zip: '03431' }
    await correctAddress(room.world, room.people.officer, { incident: room.incident, person }, address)
  },
  async exclusion(room, at) {
    const reason = { kind: 'not_affected', reason: 'Not among them.' } as const
    await excludePerson(await reopen(room), await somebody(room, at), { by: room.people.officer }, reason)
  },
  async inclusion(room, at) {
    await includePerson(
      await reopen(room),
      await somebody(room, at),
      { by: room.people.officer },
      'Among them after all.',
    )
  },
  async merge(room, at) {
    const { open } = await reviewOf(await reopen(room))
    const pair = open[at % Math.max(1, open.length)]
    if (pair) await decidePair(room.world, room.people.officer, room.incident, pair, 'same')
  },
  async call(room, at) {
    const call = { toldOn: TODAY, spokenBy: 'Olga', said: 'What the letter says.' } as const
    await recordTelling(await reopen(room), await somebody(room, at), room.people.officer, call)
  },
  substitute: (room) =>
    recordPosting(
      room.world,
      room.incident,
      { by: room.people.officer },
      {
        postedOn: TODAY,
        removedOn: null,
        mediaOn: null,
        tollFreeFrom: TODAY,
        tollFreeTo: null,
      },
    ),
  visit: (room) => visit(room),
  async withdrawal(room) {
    const last = (await listRosters(room.world.db, room.incident)).findLast(({ withdrawnAt }) => withdrawnAt === null)
    if (last) await withdrawRoster(room.world, room.people.officer, room.incident, last.id, 'Of another clinic.')
  },
}

async function happens(acts: readonly { name: string; at: number }[]): Promise<void> {
  await withRoom(async (room) => {
    for (const [minute, { name, at }] of acts.entries()) {
      room.clock.now = `2026-11-22T16:${String(minute).padStart(2, '0')}:00.000Z`
      // What is refused changes nothing.
      await ACTS[name]!(room, at).catch(() => {})
    }
    await expectWhole(room)
  })
}

const actOf = (names: readonly string[]) => fc.record({ name: fc.constantFrom(...names), at: fc.nat(9) })

test('whatever happens: each person stands in one state, the sums agree, and no notice is done while a reader is left', async () => {
  const acts = fc.array(actOf(Object.keys(ACTS)), { minLength: 3, maxLength: 9 })
  await fc.assert(fc.asyncProperty(acts, happens), { numRuns: 12 })
}, 120_000)

const BY_MAIL = ['tried', 'paper', 'approved', 'made', 'mailing', 'returned', 'bounced', 'exclusion', 'import', 'merge']

test('whatever becomes of e-mails that are put on paper: each person still has one letter and stands in one state', async () => {
  const acts = fc.array(actOf(BY_MAIL), { minLength: 2, maxLength: 8 })
  const begin = ['agreed', 'approved', 'made'].map((name) => ({ name, at: 0 }))
  await fc.assert(
    fc.asyncProperty(acts, (then) => happens([...begin, ...then])),
    { numRuns: 12 },
  )
}, 120_000)

async function expectWhole(room: MailRoom): Promise<void> {
  const opened = await reopen(room)
  const present = await Array.fromAsync(eachPerson(opened), ({ id }) => id)
  const ledger = await ledgerOf(opened)
  const { states, people, told, left } = sumsOf(ledger)
  const listed: string[] = []
  for (const state of LEDGER_STATES) {
    const { items } = await peopleInState(opened, state, { limit: 50 })
    expect([state, items.length]).toEqual([state, states[state]])
    listed.push(...items.map(({ known }) => known.id))
  }
  expect(listed.toSorted()).toEqual(present.toSorted())
  await expectOneLetterEach(room)
  expect(people).toBe(present.length)
  expect(told + left + states.not_to_be_told).toBe(people)
  for (const duty of (await dutiesOf(opened)).answer.duties) {
    const readers = readersOf(duty.id)
    if (readers && isDone(duty)) expect([duty.id, sumsOf(ledger, readers.residence).left]).toEqual([duty.id, 0])
  }
}

// Of a letter, no second one is going or gone by another way: only what came back is written again.
async function expectOneLetterEach(room: MailRoom): Promise<void> {
  const rows = await tables(room.world.db)
    .selectFrom('letters')
    .select(['person', ({ fn }) => fn.countAll<number>().as('letters')])
    .where('state', 'in', ['prepared', 'mailed', 'queued', 'sending', 'sent', 'in_doubt'])
    .groupBy('person')
    .execute()
  expect(rows.filter(({ letters }) => letters > 1)).toEqual([])
}
