import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startBounceWatch } from '../../../src/actions/aftermath/bounce-watch.ts'
import { emailStanding } from '../../../src/actions/email/email-standing.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { dueLetters } from '../../../src/actions/mailing/due-letters.ts'
import { USUAL_MAILING } from '../../../src/actions/mailing/mailing-request.ts'
import { eachPerson } from '../../../src/actions/people/people.ts'
import { changePractice } from '../../../src/actions/practice/practice.ts'
import { openBounceBox } from '../../../src/mail/bounce-box.ts'
import { tables } from '../../../src/storage/core/database.ts'
import { reasonInWords } from '../../../src/web/pages/frame/email-words.ts'
import { phishedMailbox } from '../../cast/incidents.ts'
import { harborMedSpa } from '../../cast/practice.ts'
import { queueEmails, type Reader, readers, sendThrough, statesOf } from '../../support/mail/emails.ts'
import { withoutPostfix } from '../../support/mail/real/installed.ts'
import { ANOTHER, openPostOffice, type PostOffice, PRACTICE } from '../../support/mail/real/post-office.ts'
import { openTestWorld, type TestWorld } from '../../support/world/world.ts'

/** Ten a minute, as a provider may have it, in a minute of three seconds: Postfix counts alike, and nobody waits for six. */
const LIMIT = { messages: 10, seconds: 3 }
const GREYLISTED_MS = 2000

/** Sixty readers, whose mailboxes stand in five cases. */
const CASES = { plain: 38, greylisted: 8, unknown: 6, bouncing: 6, delayed: 2 }
const ADDRESSES: Readonly<Record<keyof typeof CASES, (at: number) => string>> = {
  plain: (at) => `reader${at}@patients.example`,
  greylisted: (at) => `reader${at}@grey.example`,
  unknown: (at) => `nobody${at}@patients.example`,
  bouncing: (at) => `reader${at}@gone.example`,
  delayed: (at) => `reader${at}@slow.example`,
}

let office: PostOffice
let book: TestWorld
let incident: string
let mailing: string

/** The readers of all cases, one of each after the other as long as there are some: no case stands at an end. */
function sixtyReaders(): Reader[] {
  const left = { ...CASES }
  const names = Object.keys(CASES) as (keyof typeof CASES)[]
  return readers(60).map(({ person }, at) => {
    const name =
      names.filter((each) => left[each] > 0).at(at % names.filter((each) => left[each] > 0).length) ?? 'plain'
    left[name] -= 1
    return { person, email: ADDRESSES[name](at) }
  })
}

function sendAs(user: string): void {
  sendThrough(book.world, office.settingsOf(user))
}

async function lettersBy(domain: string) {
  const rows = await tables(book.world.db).selectFrom('letters').selectAll().where('mailing', '=', mailing).execute()
  return rows.filter(({ position }) => SIXTY[position - 1]?.email.endsWith(domain))
}

async function entriesOf(act: string) {
  const rows = await tables(book.world.db).selectFrom('log').select('body').execute()
  return rows.map(({ body }) => JSON.parse(body)).filter((entry) => entry.act === act)
}

async function until(holds: () => boolean | Promise<boolean>, longest = 60_000): Promise<void> {
  for (const began = Date.now(); !(await holds()); await wait(50))
    if (Date.now() - began > longest) throw new Error(`It never came to that. ${office.log().slice(-3000)}`)
}

const SIXTY = sixtyReaders()
const FIRST_SEEN = new Map<string, number>()

/** Puts off whoever is written to for the first time, as RFC 6647 describes it. */
function greylisting(recipient: string): string {
  if (!recipient.endsWith('@grey.example')) return 'DUNNO'
  const seen = FIRST_SEEN.get(recipient) ?? Date.now()
  FIRST_SEEN.set(recipient, seen)
  return Date.now() - seen < GREYLISTED_MS ? '450 4.7.1 Greylisted, try again later' : 'DUNNO'
}

