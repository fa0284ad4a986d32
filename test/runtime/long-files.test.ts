import { afterAll, beforeAll, expect, test } from 'vitest'
import { signHead } from '../../src/actions/log/log.ts'
import { Missing } from '../../src/errors.ts'
import { filesFromThreads } from '../../src/runtime/on-thread.ts'
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
  for await (const piece of await filesFromThreads(book.world.config)({ file: 'log', head })) pieces.push(piece)
  const lines = Buffer.concat(pieces).toString().trimEnd().split('\n')
  expect(lines).toHaveLength(head.seq + 1)
  expect(JSON.parse(lines.at(-1)!)).toEqual({ head })
})

test('whoever takes no more than the beginning of a file ends its thread', async () => {
  const head = await signHead(book.world)
  const pieces = (await filesFromThreads(book.world.config)({ file: 'log', head }))[Symbol.asyncIterator]()
  await pieces.next()
  expect(await pieces.return?.()).toMatchObject({ done: true })
})

test('a file that is not there is missing before its first piece', async () => {
  for (const file of ['letters.zip', 'list.csv'] as const)
    await expect(filesFromThreads(book.world.config)({ incident: 'none', mailing: 'none', file })).rejects.toThrow(
      Missing,
    )
})
