import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mailLetters, openMailbox, rosterOf } from '../../../support/mail/mailed.ts'
import { type Book, openBook } from '../book.ts'

const elsewhere = { line1: '77 Beacon St', city: 'Boston', state: 'MA', zip: '02108' }

let book: Book
let incident: string
let letters: string[]
beforeAll(async () => {
  book = await openBook()
  // Nothing is set on paper here: that takes longest.
  delete book.world.paper
  incident = await openMailbox(book.world, book.people, rosterOf(14))
  letters = await mailLetters(book.world, book.people.officer, incident)
})
afterAll(() => book.close())

const mark = (reference = '', more: object = {}, by: 'staff' | 'officer' = 'staff') =>
  book.send(by, 'POST /api/returned-letters', { reference, reason: 'moved', ...more })

describe('returned letters', () => {
  test('are marked by reference, once, and say so the second time', async () => {
    const first = await mark(letters[0])
    expect([first.status, first.body]).toEqual([
      200,
      expect.objectContaining({ reference: letters[0], incident, state: 'returned', again: false, corrected: false }),
    ])
    const moved = await mark(letters[0], { newAddress: elsewhere }, 'officer')
    expect(moved.body).toMatchObject({ again: true, corrected: true, proposed: false })
  })

  test('with a reference of no letter, a reason of nobody’s or half an address are refused by the field', async () => {
    expect((await mark('2026-0009-1')).body.errors?.[0]?.path).toBe('reference')
    expect((await mark(letters[1], { reason: 'rain' })).body.errors?.[0]?.path).toBe('reason')
    expect((await mark(letters[1], { newAddress: { city: 'Boston' } })).body.errors?.[0]?.path).toBe('newAddress.line1')
    expect((await mark(letters[1], { newAddress: { line1: 'none', city: 'Boston' } })).status).toBe(422)
  })

  test('count in the Situation, and their readers are listed with what to do next', async () => {
    await mark(letters[2])
    const count = await book.send<{ unreachable: number }>('officer', `GET /api/incidents/${incident}/count`)
    const list = await book.send<{ items: { letter: string; next: string }[] }>(
      'auditor',
      `GET /api/incidents/${incident}/unreached`,
    )
    const next = Object.fromEntries(list.body.items.map((item) => [item.letter, item.next]))
    expect(next).toEqual({ [letters[0] ?? '']: 'mail_again', [letters[2] ?? '']: 'find_address' })
    expect(count.body.unreachable).toBe(2)
  })

  test('are unmarked by an officer, with a reason', async () => {
    await mark(letters[3])
    const call = `DELETE /api/returned-letters/${letters[3]}`
    expect((await book.send('staff', call, { reason: 'x' })).status).toBe(403)
    expect((await book.send('officer', call, {})).status).toBe(422)
    expect((await book.send('officer', call, { reason: 'Another stack' })).status).toBe(204)
    expect((await book.send('officer', call, { reason: 'Another stack' })).status).toBe(422)
  })

  test('an address learnt later is kept, and answered with the person', async () => {
    const people = await book.send<{ items: { id: string }[] }>('officer', `GET /api/incidents/${incident}/people`)
    const id = people.body.items[5]?.id
    const { status } = await book.send('officer', `PUT /api/incidents/${incident}/people/${id}/address`, elsewhere)
    expect(status).toBe(200)
    const after = await book.send<{ items: { id: string; address: object }[] }>(
      'officer',
      `GET /api/incidents/${incident}/people`,
    )
    expect(after.body.items.find((each) => each.id === id)?.address).toEqual(elsewhere)
  })
})

describe('an address from staff', () => {
  type Proposals = { items: { person: string; number: number; address: object; source: string; name: string }[] }
  const open = async () =>
    (await book.send<Proposals>('auditor', `GET /api/incidents/${incident}/proposed-addresses`)).body.items
  const at = (person = '', number = 1) => `/api/incidents/${incident}/people/${person}/proposed-addresses/${number}`

  test('waits for an officer, from a returned letter and from a call', async () => {
    expect((await mark(letters[5], { newAddress: elsewhere })).body).toMatchObject({ corrected: false, proposed: true })
    const call = { letter: letters[6], topic: 'what_to_do', newAddress: elsewhere }
    expect((await book.send('staff', 'POST /api/calls', call)).status).toBe(201)
    expect((await open()).map(({ source, address }) => [source, address]).sort()).toEqual([
      ['call', elsewhere],
      ['returned_letter', elsewhere],
    ])
    expect((await book.send('staff', `GET /api/incidents/${incident}/proposed-addresses`)).status).toBe(403)
  })

  test('is confirmed or refused by an officer, once, and by nobody of the front desk', async () => {
    const [one, other] = await open()
    expect((await book.send('staff', `POST ${at(one?.person)}/confirmation`)).status).toBe(403)
    expect((await book.send('officer', `POST ${at(one?.person)}/confirmation`)).status).toBe(204)
    expect((await book.send('officer', `POST ${at(one?.person)}/confirmation`)).status).toBe(409)
    expect((await book.send('officer', `POST ${at(other?.person)}/refusal`, {})).status).toBe(422)
    expect((await book.send('officer', `POST ${at(other?.person)}/refusal`, { reason: 'Misheard' })).status).toBe(204)
    expect((await book.send('officer', `POST ${at(other?.person, 7)}/confirmation`)).status).toBe(404)
    expect(await open()).toEqual([])
  })
})

