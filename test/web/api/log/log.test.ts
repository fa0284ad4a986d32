import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Book, logLostLaptop, openBook } from '../book.ts'

type Head = { seq: number; hash: string; at: string; publicKey: string; signature: string }
type Verdict = { whole: boolean; entries: number; fault: string | null; head: Head }
type Entry = { seq: number; act: string; hash: string; previous: string }

let book: Book

beforeAll(async () => {
  book = await openBook()
})

afterAll(() => book.close())

async function tamper(sql: string): Promise<void> {
  await book.world.backend.batch([{ sql, parameters: [] }])
}

describe('the log', () => {
  test('is told newest first, page by page, and each entry names the one before', async () => {
    await logLostLaptop(book)
    const all = (await book.send<{ items: Entry[]; next: string | null }>('auditor', 'GET /api/log?limit=200')).body
    expect(all.next).toBeNull()
    expect(all.items.at(-1)).toMatchObject({ seq: 1, previous: '0'.repeat(64) })
    for (const [place, entry] of all.items.slice(0, -1).entries())
      expect(entry.previous).toBe(all.items[place + 1]?.hash)
    const first = (await book.send<{ items: Entry[]; next: string | null }>('auditor', 'GET /api/log?limit=2')).body
    const second = (await book.send<{ items: Entry[] }>('auditor', `GET /api/log?limit=2&after=${first.next}`)).body
    expect([...first.items, ...second.items]).toEqual(all.items.slice(0, 4))
  })

  test('is exported whole as lines of JSON with its signed head, and the export is in it', async () => {
    const { status, headers, body } = await book.send<string>('auditor', 'GET /api/log/export')
    expect([status, headers.get('Content-Type')]).toEqual([200, 'application/jsonl'])
    expect(headers.get('Content-Disposition')).toBe('attachment; filename="breachbook-log-2026-11-22.jsonl"')
    const lines = body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { entry?: Entry; hash?: string; head?: Head })
    const last = lines.pop()
    expect(lines.at(-1)).toMatchObject({ entry: { act: 'log_exported', seq: lines.length }, hash: last?.head?.hash })
    expect(lines.map(({ entry }) => entry?.seq)).toEqual(lines.map((_, place) => place + 1))
  })

  test('proves whole for any role, with or without an earlier head', async () => {
    const first = await book.send<Verdict>('staff', 'POST /api/log/verification')
    expect([first.status, first.body]).toMatchObject([200, { whole: true, fault: null, entries: first.body.head.seq }])
    await logLostLaptop(book)
    const later = await book.send<Verdict>('auditor', 'POST /api/log/verification', { head: first.body.head })
    expect(later.body).toMatchObject({ whole: true, entries: first.body.entries + 1 })
  })

  test('refuses a head that is none, and says of one that was forged that it is', async () => {
    const none = await book.send('auditor', 'POST /api/log/verification', { head: { seq: 1 } })
    expect(none.status).toBe(422)
    expect(none.body.errors?.map(({ path }) => path)).toContain('head.signature')
    const { head } = (await book.send<Verdict>('auditor', 'POST /api/log/verification')).body
    const forged = await book.send<Verdict>('auditor', 'POST /api/log/verification', {
      head: { ...head, seq: head.seq + 5 },
    })
    expect(forged.body).toMatchObject({ whole: false, fault: expect.stringContaining('not signed') })
  })

  test('names the first entry that somebody changed with the database’s own tools, and a tail cut off', async () => {
    await logLostLaptop(book)
    const { head } = (await book.send<Verdict>('auditor', 'POST /api/log/verification')).body
    await tamper('DROP TRIGGER log_entries_stay')
    await tamper('DROP TRIGGER log_entries_stay_as_written')
    await tamper('DELETE FROM log_details WHERE seq > 4')
    await tamper(`DELETE FROM log WHERE seq = ${head.seq}`)
    const cut = await book.send<Verdict>('auditor', 'POST /api/log/verification', { head })
    expect(cut.body).toMatchObject({ whole: false, fault: expect.stringContaining('cut off') })
    await tamper(`UPDATE log SET body = replace(body, '"act":"', '"act":"x') WHERE seq = 3`)
    const changed = await book.send<Verdict>('auditor', 'POST /api/log/verification')
    expect(changed.body).toMatchObject({
      whole: false,
      entries: 2,
      fault: expect.stringContaining('entry 3 was changed'),
    })
  })
})
