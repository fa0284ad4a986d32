import { afterAll, beforeAll, expect, test } from 'vitest'
import { logIncident } from '../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../src/actions/incident/open-incident.ts'
import { printPdf } from '../../src/actions/letter/letter-pdf.ts'
import { signHead } from '../../src/actions/log/log.ts'
import { Missing, Refused } from '../../src/errors.ts'
import { filesFromThreads } from '../../src/runtime/making/files-from-threads.ts'
import { phishedMailbox } from '../cast/incidents.ts'
import { openTestWorld, settle, type TestWorld } from '../support/world/world.ts'

let book: TestWorld
beforeAll(async () => {
  book = await openTestWorld()
  await settle(book.world)
})
afterAll(() => book.close())

test('the log is taken from a thread, whole and with its head last', async () => {
  const head = await signHead(book.world)
  const pieces: Uint8Array[] = []
  for await (const piece of await filesFromThreads(book.world.config)({ file: 'log', head, withheld: [] }))
    pieces.push(piece)
  const lines = Buffer.concat(pieces).toString().trimEnd().split('\n')
  expect(lines).toHaveLength(head.seq + 1)
  expect(JSON.parse(lines.at(-1)!)).toEqual({ head })
})

test('whoever takes no more than the beginning of a file ends its thread', async () => {
  const head = await signHead(book.world)
  const pieces = (await filesFromThreads(book.world.config)({ file: 'log', head, withheld: [] }))[
    Symbol.asyncIterator
  ]()
  await pieces.next()
  expect(await pieces.return?.()).toMatchObject({ done: true })
})

test('a file that is not there is missing before its first piece', async () => {
  for (const file of ['letters.zip', 'list.csv'] as const)
    await expect(filesFromThreads(book.world.config)({ incident: 'none', mailing: 'none', file })).rejects.toThrow(
      Missing,
    )
})

test('drafts of all letters are refused by a thread with the sentences and fields that they are refused with here', async () => {
  const officer = { id: 'cli:officer' }
  const { id } = await logIncident(book.world, officer, { ...phishedMailbox, discoveredOn: '2026-01-15' })
  const elsewhere = filesFromThreads(book.world.config)({ file: 'drafts.pdf', incident: id, by: officer })
  const here = printPdf(await openIncident(book.world, id), officer)
  const [there, inPlace] = await Promise.allSettled([elsewhere, here])
  const told = (result: PromiseSettledResult<unknown>) => result.status === 'rejected' && result.reason
  expect(told(there)).toBeInstanceOf(Refused)
  expect([told(there).message, told(there).errors]).toEqual([told(inPlace).message, told(inPlace).errors])
})
