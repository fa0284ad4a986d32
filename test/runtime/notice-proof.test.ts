import { afterEach, beforeEach, expect, test } from 'vitest'
import { webEvidenceOf } from '../../src/actions/aftermath/web-evidence.ts'
import { approveNotice, webNoticeOf, writeWebNotice } from '../../src/actions/aftermath/web-notice.ts'
import { postNotice } from '../../src/actions/aftermath/web-posting.ts'
import { openIncident } from '../../src/actions/incident/open-incident.ts'
import { startProving } from '../../src/runtime/serving/notice-proof.ts'
import { createApp } from '../../src/web/app.ts'
import { openMailbox, rosterOf } from '../support/mail/mailed.ts'
import { openTestWorld, settle, type TestWorld } from '../support/world/world.ts'

const app = createApp()
let book: TestWorld
beforeEach(async () => {
  book = await openTestWorld('2026-11-22T15:00:00.000Z')
})
afterEach(() => book.close())

async function post(): Promise<string> {
  const { world } = book
  const people = await settle(world)
  const id = await openMailbox(world, people, rosterOf(2))
  const opened = await openIncident(world, id)
  const { text } = await webNoticeOf(opened)
  await writeWebNotice(opened, people.officer, { text, version: 0 })
  await approveNotice(opened, people.admin, 1)
  await postNotice(world, id, { by: people.officer }, {})
  return id
}

const daysOf = async (id: string) =>
  (await webEvidenceOf(await openIncident(book.world, id))).days.map(({ day }) => day)

test('a server that runs proves each day of a notice that nobody reads', async () => {
  const id = await post()
  await startProving(book.world, app)()
  book.clock.now = '2026-11-24T15:00:00.000Z'
  await startProving(book.world, app)()
  expect(await daysOf(id)).toEqual(['2026-11-22', '2026-11-24'])
})

test('a page that was changed behind the book’s back is shown to nobody and proves nothing', async () => {
  const id = await post()
  await book.world.backend.batch([{ sql: "UPDATE web_postings SET html = html || 'x'", parameters: [] }])
  await startProving(book.world, app)()
  expect(await daysOf(id)).toEqual([])
})
