import { afterAll, beforeAll, expect, test } from 'vitest'
import { sha256 } from '../../../../src/storage/log/canonical.ts'
import { ask } from '../../../support/world/world.ts'
import { type Book, logLostLaptop, openBook } from '../book.ts'

let book: Book
beforeAll(async () => {
  book = await openBook()
})
afterAll(() => book.close())

function send(id: string, file: File, about = 'notice/hipaa.ocr'): Promise<Response> {
  const body = new FormData()
  body.set('file', file)
  body.set('about', about)
  return ask(book.world, `/api/incidents/${id}/attachments`, { method: 'POST', body, key: book.keys.officer })
}

test('a file is attached, listed with its SHA-256, and read back byte for byte', async () => {
  const id = await logLostLaptop(book)
  const bytes = Buffer.from([0, 255, 13, 10, 0])
  const answer = await send(id, new File([bytes], 'receipt.pdf'))
  expect(answer.status).toBe(201)
  const kept = (await answer.json()) as { id: string }
  expect(kept).toMatchObject({ about: 'notice/hipaa.ocr', fileName: 'receipt.pdf', bytes: 5, sha256: sha256(bytes) })

  const { body } = await book.send('auditor', `GET /api/incidents/${id}/attachments`)
  expect(body).toEqual({ items: [kept], next: null })

  const read = await ask(book.world, `/api/incidents/${id}/attachments/${kept.id}`, { key: book.keys.auditor })
  expect(Buffer.from(await read.arrayBuffer())).toEqual(bytes)
  expect(read.headers.get('Content-Disposition')).toMatch(/^attachment; /)
})

test('a name that turns its ending around or breaks the line is kept, listed and downloaded without that', async () => {
  const id = await logLostLaptop(book)
  const kept = (await (await send(id, new File(['x'], 'report\u202efdp\u200b.exe'))).json()) as { id: string }
  expect(kept).toMatchObject({ fileName: 'reportfdp.exe' })
  const read = await ask(book.world, `/api/incidents/${id}/attachments/${kept.id}`, { key: book.keys.auditor })
  expect(read.headers.get('Content-Disposition')).toBe(
    `attachment; filename="reportfdp.exe"; filename*=UTF-8''reportfdp.exe`,
  )
})

test('a file of another incident is not here', async () => {
  const [mine, other] = [await logLostLaptop(book), await logLostLaptop(book)]
  const { id } = (await (await send(mine, new File(['x'], 'a.txt'))).json()) as { id: string }
  const { status, body } = await book.send('officer', `GET /api/incidents/${other}/attachments/${id}`)
  expect([status, body.detail]).toEqual([404, `Incident ${other} has no such file.`])
})

test('a file of more than 50 MB is answered 413', async () => {
  const id = await logLostLaptop(book)
  const answer = await send(id, new File([new Uint8Array(50_000_001)], 'large.bin'))
  expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([
    413,
    'The file is larger than 50 MB. Attach a smaller copy, or split it into parts.',
  ])
})

test('what is sent without a file, or about nothing known, is refused by the name of the field', async () => {
  const id = await logLostLaptop(book)
  const answer = (await (await send(id, new File(['x'], 'a.txt'), 'Jane Doe')).json()) as { errors: unknown[] }
  expect(answer.errors).toEqual([{ path: 'about', message: expect.stringContaining('such as notice/hipaa.ocr') }])
})
