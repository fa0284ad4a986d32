import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask } from '../../support/world/world.ts'
import { type Book, openBook } from '../../web/api/book.ts'

let book: Book
beforeAll(async () => {
  book = await openBook()
})
afterAll(() => book.close())

const POST = { title: 'A mailbox', kind: 'phishing', discoveredOn: '2026-11-20', elements: ['name', 'ssn', 'medical'] }
const told = { givenOn: '2026-11-21', how: 'online form' }

test('what proves a filing proves it for every office that its form reaches', async () => {
  const { id } = (await book.send<{ id: string }>('officer', 'POST /api/incidents', POST)).body
  const at = `/api/incidents/${id}`
  const count = { people: 900, byState: { NY: 900 }, basis: 'confirmed', reason: 'The mailbox.' }
  await book.send('officer', `POST ${at}/counts`, count)
  const offices = ['attorney-general', 'department-of-state', 'state-police'].map((office) => `state.NY.${office}`)
  for (const duty of offices) await book.send('officer', `POST ${at}/notices`, { duty, ...told })
  expect(await lacking(at)).toEqual(['Add what proves that you told the New York Attorney General'])
  await attach(at, `notice/${offices.at(-1)}`)
  expect(await lacking(at)).toEqual([])
})

async function lacking(at: string): Promise<string[]> {
  const { missing } = (await book.send<{ missing: { title: string }[] }>('officer', `GET ${at}/progress`)).body
  return missing.map(({ title }) => title).filter((title) => title.startsWith('Add what proves'))
}

function attach(at: string, about: string): Promise<Response> {
  const body = new FormData()
  body.set('file', new File(['Received.'], 'receipt.txt'))
  body.set('about', about)
  return ask(book.world, `${at}/attachments`, { method: 'POST', body, key: book.keys.officer })
}
