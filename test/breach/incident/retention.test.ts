import { expect, test } from 'vitest'
import { keepUntil } from '../../../src/breach/incident/retention.ts'

test('a record is kept for six years from the day it was last in effect', () => {
  expect(keepUntil('2025-04-11')).toBe('2031-04-11')
})

test('from a leap day it is kept to the first of March, rather a day too long', () => {
  expect(keepUntil('2024-02-29')).toBe('2030-03-01')
})