describe.skipIf(withoutPostfix)('sixty letters through Debian’s Postfix', () => {
  beforeAll(async () => {
    office = await openPostOffice(greylisting, LIMIT)
    book = await openTestWorld()
    await changePractice(book.world, { id: 'officer' }, harborMedSpa)
    incident = (await logIncident(book.world, { id: 'officer' }, phishedMailbox)).id
    mailing = (await queueEmails(book.world, incident, SIXTY)).mailing
  })
  afterAll(async () => {
    await book?.world.outbox?.stop()
    await office?.close()
    await book?.close()
  })

  test('a sign-in that may not send as the practice holds the whole mailing and says so, and no letter counts a try', async () => {
    sendAs(ANOTHER)
    await until(() => book.world.outbox?.standing().hindered !== null)
    const { hindered, failed, waiting } = await emailStanding(book.world, { incident, mailing })
    expect(reasonInWords(hindered)).toBe('The mail server lets this sign-in send nothing as MAIL_FROM.')
    expect({ failed, waiting }).toEqual({ failed: [], waiting: [] })
    expect(await statesOf(book.world, mailing)).toEqual({ queued: 60 })
    expect(office.log()).toContain('Sender address rejected: not owned by user')
    await book.world.outbox?.stop()
  })

  test('with the right sign-in each letter goes once, however often the server says later', {
    timeout: 120_000,
  }, async () => {
    sendAs(PRACTICE)
    await until(async () => {
      const { queued = 0, sending = 0 } = await statesOf(book.world, mailing)
      return queued + sending === 0
    }, 100_000)
    expect(await statesOf(book.world, mailing)).toEqual({ sent: 54, failed: 6 })
    await until(() => office.delivered().filter(({ box }) => !box.startsWith('privacy@')).length >= 46)
    const boxes = office
      .delivered()
      .map(({ box }) => box)
      .filter((box) => box !== PRACTICE)
    const good = SIXTY.map(({ email }) => email).filter((email) => /^reader\d+@(patients|grey)\./.test(email))
    expect(boxes.toSorted()).toEqual(good.toSorted())
  })

  test('the limit was met: the line rested, and nobody’s letter counted a try for it', async () => {
    const rests = await entriesOf('email_hindered')
    const limited = rests.filter(({ facts }) => facts.answer.startsWith('LIMIT 450 4.7.1'))
    expect(office.log()).toContain('Message delivery request rate limit exceeded')
    expect(limited.length).toBeGreaterThan(3)
    const tries = await tables(book.world.db).selectFrom('sendings').selectAll().execute()
    const ofPlain = new Set((await lettersBy('@patients.example')).map(({ reference }) => reference))
    expect(tries.filter(({ reference }) => ofPlain.has(reference)).map((each) => each.try)).toEqual(
      Array.from(ofPlain, () => 1),
    )
  })

  test('who is greylisted gets the letter later, by the second or third try', async () => {
    const letters = await lettersBy('@grey.example')
    expect(letters.map(({ state }) => state)).toEqual(Array.from({ length: CASES.greylisted }, () => 'sent'))
    const putOff = await entriesOf('email_deferred')
    const ofGrey = new Set(letters.map(({ reference }) => reference))
    expect(new Set(putOff.map(({ facts }) => facts.letter))).toEqual(ofGrey)
    expect(putOff.length).toBeLessThanOrEqual(2 * CASES.greylisted)
  })

  test('who has no mailbox there fails at once, for good and with the reason', async () => {
    const failed = (await lettersBy('@patients.example')).filter(({ state }) => state === 'failed')
    expect(failed.map(({ reason }) => reason)).toEqual(Array.from({ length: CASES.unknown }, () => '550 5.1.1'))
  })

  test('what the server took and gives back is read from the mailbox and marked once; a delay marks nothing', async () => {
    const inbox = () => office.delivered().filter(({ box }) => box === PRACTICE)
    await until(() => inbox().filter(({ raw }) => raw.includes('Action: failed')).length === CASES.bouncing)
    await until(() => inbox().some(({ raw }) => raw.includes('Action: delayed')))
    const watch = startBounceWatch(book.world, openBounceBox(office.bounces), 'INBOX')
    await watch.look()
    expect(watch.standing()).toMatchObject({ hindered: null, marked: CASES.bouncing })
    expect(await statesOf(book.world, mailing)).toEqual({ sent: 48, failed: 6, bounced: 6 })
    const gone = await lettersBy('@gone.example')
    expect(gone.map(({ state, reason }) => [state, reason])).toEqual(gone.map(() => ['bounced', 'no_such_mailbox']))
    expect((await lettersBy('@slow.example')).map(({ state }) => state)).toEqual(['sent', 'sent'])
    await watch.stop()

    const again = startBounceWatch(book.world, openBounceBox(office.bounces), 'INBOX')
    await again.look()
    expect(again.standing().marked).toBe(0)
    await again.stop()
    expect((await entriesOf('letter_bounced')).map(({ facts }) => facts.status)).toEqual(gone.map(() => '5.1.1'))
    expect(JSON.stringify(await entriesOf('letter_bounced'))).not.toContain('gone.example')
    expect(inbox().filter(({ raw }) => raw.includes('Dear Ana'))).toEqual([])
  })

  test('whoever was not reached by e-mail is due a letter on paper next, and nobody else', async () => {
    const opened = await openIncident(book.world, incident)
    const { printingFor, mayMail } = await dueLetters(opened, USUAL_MAILING)
    const people = await Array.fromAsync(eachPerson(opened))
    const due = people.filter(({ id }) => printingFor(id) !== null)
    expect(due).toHaveLength(CASES.unknown + CASES.bouncing)
    expect(due.filter((known) => mayMail(known))).toEqual([])
  })

  test('a mailbox that cannot be read says why, and marks nothing', async () => {
    const login = { ...office.bounces.login, pass: 'not it' }
    const watch = startBounceWatch(book.world, openBounceBox({ ...office.bounces, login }), 'INBOX')
    expect(await watch.look()).toMatchObject({ hindered: 'EAUTH', lookedAt: null, marked: 0 })
    await watch.stop()
    const folder = startBounceWatch(book.world, openBounceBox({ ...office.bounces, folder: 'Nowhere' }), 'Nowhere')
    expect(await folder.look()).toMatchObject({ hindered: 'ENOFOLDER' })
    await folder.stop()
  })
})
