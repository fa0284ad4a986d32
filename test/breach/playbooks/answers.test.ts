import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  answersIn,
  isAllGone,
  keptUnder,
  rowsOf,
  type Typed,
  typedAsks,
  wrongAnswer,
} from '../../../src/breach/playbooks/answers.ts'
import { playbooks } from '../../../src/breach/playbooks/index.ts'
import { type Ask, LISTS } from '../../../src/breach/playbooks/task.ts'

const typed = (row: string | null, answers: Record<string, string>): Typed => ({ of: 'list/exposure', row, answers })
const URL = 'https://social.example/p/1'

test('the newest answer stands, and what was not entered anew stays as it was', () => {
  expect(answersIn([typed(null, { insurer: 'A', claimNumber: '1' }), typed(null, { claimNumber: '2' })])).toEqual({
    insurer: 'A',
    claimNumber: '2',
  })
})

test('rows are told apart, grow step by step, and leave the list once their name is emptied', () => {
  const all = [
    typed('a', { exposureUrl: URL, platform: 'Social' }),
    typed('b', { exposureUrl: `${URL}0` }),
    typed('a', { goneOn: '2026-11-24' }),
    typed('b', { exposureUrl: '' }),
  ]
  expect(rowsOf(all, 'exposure')).toEqual([
    { row: 'a', answers: { exposureUrl: URL, platform: 'Social', goneOn: '2026-11-24' }, version: 2 },
  ])
})

test('all is gone when each place was found gone, and never where no place is on the list', () => {
  const place = (goneOn: string) => ({ row: goneOn, answers: { exposureUrl: URL, goneOn }, version: 1 })
  expect(isAllGone([])).toBe(false)
  expect(isAllGone([place('2026-11-24'), place('')])).toBe(false)
  expect(isAllGone([place('2026-11-24'), place('2026-11-25')])).toBe(true)
})

test.each<[Pick<Ask, 'type' | 'choices'>, string, boolean]>([
  [{ type: 'date' }, '2026-02-29', false],
  [{ type: 'date' }, '2028-02-29', true],
  [{ type: 'url' }, 'social.example/p/1', false],
  [{ type: 'url' }, 'javascript:alert(1)', false],
  [{ type: 'url' }, URL, true],
  [{ type: 'choice', choices: ['yes', 'no'] }, 'maybe', false],
  [{ type: 'choice', choices: ['yes', 'no'] }, 'no', true],
  [{ type: 'text' }, 'x'.repeat(2001), false],
  [{ type: 'text' }, 'Anything.', true],
])('%j is answered by %s: %s', (ask, answer, isRight) => {
  const wrong = wrongAnswer({ name: 'asked', label: 'Asked', ...ask }, answer)
  if (isRight) expect(wrong).toBeNull()
  else expect(wrong).toMatch(/^Asked: .+\.$/)
})

test('an empty answer takes back, whatever is asked', () => {
  const type = fc.constantFrom<Ask['type']>('text', 'date', 'url', 'choice')
  fc.assert(fc.property(type, (each) => wrongAnswer({ name: 'a', label: 'A', type: each }, '') === null))
})

test('steps of a list name its rows by one fact, and share them; no other step does', () => {
  const all = Object.values(playbooks).flat()
  const listed = all.filter(({ list }) => list)
  expect(listed.length).toBeGreaterThan(20)
  for (const task of listed) expect(typedAsks(task)[0]?.name, task.id).toBe(LISTS[task.list ?? 'fix'].name)
  const [first, second] = ['screenshot-the-post', 'ask-the-platform'].map((id) => all.find((task) => task.id === id)!)
  expect(keptUnder(first!)).toBe(keptUnder(second!))
  expect(keptUnder(all.find(({ id }) => id === 'call-the-insurer')!)).toBe('call-the-insurer')
})