describe('the web notice', () => {
  type Notice = { version: number; text: string; url: string | null; problems: string[]; run: object | null }
  const path = () => `/api/incidents/${incident}/web-notice`

  test('is written, approved by another key, posted, shown and taken down', async () => {
    const draft = await book.send<Notice>('officer', `GET ${path()}`)
    expect(draft.body).toMatchObject({ version: 0, problems: [], url: null, run: null })

    const kept = await book.send<Notice>('officer', `PUT ${path()}`, { text: draft.body.text, version: 0 })
    expect(kept.body.version).toBe(1)
    expect((await book.send('officer', `POST ${path()}/approval`, { words: 1 })).status).toBe(422)
    expect((await book.send('officer', `POST ${path()}/posting`, {})).status).toBe(422)
    expect((await book.send('admin', `POST ${path()}/approval`, { words: 1 })).status).toBe(200)

    const posted = await book.send<Notice>('officer', `POST ${path()}/posting`, { tollFreeFrom: '2026-11-22' })
    expect(posted.body).toMatchObject({ url: expect.stringContaining('/notice/'), run: { days: 0, of: 90, shown: 0 } })
    const open = new URL(posted.body.url ?? '').pathname
    expect((await book.send<string>(null, `GET ${open}`)).status).toBe(200)

    const after = await book.send<Notice & { shown: { page: string }[]; postings: { id: string; page: string }[] }>(
      'auditor',
      `GET ${path()}`,
    )
    expect(after.body).toMatchObject({ run: { shown: 1 } })
    expect(after.body.shown[0]?.page).toBe(after.body.postings[0]?.page)
    const shown = await book.send<string>('auditor', `GET ${path()}/postings/${after.body.postings[0]?.id}`)
    expect(shown.body).toContain('used the password to read its mailbox')

    const early = await book.send('officer', `DELETE ${path()}/posting`, {})
    expect([early.status, early.body.detail]).toEqual([422, expect.stringContaining('45 CFR 164.404(d)(2)(ii)')])
    const gone = await book.send<Notice>('officer', `DELETE ${path()}/posting`, {
      early: true,
      reason: 'Media instead',
    })
    expect(gone.body.url).toBeNull()
    expect((await book.send<string>(null, `GET ${open}`)).status).toBe(404)
  })

  test('of words that somebody changed meanwhile is not overwritten', async () => {
    const { status } = await book.send('officer', `PUT ${path()}`, { text: '# Other words', version: 0 })
    expect(status).toBe(409)
  })
})

test('ten people without an address are told by the notice on the web, and are not once it is taken down early', async () => {
  for (const letter of letters.slice(0, 12)) await mark(letter)
  const standing = async () => {
    const { body } = await book.send<{ duties: { id: string; status: string; form?: string }[] }>(
      'officer',
      `GET /api/incidents/${incident}/duties`,
    )
    const duty = body.duties.find(({ id }) => id === 'hipaa.substitute')
    return [duty?.form, duty?.status]
  }
  const path = `/api/incidents/${incident}/web-notice/posting`
  expect(await standing()).toEqual(['10_or_more', 'open'])
  await book.send('officer', `POST ${path}`, { slug: 'for-our-patients', tollFreeFrom: '2026-11-22' })
  expect(await standing()).toEqual(['10_or_more', 'done'])
  await book.send('officer', `DELETE ${path}`, { early: true, reason: 'By mistake' })
  expect(await standing()).toEqual(['10_or_more', 'open'])
})

describe('calls', () => {
  test('are written down by the front desk, listed for those who may read, and counted', async () => {
    const said = { letter: letters[7], topic: 'what_to_do', caller: 'A son', asked: ['call_back'] }
    const call = await book.send<{ id: string; asked: object[] }>('staff', 'POST /api/calls', said)
    expect([call.status, call.body]).toEqual([
      201,
      expect.objectContaining({ letter: letters[7], incident, day: '2026-11-22', caller: 'A son' }),
    ])
    const list = await book.send<{ items: { id: string }[] }>('auditor', `GET /api/incidents/${incident}/calls`)
    expect(list.body.items.map(({ id }) => id)).toContain(call.body.id)
    const count = await book.send('staff', `GET /api/incidents/${incident}/calls/count`)
    expect(count.body).toEqual({ calls: 2, days: [{ day: '2026-11-22', topic: 'what_to_do', calls: 2 }] })

    const followUp = `PUT /api/calls/${call.body.id}/follow-ups/call_back`
    expect((await book.send('officer', followUp)).status).toBe(204)
    expect((await book.send('officer', followUp)).status).toBe(409)
  })

  test('about no letter and no incident are refused, and so is an address of nobody in particular', async () => {
    const nowhere = await book.send('staff', 'POST /api/calls', { topic: 'other' })
    expect(nowhere.body.errors?.[0]?.path).toBe('letter')
    const nobody = { incident, topic: 'other', newAddress: elsewhere }
    expect((await book.send('staff', 'POST /api/calls', nobody)).status).toBe(422)
  })
})
