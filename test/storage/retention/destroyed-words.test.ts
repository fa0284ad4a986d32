import { expect, test } from 'vitest'
import { ACT_NAMES } from '../../../src/breach/words/acts.ts'
import { openSqlite } from '../../../src/storage/core/sqlite.ts'
import { listEntries } from '../../../src/storage/log/log.ts'
import { faultInDetails } from '../../../src/storage/log/verify.ts'
import { destroySealedPeople } from '../../../src/storage/retention/destroyed-incident.ts'
import { lostLaptop, officer, openBook, postedPhoto } from '../core/book.ts'

/** What was decided, said to an office or kept for a court: nothing that is said of a step, a person or who may see it. */
const STAYS =
  /^((assessment|exception|harm_finding|hold|incident|notice|ocr|office|preservation_hold|destruction)_|(count_stated|letter_approved|letter_written|mailing_mailed|web_notice_removed)$)/
const GOES_ALL_THE_SAME = 'incident_restricted'

test('a destroyed incident keeps no free text but that of its decisions, whatever act it was typed with', async () => {
  const book = await openBook(() => openSqlite(':memory:'))
  for (const { id } of [lostLaptop, postedPhoto])
    for (const act of ACT_NAMES)
      await book.commit({ act, incident: id, details: { note: 'Bo Lindstrome called.' } }, officer)
  const writes = await destroySealedPeople(book.db, lostLaptop.id)
  await book.commit({ act: 'records_destroyed', incident: lostLaptop.id, writes }, officer)

  const wordedIn = async (incident: string) => {
    const entries = await listEntries(book.db, book.vault, { incident, limit: 1000 })
    return new Set(entries.filter(({ details }) => details !== null).map(({ act }) => act))
  }
  const left = await wordedIn(lostLaptop.id)
  expect([...left].filter((act) => !STAYS.test(act) || act === GOES_ALL_THE_SAME)).toEqual([])
  expect([...left]).toEqual(expect.arrayContaining(['assessment_written', 'incident_closed', 'notice_recorded']))
  expect((await wordedIn(postedPhoto.id)).size).toBe(ACT_NAMES.length)
  expect(await faultInDetails(book.db)).toBeNull()
})
