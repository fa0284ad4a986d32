import { afterAll, beforeAll, expect, test } from 'vitest'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { toldDaysOf } from '../../../src/actions/incident/told-days.ts'
import { openIncidentIn, type RetentionBook, retentionBook } from '../../web/retention/closed-book.ts'

let book: RetentionBook
beforeAll(async () => {
  book = await retentionBook()
})
afterAll(() => book.close())

test('letters that went into the mail keep the discovery from being set later than they were mailed', async () => {
  const { id, mailing } = await openIncidentIn(book, 'Mailbox')
  const opened = await openIncident(book.world, id)
  const withoutNotices = { ...opened, incident: { ...opened.incident, notices: [] } }
  expect(await toldDaysOf(withoutNotices)).toEqual(['2026-11-22'])
  book.clock.now = '2026-11-25T15:00:00.000Z'
  const { status, body } = await book.send('officer', `PATCH /api/incidents/${id}`, { discoveredOn: '2026-11-24' })
  expect([status, mailing.length > 0, body.detail]).toEqual([
    422,
    true,
    expect.stringContaining('Somebody is on record as told of the breach on November 22, 2026'),
  ])
})
