import { expect, test } from 'vitest'
import { z } from 'zod'
import { isDay } from '../../../src/breach/law/day.ts'
import { KINDS, type Kind } from '../../../src/breach/law/kinds.ts'
import { CHOICE_ANSWERS, SEVERAL_ANSWERS } from '../../../src/breach/ocr/answers/answers.ts'
import { CHOICES_REVIEWED, LISTS, labelsOf } from '../../../src/breach/ocr/answers/choices.ts'
import { LOCATIONS, TYPES } from '../../../src/breach/ocr/kinds.ts'

const list = z.strictObject({
  basis: z.enum(['R', 'S', 'M']),
  source: z.string().min(1),
  several: z.boolean(),
  choices: z.array(z.strictObject({ code: z.string().regex(/^[a-z0-9_]+$/), label: z.string().min(2) })).min(2),
})

test('each list of the portal says how well its words are known, and names no code twice', () => {
  for (const each of Object.values(LISTS)) {
    list.parse(each)
    const codes = each.choices.map(({ code }) => code)
    expect(codes).toEqual([...new Set(codes)])
  }
  expect(isDay(CHOICES_REVIEWED)).toBe(true)
})

test('each answer that is chosen has its list, of one or of several', () => {
  for (const name of CHOICE_ANSWERS) expect([name, LISTS[name].several]).toEqual([name, false])
  for (const name of SEVERAL_ANSWERS) expect([name, LISTS[name].several]).toEqual([name, true])
})

test('what a kind of incident proposes stands among the choices', () => {
  const codes = (name: 'type' | 'location') => LISTS[name].choices.map(({ code }) => code)
  for (const kind of Object.keys(KINDS) as Kind[]) {
    if (TYPES[kind] !== null) expect(codes('type')).toContain(TYPES[kind])
    for (const location of LOCATIONS[kind]) expect(codes('location')).toContain(location)
  }
})

test('several answers are told in the portal’s order, and a code it has no more stands for itself', () => {
  expect(labelsOf('location', ['paper', 'email'])).toEqual(['Email', 'Paper/Films'])
  expect(labelsOf('type', ['unknown'])).toEqual(['unknown'])
})
