import { describe, expect, test } from 'vitest'
import { Unreadable } from '../../../../src/people/reading/file/refusals.ts'
import { layoutOf, rowsOf } from '../../people.ts'
import { HOSTILE } from './hostile-books.ts'

const MOST_SECONDS = 2

/** How many seconds of work it takes, whatever else the machine does, to look at a file until its columns are known, or a sentence says why it cannot be read. */
function secondsOf(bytes: Uint8Array, look: (bytes: Uint8Array) => unknown): number {
  const began = process.threadCpuUsage()
  try {
    look(bytes)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    expect(error.message).toMatch(/^[A-Z].*\.$/)
  }
  const { user, system } = process.threadCpuUsage(began)
  return (user + system) / 1_000_000
}

describe('a spreadsheet made to freeze whoever reads it is answered within two seconds:', () => {
  test.each(HOSTILE)('%s', (_, make) => {
    const bytes = make()
    expect(secondsOf(bytes, (file) => layoutOf(file))).toBeLessThan(MOST_SECONDS)
    expect(secondsOf(bytes, (file) => rowsOf(file))).toBeLessThan(MOST_SECONDS * 3)
  })
})

test('more than twenty kinds of such files are tried', () => {
  expect(new Set(HOSTILE.map(([kind]) => kind)).size).toBeGreaterThan(20)
})
