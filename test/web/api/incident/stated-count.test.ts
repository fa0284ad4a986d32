import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Book, logLostLaptop, openBook } from '../book.ts'

type Incident = { version: number; counts: { people: number; basis: string; statedBy: string; statedAt: string }[] }
type Owed = { duties: { id: string; to: string; track?: string }[]; notes: { code: string; text: string }[] }

let book: Book
beforeAll(async () => {
  book = await openBook()
})
afterAll(() => book.close())

const state = (id: string, said: object) => book.send<Incident>('officer', `POST /api/incidents/${id}/counts`, said)
const owedBy = async (id: string) => (await book.send<Owed>('officer', `GET /api/incidents/${id}/duties`)).body

test('a count that is revised keeps what was said before, by whom and when, and the newest stands', async () => {
  const id = await logLostLaptop(book)
  await state(id, { people: 300, basis: 'estimated', reason: 'The schedule of two months.' })
  const { status, body } = await state(id, { people: 512, basis: 'confirmed', reason: 'Counted by hand.' })
  expect(status).toBe(200)
  expect(body.version).toBe(3)
  expect(body.counts).toEqual([
    {
      people: 300,
      byState: {},
      basis: 'estimated',
      reason: 'The schedule of two months.',
      statedAt: '2026-11-22T15:00:00.000Z',
      statedBy: book.people.officer.id,
    },
    expect.objectContaining({ people: 512, basis: 'confirmed' }),
  ])
  expect((await owedBy(id)).duties.find((duty) => duty.id === 'hipaa.ocr')?.track).toBe('immediate')
})

test('an estimate is told as one, a confirmed count is not', async () => {
  const id = await logLostLaptop(book)
  await state(id, { people: 40, basis: 'estimated', reason: 'The schedule.' })
  expect((await owedBy(id)).duties[0]?.to).toBe('about 40 individuals')
  await state(id, { people: 40, basis: 'confirmed', reason: 'Counted.' })
  expect((await owedBy(id)).duties[0]?.to).toBe('40 individuals')
})

test('its States bring their own duties and warnings', async () => {
  const id = await logLostLaptop(book, { elements: ['name', 'ssn'] })
  await state(id, { people: 480, byState: { TX: 240, NH: 1 }, basis: 'estimated', reason: 'The schedule.' })
  const { duties, notes } = await owedBy(id)
  expect(duties.map((duty) => duty.id)).toContain('state.NH.attorney-general')
  const near = notes.filter(({ code }) => code === 'near_threshold').map(({ text }) => text)
  expect(near).toEqual(
    expect.arrayContaining([expect.stringContaining('480 individuals'), expect.stringContaining('Texas')]),
  )
})

test('a roster counts before anything that was said, and the count tells both', async () => {
  const id = await logLostLaptop(book)
  await state(id, { people: 40, basis: 'confirmed', reason: 'The schedule.' })
  const roster = 'MRN,First Name,Last Name,DOB,State\nH-1,Ann,Reyes,1980-03-04,MA\n'
  await book.send('officer', `POST /api/incidents/${id}/roster`, roster, { 'Content-Type': 'text/csv' })
  const { body } = await book.send('staff', `GET /api/incidents/${id}/count`)
  expect(body).toMatchObject({ people: 1, stated: { people: 40, basis: 'confirmed' } })
  expect((await owedBy(id)).duties[0]?.to).toBe('1 individual')
})

test.each([
  ['half a person', { people: 1.5 }, 'people', /whole number/],
  ['fewer than none', { people: -1 }, 'people', /whole number/],
  [
    'more residents than people',
    { people: 3, byState: { TX: 4 } },
    'people',
    /add up to 4 people, more than the total of 3/,
  ],
  ['a State that is none', { byState: { ZZ: 1 } }, 'byState', /./],
  ['no reason', { reason: ' ' }, 'reason', /Enter where the number comes from/],
  ['no basis', { basis: 'guessed' }, 'basis', /estimated, confirmed/],
])('%s is refused by name', async (_, wrong, path, sentence) => {
  const id = await logLostLaptop(book)
  const good = { people: 10, basis: 'estimated', reason: 'The schedule.' }
  const { status, body } = await book.send('officer', `POST /api/incidents/${id}/counts`, { ...good, ...wrong })
  expect(status).toBe(422)
  expect(body.errors?.[0]?.path.startsWith(path)).toBe(true)
  expect(body.detail).toMatch(sentence)
})
