import { describe, expect, test } from 'vitest'
import { layoutInPlace } from '../../../../src/actions/book/reads.ts'
import { withoutLongLines } from '../../../../src/people/reading/file/line-decoder.ts'
import { Unreadable } from '../../../../src/people/reading/file/refusals.ts'
import { rowsOf } from '../../people.ts'
import { HOSTILE } from './hostile-books.ts'
import { HOSTILE_TEXTS } from './hostile-texts.ts'

const MOST_SECONDS = 2
const MOST_MEGABYTES = 300
/** As an upload is kept. */
const PART = 1 << 20

/** How many seconds of work it takes, whatever else the machine does, to look at a file, or until a sentence says why it cannot be read. */
async function secondsOf(look: () => unknown): Promise<number> {
  const began = process.threadCpuUsage()
  try {
    await look()
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    expect(error.message).toMatch(/^[A-Z].*\.$/)
  }
  const { user, system } = process.threadCpuUsage(began)
  return (user + system) / 1_000_000
}

/** Looks at a file as it comes in, until its columns are known. */
async function lookAt(bytes: Uint8Array): Promise<void> {
  let most = 0
  const before = process.memoryUsage().rss
  const parts = async function* () {
    for (let from = 0; from < bytes.length; from += PART) {
      yield bytes.subarray(from, from + PART)
      most = Math.max(most, process.memoryUsage().rss - before)
    }
  }
  try {
    await layoutInPlace(withoutLongLines(parts()), { map: [], plain: false })
  } finally {
    expect(most / 1_000_000).toBeLessThan(MOST_MEGABYTES)
  }
}

describe('a spreadsheet made to freeze whoever reads it is answered within two seconds:', () => {
  test.each(HOSTILE)('%s', async (_, make) => {
    const bytes = make()
    expect(await secondsOf(() => lookAt(bytes))).toBeLessThan(MOST_SECONDS)
    expect(await secondsOf(() => rowsOf(bytes))).toBeLessThan(MOST_SECONDS * 3)
  })
})

describe('so is a text made for that:', () => {
  test.each(HOSTILE_TEXTS)('%s', async (_, make) => {
    const bytes = make()
    expect(await secondsOf(() => lookAt(bytes))).toBeLessThan(MOST_SECONDS)
  })
})

test('more than twenty kinds of such files are tried', () => {
  expect(new Set([...HOSTILE, ...HOSTILE_TEXTS].map(([kind]) => kind)).size).toBeGreaterThan(50)
})
