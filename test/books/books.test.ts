import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addUser } from '../../src/access/users.ts'
import { wordsOn } from '../support/world/pages.ts'
import { signInAs } from '../support/world/world.ts'
import { asking } from './asking.ts'
import { openOldBook, VERSIONS } from './open.ts'
import { COLLEAGUES, FAX, MAILBOX, PASSWORD, VENDOR, VENDOR_BREACH, WORDS } from './story.ts'

const MAILBOX_ID = '2026-0001'
const FAX_ID = '2026-0002'
const VENDOR_ID = '2026-0003'

const ACTS =
  'incident_logged incident_amended count_stated roster_imported roster_withdrawn roster_imported pair_decided person_left_out step_completed step_completed step_completed step_reopened letter_written letter_approved mailing_made mailing_mailed file_attached letter_returned email_consent_withdrawn call_recorded call_followed_up address_corrected web_notice_written notice_recorded'.split(
    ' ',
  )

type Items<Item> = { items: Item[] }
type Letter = { reference: string; person: string; channel: string; state: string; sha256: string }
type Verdict = { whole: boolean; fault: string | null; entries: number }

test('a book of the first version that was kept lies here', () => {
  expect(VERSIONS).toContain('0.1.0')
})

describe.each(VERSIONS)('the book that version %s made', (version) => {
  let book: Awaited<ReturnType<typeof openOldBook>>
  beforeAll(async () => {
    book = await openOldBook(version)
  })
  afterAll(() => book.close())

  const read = async <Body>(path: string) => await book.program.done<Body>(`GET /api/${path}`)
  const readMailbox = <Body>(path: string) => read<Body>(`incidents/${MAILBOX_ID}/${path}`)
  const verdict = () => book.program.done<Verdict>('POST /api/log/verification', { head: book.head })
  const lettersOf = async () => {
    const { items } = await readMailbox<Items<{ id: string }>>('mailings')
    return await readMailbox<Items<Letter>>(`mailings/${items[0]?.id}/letters`)
  }

  test('is whole, and nothing was cut off since it was signed', async () => {
    expect(await verdict()).toMatchObject({ whole: true, fault: null })
  })

  test('is taken as it stands, once, and its log says from when on each row is proven', async () => {
    const { items } = await read<Items<{ act: string; by: string; facts: { tables?: string[] } }>>('log?limit=200')
    const begun = items.filter(({ act }) => act === 'rows_proven')
    expect(begun).toMatchObject([{ by: 'system' }])
    expect(begun[0]?.facts.tables).toEqual(expect.arrayContaining(['incidents', 'letters', 'steps', 'users']))
  })

  test('holds its incidents with their facts', async () => {
    const { items } = await read<Items<object>>('incidents')
    expect(items).toMatchObject([
      { id: VENDOR_ID, title: VENDOR_BREACH.title, event: { elements: VENDOR_BREACH.elements }, people: 620 },
      { id: FAX_ID, title: FAX.title, event: { elements: FAX.elements, form: 'paper' }, people: 1 },
      { id: MAILBOX_ID, title: MAILBOX.title, summary: MAILBOX.summary, event: { nature: 'acquisition' }, people: 9 },
    ])
  })

  test('holds who was affected, which pair was decided, who is left out, and the address learnt since', async () => {
    expect(await readMailbox('count')).toMatchObject({ people: 9, atLeast: 8, byState: { MA: 5, NH: 3, TX: 1 } })
    expect((await readMailbox<Items<object>>('pairs')).items).toHaveLength(1)
    expect((await readMailbox<Items<object>>('pairs?state=decided')).items).toMatchObject([{ decision: 'same' }])
    const { items } = await readMailbox<Items<{ familyName: string; leftOut: boolean }>>('people')
    expect(items.filter(({ leftOut }) => leftOut).map(({ familyName }) => familyName)).toEqual(['Weiss'])
    expect(items).toContainEqual(expect.objectContaining({ mrn: 'H-01', givenName: 'Jane', birthDate: '1980-03-04' }))
    expect(items).toContainEqual(
      expect.objectContaining({ mrn: 'H-03', address: expect.objectContaining({ line1: '40 New St' }) }),
    )
  })

  test('finds a patient by name and birth date, and by record number', async () => {
    for (const wanted of [{ givenName: 'Flo', familyName: 'Reed', birthDate: '1949-05-06' }, { mrn: 'H-10' }])
      expect(JSON.stringify(await book.program.done('POST /api/patients/search', wanted))).toContain('2026-0001')
  })

  test('holds the words of the letter and who approved them', async () => {
    const letter = await readMailbox<{ approvedBy: string; writtenBy: string }>('letter')
    expect(letter).toMatchObject({ ...WORDS, written: true, approvedBy: expect.stringMatching(/\w/) })
    expect(letter.approvedBy).not.toBe(letter.writtenBy)
  })

  test('holds the mailing, what became of each letter, and each letter exactly as it went', async () => {
    const { items } = await readMailbox<Items<object>>('mailings')
    expect(items).toMatchObject([{ print: 6, email: 2, mailedOn: '2026-10-14', state: 'made' }])
    const letters = (await lettersOf()).items
    expect(Object.groupBy(letters, ({ state }) => state)).toMatchObject({
      returned: [{ channel: 'print' }],
      mailed: new Array(5).fill({ channel: 'print' }),
      withdrawn: [{ channel: 'email' }],
      queued: [{ channel: 'email' }],
    })
    for (const { reference, sha256 } of letters) {
      const { text, salt } = await readMailbox<{ text: string; salt: string }>(`letters/${reference}`)
      expect(text).toContain(WORDS.whatHappened)
      expect(createHash('sha256').update(`${salt}\n${text}`).digest('hex')).toBe(sha256)
    }
  })

  test('holds what came back: whom no letter reaches, the call, the proof of mailing', async () => {
    expect((await readMailbox<Items<object>>('unreached')).items).toMatchObject([
      { name: 'Dee Park', because: 'returned', reason: 'moved' },
      { name: 'Eli Quinn', because: 'no_address' },
    ])
    expect((await readMailbox<Items<object>>('calls')).items).toMatchObject([
      { topic: 'what_to_do', caller: 'A daughter', asked: [{ doneAt: expect.any(String) }, { doneAt: null }] },
    ])
    const { items } = await readMailbox<Items<{ id: string }>>('attachments')
    expect(await readMailbox(`attachments/${items[0]?.id}`)).toBe('Receipt of the post office')
  })

  test('tells what the law asks, from what was recorded', async () => {
    const { duties } = await readMailbox<{ duties: object[] }>('duties')
    expect(duties).toMatchObject([
      { id: 'hipaa.individuals', due: '2026-12-04', status: 'done' },
      { id: 'hipaa.ocr', due: '2027-03-01', status: 'done', track: 'annual' },
      { id: 'hipaa.substitute', status: 'open', form: 'under_10' },
      { id: 'state.TX.individuals', due: '2026-12-04', status: 'done' },
    ])
    const held = await read<{ duties: { id: string }[] }>(`incidents/${VENDOR_ID}/duties`)
    expect(held.duties).toContainEqual(
      expect.objectContaining({ id: 'hipaa.media.MA', due: '2026-12-20', status: 'held' }),
    )
  })

  test('holds the decision under two signatures, and the business associate', async () => {
    const decision = await read<{ assessment: { writtenBy: string; signature: { by: string } } }>(
      `incidents/${FAX_ID}/assessment`,
    )
    expect(decision).toMatchObject({ breach: 'no', changed: [], assessment: { signature: { role: 'admin' } } })
    expect(decision.assessment.signature.by).not.toBe(decision.assessment.writtenBy)
    expect(await read(`incidents/${VENDOR_ID}/associate`)).toMatchObject({
      associate: VENDOR,
      clock: { byContract: '2026-09-30', late: 2 },
    })
  })

  test('holds its timeline and its steps, done, done late, and opened again', async () => {
    const { items } = await readMailbox<Items<{ act: string }>>('timeline?limit=200')
    expect(items.map(({ act }) => act).reverse()).toEqual(ACTS)
    const { items: steps } = await readMailbox<Items<object>>('steps')
    expect(steps.slice(0, 3)).toMatchObject([
      { id: 'change-the-password', status: 'done', performedAt: '2026-10-05T20:30:00.000Z' },
      { id: 'remove-mail-rules', performedAt: '2026-10-06T15:00:00.000Z' },
      { id: 'keep-the-sign-in-logs', performedAt: null },
    ])
  })

  test('lets in the people and the programs that it knew, and nobody whose key was revoked', async () => {
    for (const { email } of COLLEAGUES) expect(await signInAs(book.world, email, PASSWORD)).not.toBe('')
    expect((await book.admin.done<Items<object>>('GET /api/keys')).items).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ name: 'Chart system', revokedAt: null }),
        expect.objectContaining({ name: 'Lost key', revokedAt: expect.any(String) }),
      ]),
    )
  })

  test.each([
    ['/', MAILBOX.title],
    [`/incidents/${MAILBOX_ID}`, '9 people'],
    [`/incidents/${MAILBOX_ID}/people`, 'Lindqvist'],
    [`/incidents/${MAILBOX_ID}/duties`, 'OCR-1'],
    [`/incidents/${MAILBOX_ID}/letter`, WORDS.whatHappened],
    [`/incidents/${MAILBOX_ID}/mailings`, 'Oct 14'],
    [`/incidents/${MAILBOX_ID}/steps`, 'Remove forwarding and mail rules'],
    [`/incidents/${MAILBOX_ID}/timeline`, 'Omar Haddad'],
    [`/incidents/${FAX_ID}/assessment`, 'The cover sheet alone was read.'],
    ['/associates', VENDOR.name],
    ['/log', 'Rosa Lind'],
  ])('shows %s as it did', async (path, words) => {
    const answer = await book.open(path)
    expect([answer.status, wordsOn(await answer.text())]).toEqual([200, expect.stringContaining(words)])
  })

  // Added at the command line: whoever chose a password in the product is no second person to its owner that day.
  async function anotherOfficer() {
    const account = { name: 'Noor Aziz', email: 'noor@harbor.example', role: 'officer', password: PASSWORD } as const
    await addUser(book.world, account, { id: 'cli:reception' })
    return asking(book.world, { cookie: await signInAs(book.world, account.email, PASSWORD) })
  }

  test('goes on: a step, an address, another mailing, a new incident; and is whole afterwards', async () => {
    const before = (await verdict()).entries
    const { program } = book
    await program.done(`POST /api/incidents/${MAILBOX_ID}/steps/keep-the-sign-in-logs/completion`, {})
    await program.done(`PATCH /api/incidents/${MAILBOX_ID}`, { site: 'frontdesk and billing mailboxes' })
    const eli = (await readMailbox<Items<{ id: string; name: string }>>('unreached')).items.at(-1)?.id
    const found = { line1: '7 Pine St', city: 'Salem', state: 'MA', zip: '01970' }
    await program.done(`PUT /api/incidents/${MAILBOX_ID}/people/${eli}/address`, found)
    await (await anotherOfficer()).done(`POST /api/incidents/${MAILBOX_ID}/letter/approval`)
    expect(await program.done(`POST /api/incidents/${MAILBOX_ID}/mailings`, {})).toMatchObject({ print: 2, email: 0 })
    expect(await program.done('POST /api/incidents', MAILBOX)).toMatchObject({ id: '2026-0004' })
    const after = await verdict()
    expect(after).toMatchObject({ whole: true, fault: null })
    expect(after.entries).toBeGreaterThanOrEqual(before + 6)
  })
})
