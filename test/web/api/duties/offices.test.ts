import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { tables } from '../../../../src/storage/core/database.ts'
import { type Book, logLostLaptop, openBook } from '../book.ts'

let book: Book
let at: string
beforeAll(async () => {
  book = await openBook()
})
afterAll(() => book.close())

beforeEach(async () => {
  const id = await logLostLaptop(book, { elements: ['name', 'ssn', 'medical'] })
  at = `/api/incidents/${id}`
  const byState = { TX: 510, NY: 40 }
  await book.send('officer', `POST ${at}/counts`, { people: 550, byState, basis: 'confirmed', reason: 'The backup.' })
})

type Sheet = {
  office: string
  duties: string[]
  openDuties: string[]
  isCompared: boolean
  sections: { fields: { id: string; value: string | null }[] }[]
  filing: { filedOn: string; confirmation: string | null; sent: { label: string; value: string | null }[] } | null
}
type Duties = { duties: { id: string; status: string }[] }

const NEW_YORK = ['attorney-general', 'department-of-state', 'state-police'].map((slug) => `state.NY.${slug}`)
const FILED = { filedOn: '2026-11-22', confirmation: 'NY-1', filedBy: 'Rosa Lind' }
const HOLD = { form: 'written', statedOn: '2026-11-21', until: '2026-12-21', documented: true, impedes: true }

const statusOf = async (...ids: string[]) => {
  const { body } = await book.send<Duties>('auditor', `GET ${at}/duties`)
  return body.duties.filter(({ id }) => ids.includes(id)).map(({ status }) => status)
}
const valueOn = ({ sections }: Sheet, id: string) =>
  sections.flatMap(({ fields }) => fields).find((field) => field.id === id)?.value

describe('the sheets of the offices', () => {
  test('are listed, one a form, and none claims to be the office’s own', async () => {
    const { body, headers } = await book.send<{ sheets: Sheet[] }>('auditor', `GET ${at}/offices`)
    expect(body.sheets.map(({ office }) => office)).toEqual([
      'NY.attorney-general',
      'NY.attorney-general-hhs-copy',
      'TX.attorney-general',
    ])
    expect(body.sheets.map(({ isCompared }) => isCompared)).toEqual([false, false, false])
    expect(headers.get('ETag')).toMatch(/^"\d+"$/)
  })

  test('share an answer that both ask for; how many a State was sent is its own', async () => {
    const answers = { nature: 'A laptop was taken.', notified: '0' }
    const { body } = await book.send<Sheet>('officer', `POST ${at}/offices/TX.attorney-general`, { answers })
    expect([valueOn(body, 'nature'), valueOn(body, 'notified')]).toEqual(['A laptop was taken.', '0'])
    const other = await book.send<Sheet>('auditor', `GET ${at}/offices/NY.attorney-general`)
    expect(valueOn(other.body, 'nature')).toBe('A laptop was taken.')
    const back = await book.send<Sheet>('officer', `POST ${at}/offices/TX.attorney-general`, {
      answers: { nature: null },
    })
    expect([valueOn(back.body, 'nature'), valueOn(back.body, 'notified')]).toEqual([null, '0'])
  })

  test('take a proposal that is saved as it stands for checked, and plan no day for anybody', async () => {
    const path = `${at}/offices/TX.attorney-general`
    const fieldOf = async (id: string) =>
      (await book.send<Sheet>('auditor', `GET ${path}`)).body.sections
        .flatMap(({ fields }) => fields)
        .find((field) => field.id === id)
    expect(await fieldOf('noticeOn')).toMatchObject({ value: null })
    const how = await fieldOf('noticeHow')
    expect(how).toMatchObject({ isProposed: true })
    await book.send('officer', `POST ${path}`, { answers: { noticeHow: how?.value } })
    expect(await fieldOf('noticeHow')).toMatchObject({ value: how?.value, isProposed: false, isOwn: true })
    const notice = { duty: 'hipaa.individuals', givenOn: '2026-11-21', how: 'By first-class mail' }
    await book.send('officer', `POST ${at}/notices`, notice)
    expect(await fieldOf('noticeOn')).toMatchObject({ value: 'Sent on 11/21/2026' })
  })

  test.each([
    [{ nature: 'A laptop was taken. Your name was on it.' }, '“Your name was on it.”'],
    [{ residents: '3' }, 'not answered on the sheet'],
    [{ notified: 'none yet' }, 'enter a whole number, 0 for none'],
    [{ program: 'Yes' }, 'does not ask “program”'],
  ])('refuse the answer %j, and say why', async (answers, why) => {
    const { status, body } = await book.send('officer', `POST ${at}/offices/TX.attorney-general`, { answers })
    expect([status, body.detail]).toEqual([422, expect.stringContaining(why)])
  })

  test('of an office that is told nothing are not there', async () => {
    expect((await book.send('officer', `GET ${at}/offices/CA.attorney-general`)).status).toBe(404)
  })
})

