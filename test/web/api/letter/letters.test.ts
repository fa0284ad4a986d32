import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { laptopWords } from '../../../cast/words.ts'
import { ask } from '../../../support/world/world.ts'
import { type Book, logLostLaptop, openBook } from '../book.ts'

type Letter = {
  written: boolean
  writtenBy: string | null
  approvedBy: string | null
  approvedAt: string | null
  whatHappened: string
  missing: { what: string; sentence: string }[]
  findings: { code: string; level: string }[]
  acknowledged: string[]
  lettersHash: string
}
type Person = { id: string; state: string; givenName: string; familyName: string }

const roster = `MRN,First Name,Last Name,DOB,SSN,Address,City,State,ZIP
H-1,Ann,Reyes,1980-03-04,219-09-9999,1 Elm St,Boston,MA,02110
H-2,Bo,Lindqvist,1991-11-30,,2 Oak St,Salem,MA,01970
H-3,Cy,Marsh,1975-06-01,,,,MA,
`

let book: Book

beforeAll(async () => {
  book = await openBook()
})

afterAll(() => book.close())

async function logWithRoster(elements = ['name', 'birth_date', 'medical']): Promise<string> {
  const id = await logLostLaptop(book, { elements })
  await book.send('officer', `POST /api/incidents/${id}/roster`, roster, { 'Content-Type': 'text/csv' })
  return id
}

async function peopleOf(id: string): Promise<Person[]> {
  return (await book.send<{ items: Person[] }>('officer', `GET /api/incidents/${id}/people`)).body.items
}

