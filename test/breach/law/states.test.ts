import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isState, RESIDENCES, STATE_CODES, STATES, stateLabel } from '../../../src/breach/law/states.ts'
import { LAWS } from '../../../src/breach/laws/index.ts'

const SRC = new URL('../../../src/', import.meta.url)

test('the States are those whose law is here, under the names that their law goes by', () => {
  expect(Object.keys(LAWS)).toEqual(STATE_CODES)
  expect(Object.entries(LAWS).map(([code, law]) => [code, law.code, law.name])).toEqual(
    STATE_CODES.map((code) => [code, code, stateLabel(code)]),
  )
})

test('a State is called with its article inside a sentence and without it in a list', () => {
  expect(STATES.DC).toBe('the District of Columbia')
  expect(stateLabel('DC')).toBe('District of Columbia')
  expect(stateLabel('TX')).toBe('Texas')
})

test.each([
  ['MA', true],
  ['ma', false],
  ['XX', false],
  ['toString', false],
])('whether %s is the code of a State: %s', (text, is) => {
  expect(isState(text)).toBe(is)
})

test('people live in a State or in none', () => {
  expect(RESIDENCES).toEqual([...STATE_CODES, 'XX'])
})

test('the States are listed in one place', () => {
  const listing = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => /\bWY: |'Wyoming'/.test(readFileSync(new URL(file, SRC), 'utf8')))
  expect(listing.map((file) => file.split('/').at(-1))).toEqual(['states.ts'])
})