describe('a filing', () => {
  test('with New York meets three duties in one act, and is taken back in one', async () => {
    expect(await statusOf(...NEW_YORK)).toEqual(['open', 'open', 'open'])
    const { body } = await book.send<Sheet>('officer', `POST ${at}/offices/NY.attorney-general/filing`, FILED)
    expect(body).toMatchObject({ duties: NEW_YORK, openDuties: [], filing: { confirmation: 'NY-1' } })
    expect(await statusOf(...NEW_YORK)).toEqual(['done', 'done', 'done'])
    expect(await statusOf('state.NY.attorney-general-hhs-copy', 'state.TX.attorney-general')).toEqual(['open', 'open'])
    const reason = { reason: 'It was saved as a draft.' }
    await book.send('officer', `DELETE ${at}/offices/NY.attorney-general/filing`, reason)
    expect(await statusOf(...NEW_YORK)).toEqual(['open', 'open', 'open'])
    const acts = await tables(book.world.db).selectFrom('log').select('body').execute()
    expect(acts.map(({ body }) => body).join()).toMatch(/office_sheet_filed.*office_filing_withdrawn/)
  })

  test('keeps the answers as they stood, whatever is answered later; a later one replaces it', async () => {
    const path = `${at}/offices/TX.attorney-general`
    await book.send('officer', `POST ${path}`, { answers: { police: 'No.' } })
    await book.send('officer', `POST ${path}/filing`, FILED)
    const { body } = await book.send<Sheet>('officer', `POST ${path}`, { answers: { police: 'Yes: Waco Police.' } })
    const sent = body.filing?.sent.find(({ label }) => label === 'Whether law enforcement is engaged')
    expect(sent?.value).toBe('No.')
    const again = await book.send<Sheet>('officer', `POST ${path}/filing`, { ...FILED, confirmation: 'TX-2' })
    expect(again.body.filing?.confirmation).toBe('TX-2')
    expect(await statusOf('state.TX.attorney-general')).toEqual(['done'])
  })

  test('is refused while law enforcement asks to wait, and the sentence says until when', async () => {
    await book.send('officer', `POST ${at}/holds`, HOLD)
    expect(await statusOf('state.TX.attorney-general')).toEqual(['held'])
    const path = `POST ${at}/offices/TX.attorney-general/filing`
    const { status, body } = await book.send('officer', path, FILED)
    expect([status, body.errors?.[0]?.path, body.detail]).toEqual([
      422,
      'filedOn',
      expect.stringMatching(/hold ends on December 21, 2026.*only on a day before that request/),
    ])
    expect((await book.send('officer', path, { ...FILED, filedOn: '2026-11-20' })).status).toBe(200)
  })

  test('is refused for a day to come, without a reason to undo, or where there is none', async () => {
    const path = `${at}/offices/TX.attorney-general/filing`
    expect((await book.send('officer', `POST ${path}`, { ...FILED, filedOn: '2026-11-23' })).status).toBe(422)
    expect((await book.send('officer', `DELETE ${path}`, { reason: ' ' })).status).toBe(422)
    expect((await book.send('officer', `DELETE ${path}`, { reason: 'None.' })).status).toBe(404)
    expect((await book.send('staff', `POST ${path}`, FILED)).status).toBe(403)
  })
})
