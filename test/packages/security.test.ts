import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const ROOT = new URL('../../', import.meta.url)
const security = readFileSync(new URL('.github/SECURITY.md', ROOT), 'utf8')

const rows = security
  .split('\n')
  .filter((line) => line.startsWith('| V'))
  .map((line) => line.split('|').map((cell) => cell.trim()))

/** OWASP ASVS 5.0.0 has 253 requirements of levels 1 and 2: 70 and 183. */
const REQUIREMENTS = 253

test('the table of OWASP ASVS holds each requirement of levels 1 and 2 once', () => {
  const ids = rows.flatMap(([, id = '']) => id.split(', '))
  expect(ids).toHaveLength(REQUIREMENTS)
  expect(new Set(ids).size).toBe(REQUIREMENTS)
  expect(ids.filter((id) => !/^V\d{1,2}\.\d{1,2}\.\d{1,2}$/.test(id))).toEqual([])
})

test('each says where it stands, and why where it is not met', () => {
  const strange = rows.filter(
    ([, , , stands = '']) => !['met', 'partly', '**not met**', 'nothing of the kind'].includes(stands),
  )
  expect(strange).toEqual([])
  expect(rows.filter(([, , , , why]) => why === '')).toEqual([])
})

test('and counts them right', () => {
  const count = (word: string) => rows.filter((row) => row[3] === word).flatMap((row) => row[1]?.split(', ')).length
  const [, met, partly, not, none] =
    /Of the 253: (\d+) met, (\d+) partly, (\d+) not met, (\d+) with nothing/.exec(security) ?? []
  expect([met, partly, not, none].map(Number)).toEqual(
    ['met', 'partly', '**not met**', 'nothing of the kind'].map(count),
  )
})

test('every file and test that it names is there', () => {
  const named = security.match(/\b(?:src|test|templates)\/[\w./-]*\w/g) ?? []
  expect(named.length).toBeGreaterThan(100)
  expect(named.filter((path) => !existsSync(new URL(path, ROOT)))).toEqual([])
})
