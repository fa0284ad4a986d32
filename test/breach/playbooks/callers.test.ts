import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { playbooks } from '../../../src/breach/playbooks/index.ts'

const calls = readFileSync(new URL('../../../templates/pages/aftermath/calls.hbs', import.meta.url), 'utf8')
const ASKED = /[Mm]ay I have your full name and your date of birth\?/

test('who is on the line is asked in the same words by the page Calls and by the step that gets ready for it', () => {
  const step = playbooks.common.find(({ id }) => id === 'get-ready-for-calls')
  expect(calls).toMatch(ASKED)
  expect(step?.script).toMatch(ASKED)
  expect(step?.how.join(' ')).toContain('full name and date of birth')
})

test('no step has a caller asked for a street, as no page looks anybody up by one', () => {
  const all = Object.values(playbooks).flat()
  const asks = all.filter(({ script = '', how }) =>
    /(birth\w*|name),? and street|birth date, street/.test(`${script} ${how.join(' ')}`),
  )
  expect(asks.map(({ id }) => id)).toEqual([])
  expect(all.filter(({ script = '' }) => ASKED.test(script)).length).toBeGreaterThan(3)
})