describe('the words of the letter', () => {
  test('are a first draft with its gaps named, until somebody writes them', async () => {
    const id = await logLostLaptop(book)
    const { status, headers, body } = await book.send<Letter>('auditor', `GET /api/incidents/${id}/letter`)
    expect([status, headers.get('ETag')]).toEqual([200, '"1"'])
    expect(body).toMatchObject({ written: false, writtenBy: null, approvedBy: null, approvedAt: null })
    expect(body.missing.map(({ sentence }) => sentence).join(' ')).toContain('[brackets]')
  })

  test('are kept as they are written, and approved by another key than the writer’s', async () => {
    const id = await logLostLaptop(book)
    const written = await book.send<Letter>('officer', `PUT /api/incidents/${id}/letter`, laptopWords, {
      'If-Match': '"1"',
    })
    expect([written.status, written.headers.get('ETag')]).toEqual([200, '"2"'])
    expect(written.body).toMatchObject({ ...laptopWords, written: true, approvedBy: null, missing: [] })
    const own = await book.send('officer', `POST /api/incidents/${id}/letter/approval`)
    expect([own.status, own.body.detail]).toEqual([
      422,
      expect.stringContaining('A second person must approve the letter'),
    ])
    const other = await book.send<Letter>('admin', `POST /api/incidents/${id}/letter/approval`, undefined, {
      'If-Match': '"2"',
    })
    expect([other.status, other.headers.get('ETag')]).toEqual([200, '"3"'])
    expect(other.body).toMatchObject({
      approvedBy: book.people.admin.id,
      approvedAt: '2026-11-22T15:00:00.000Z',
    })
  })

  test('are approved by a program that sends no body, and says of none what it is', async () => {
    const id = await logLostLaptop(book)
    await book.send('officer', `PUT /api/incidents/${id}/letter`, laptopWords)
    const path = `/api/incidents/${id}/letter/approval`
    expect((await ask(book.world, path, { method: 'POST', key: book.keys.admin })).status).toBe(200)
  })

  test('lose their approval when they are written again', async () => {
    const id = await logLostLaptop(book)
    await book.send('officer', `PUT /api/incidents/${id}/letter`, laptopWords)
    await book.send('admin', `POST /api/incidents/${id}/letter/approval`)
    const { body } = await book.send<Letter>('admin', `PUT /api/incidents/${id}/letter`, {
      ...laptopWords,
      whatHappened: 'A laptop was stolen.',
    })
    expect(body).toMatchObject({ approvedBy: null, approvedAt: null })
  })

  test('are not approved while a gap is left, before they are written, or on an older version', async () => {
    const id = await logLostLaptop(book)
    const early = await book.send('admin', `POST /api/incidents/${id}/letter/approval`)
    expect([early.status, early.body.detail]).toEqual([422, 'The letter is not written yet.'])
    await book.send('officer', `PUT /api/incidents/${id}/letter`, {
      ...laptopWords,
      whatHappened: 'On [day] it was lost.',
    })
    const gap = await book.send('admin', `POST /api/incidents/${id}/letter/approval`)
    expect([gap.status, gap.body.detail]).toEqual([422, expect.stringContaining('“What Happened” still has a gap')])
    expect(
      (await book.send('admin', `POST /api/incidents/${id}/letter/approval`, undefined, { 'If-Match': '"1"' })).status,
    ).toBe(409)
    expect(
      (await book.send('officer', `PUT /api/incidents/${id}/letter`, laptopWords, { 'If-Match': '"1"' })).status,
    ).toBe(409)
  })

  test('are approved with each warning named, and not when another one has come up', async () => {
    const id = await logWithRoster(['name', 'ssn'])
    await book.send('officer', `PUT /api/incidents/${id}/letter`, laptopWords)
    const { findings } = (await book.send<Letter>('admin', `GET /api/incidents/${id}/letter`)).body
    expect(findings.map(({ code, level }) => [code, level])).toEqual(
      expect.arrayContaining([
        ['bureaus_unchecked', 'warning'],
        ['narrative.MA', 'warning'],
        ['offer.MA', 'warning'],
      ]),
    )
    const approval = `POST /api/incidents/${id}/letter/approval`
    const partly = await book.send('admin', approval, { acknowledged: ['bureaus_unchecked'] })
    expect(partly.status).toBe(422)
    expect(partly.body.errors?.map(({ path }) => path)).toContain('acknowledged.narrative.MA')
    const all = await book.send<Letter>('admin', approval, { acknowledged: findings.map(({ code }) => code) })
    expect(all.body).toMatchObject({ isApproved: true, approvedHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(all.body.acknowledged).toContain('narrative.MA')
  })

  test('are not approved as they were read once the practice that signs them has moved', async () => {
    const id = await logLostLaptop(book)
    await book.send('officer', `PUT /api/incidents/${id}/letter`, laptopWords)
    const { lettersHash: letters } = (await book.send<Letter>('admin', `GET /api/incidents/${id}/letter`)).body
    const { body: practice } = await book.send<{ address: object }>('admin', 'GET /api/practice')
    await book.send('admin', 'PUT /api/practice', {
      ...practice,
      address: { ...practice.address, line1: '99 Wharf St' },
    })
    const approval = `POST /api/incidents/${id}/letter/approval`
    const moved = await book.send('admin', approval, { letters })
    await book.send('admin', 'PUT /api/practice', practice)
    expect(moved.status).toBe(409)
    expect((await book.send<Letter>('admin', approval, { letters })).body).toMatchObject({ approvedHash: letters })
  })

  test('lose their approval when the practice that signs them moves', async () => {
    const id = await logLostLaptop(book)
    await book.send('officer', `PUT /api/incidents/${id}/letter`, laptopWords)
    await book.send('admin', `POST /api/incidents/${id}/letter/approval`)
    const { body: practice } = await book.send<{ address: object }>('admin', 'GET /api/practice')
    const moved = { ...practice, address: { ...practice.address, line1: '99 New Wharf St' } }
    await book.send('admin', 'PUT /api/practice', moved)
    const now = await book.send<Letter>('admin', `GET /api/incidents/${id}/letter`)
    await book.send('admin', 'PUT /api/practice', practice)
    expect(now.body).toMatchObject({ isApproved: false, approvedBy: expect.any(String) })
  })

  test('are kept in Spanish beside English, and stopped where the Spanish ones have a gap', async () => {
    const id = await logLostLaptop(book)
    const es = { ...laptopWords, whatHappened: 'El [día] se perdió una computadora.' }
    const { body } = await book.send<Letter>('officer', `PUT /api/incidents/${id}/letter`, {
      ...laptopWords,
      translated: { es },
    })
    expect(body.missing.map(({ what }) => what)).toEqual(['translated.es.whatHappened'])
  })

  test('are refused where a part is missing', async () => {
    const id = await logLostLaptop(book)
    const { whatYouCanDo: _, ...three } = laptopWords
    const { status, body } = await book.send('officer', `PUT /api/incidents/${id}/letter`, three)
    expect([status, body.errors]).toEqual([422, [{ path: 'whatYouCanDo', message: 'Write what the reader can do.' }]])
  })
})

describe('a patient’s own information in the words', () => {
  test.each([
    ['the record number', 'Chart H-10001 was seen.', 'roster_value.words.whatHappened', 'error'],
    ['the telephone number', 'We called (617) 555-0177.', 'roster_value.words.whatHappened', 'error'],
    ['the name', 'The records of Ann B. Reyes were seen.', 'roster_name.words.whatHappened', 'warning'],
  ])('is found by the roster: %s', async (_, whatHappened, code, level) => {
    const id = await logLostLaptop(book, { elements: ['name', 'medical'] })
    const ann =
      'MRN,First Name,Last Name,DOB,Phone,Address,City,State,ZIP\nH-10001,Ann,Reyes,1980-03-04,617-555-0177,1 Elm St,Boston,MA,02110\n'
    await book.send('officer', `POST /api/incidents/${id}/roster`, ann, { 'Content-Type': 'text/csv' })
    const { body } = await book.send<Letter>('officer', `PUT /api/incidents/${id}/letter`, {
      ...laptopWords,
      whatHappened,
    })
    expect(body.findings).toContainEqual(expect.objectContaining({ code, level }))
    expect(JSON.stringify(body.findings)).not.toMatch(/Reyes|10001|0177/)
  })

  test('is not seen in the practice’s own numbers, in days or in names that nobody on the roster has', async () => {
    const id = await logWithRoster()
    const whatHappened = 'On November 2, 2026 Maple Street Clinic was robbed. Call 800-555-0142 or Rosa Lind in Boston.'
    const { body } = await book.send<Letter>('officer', `PUT /api/incidents/${id}/letter`, {
      ...laptopWords,
      whatHappened,
    })
    expect(body.findings.filter(({ code }) => code.startsWith('roster'))).toEqual([])
  })
})

describe('the people and their letters', () => {
  test('are listed by page, without their Social Security numbers', async () => {
    const id = await logWithRoster()
    const first = await book.send<{ items: Person[]; next: string | null }>(
      'auditor',
      `GET /api/incidents/${id}/people?limit=2`,
    )
    expect(first.body.items).toMatchObject([
      {
        state: 'MA',
        givenName: 'Ann',
        familyName: 'Reyes',
        birthDate: '1980-03-04',
        address: { line1: '1 Elm St', zip: '02110' },
      },
      { familyName: 'Lindqvist' },
    ])
    const rest = await book.send<{ items: Person[]; next: string | null }>(
      'auditor',
      `GET /api/incidents/${id}/people?limit=2&after=${first.body.next}`,
    )
    expect(rest.body).toMatchObject({ items: [{ familyName: 'Marsh' }], next: null })
    expect(JSON.stringify([first.body, rest.body])).not.toMatch(/219-?09-?9999/)
  })

  test('have a letter each, as a page to print and as plain text', async () => {
    const id = await logWithRoster()
    await book.send('officer', `PUT /api/incidents/${id}/letter`, laptopWords)
    const [ann] = await peopleOf(id)
    const page = await book.send<string>('officer', `GET /api/incidents/${id}/people/${ann?.id}/letter.html`)
    expect([page.status, page.headers.get('Content-Type')]).toEqual([200, 'text/html; charset=UTF-8'])
    expect(page.body).toContain('ANN REYES')
    const text = await book.send<string>('officer', `GET /api/incidents/${id}/people/${ann?.id}/letter.txt`)
    expect(text.headers.get('Content-Type')).toContain('text/plain')
    expect(text.body).toContain('A laptop was taken from a parked car.')
  })

  test('say nothing of what happened to a resident of Massachusetts where counsel chose that', async () => {
    const id = await logWithRoster(['name', 'ssn'])
    await book.send('officer', `PUT /api/incidents/${id}/letter`, {
      ...laptopWords,
      massachusetts: 'no_narrative',
    })
    const [ann] = await peopleOf(id)
    const { body } = await book.send<string>('officer', `GET /api/incidents/${id}/people/${ann?.id}/letter.txt`)
    expect(body).not.toContain('laptop')
    expect(body).toContain('You have the right to obtain a police report')
  })

  test('say what a letter lacks instead of printing it', async () => {
    const id = await logWithRoster()
    await book.send('officer', `PUT /api/incidents/${id}/letter`, laptopWords)
    const marsh = (await peopleOf(id)).find(({ familyName }) => familyName === 'Marsh')
    const { status, body } = await book.send('officer', `GET /api/incidents/${id}/people/${marsh?.id}/letter.html`)
    expect([status, body.errors?.[0]?.path]).toEqual([422, 'person.address'])
    const nobody = await book.send('officer', `GET /api/incidents/${id}/people/nobody/letter.txt`)
    expect([nobody.status, nobody.body.detail]).toEqual([404, `Incident ${id} has no such person.`])
  })

  test('print as one document, which the log remembers', async () => {
    const id = await logWithRoster()
    const early = await book.send('officer', `GET /api/incidents/${id}/letters.html`)
    expect([early.status, early.body.detail]).toEqual([422, expect.stringContaining('gap')])
    await book.send('officer', `PUT /api/incidents/${id}/letter`, laptopWords)
    const { status, body } = await book.send<string>('officer', `GET /api/incidents/${id}/letters.html`)
    expect(status).toBe(200)
    expect(body).toContain('ANN REYES')
    expect(body).toContain('BO LINDQVIST')
    expect(body).not.toContain('CY MARSH')
    expect(body.trimEnd()).toMatch(/<\/html>$/)
    expect(body.match(/DRAFT: not to be mailed/g)).toHaveLength(2)
    const { body: timeline } = await book.send<{ items: object[] }>('officer', `GET /api/incidents/${id}/timeline`)
    expect(timeline.items[0]).toMatchObject({
      act: 'drafts_printed',
      facts: { letters: 2, stopped: 1, approvedBy: null },
    })
  })

  test('come as PDF, one and all, but for those whose name no font can print', async () => {
    const id = await logWithRoster()
    await book.send('officer', `PUT /api/incidents/${id}/letter`, laptopWords)
    const [ann] = await peopleOf(id)
    const one = await book.send<string>('officer', `GET /api/incidents/${id}/people/${ann?.id}/letter.pdf`)
    expect([one.status, one.headers.get('Content-Type')]).toEqual([200, 'application/pdf'])
    expect(one.body.slice(0, 8)).toBe('%PDF-1.7')
    const pictogram = 'First Name,Last Name,Address,City,State,ZIP\nPat,\u{1f600},5 Elm St,Boston,MA,02110\n'
    await book.send('officer', `POST /api/incidents/${id}/roster`, pictogram, { 'Content-Type': 'text/csv' })
    const smile = (await peopleOf(id)).find(({ givenName }) => givenName === 'Pat')
    const refused = await book.send('officer', `GET /api/incidents/${id}/people/${smile?.id}/letter.pdf`)
    expect([refused.status, refused.body.errors?.[0]?.path]).toEqual([422, 'person.characters'])
    const all = await book.send<string>('officer', `GET /api/incidents/${id}/letters.pdf`)
    expect([all.status, all.body.trimEnd().slice(-5)]).toEqual([200, '%%EOF'])
    const { body: timeline } = await book.send<{ items: object[] }>('officer', `GET /api/incidents/${id}/timeline`)
    expect(timeline.items[0]).toMatchObject({ act: 'drafts_printed', facts: { letters: 2, stopped: 2 } })
  })

  test('are nobody where there is no roster', async () => {
    const id = await logLostLaptop(book)
    await book.send('officer', `PUT /api/incidents/${id}/letter`, laptopWords)
    const { status, body } = await book.send('officer', `GET /api/incidents/${id}/letters.html`)
    expect([status, body.detail]).toEqual([422, expect.stringContaining('Import the roster')])
  })
})
