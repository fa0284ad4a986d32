import { describe, expect, test } from 'vitest'
import type { Law } from '../../../src/breach/law/law.ts'
import { STATES, type State } from '../../../src/breach/law/states.ts'
import { number } from '../../../src/breach/law/words.ts'
import { LAWS } from '../../../src/breach/laws/index.ts'
import { glanceAt, provisionsOf } from '../../../src/breach/reading/state.ts'

const codes = Object.keys(STATES) as State[]
const newest = (code: State): Law => LAWS[code].versions.at(-1)!

describe.each(codes)('the law of %s as it is read', (code) => {
  const law = newest(code)
  const provisions = provisionsOf(law)
  const textOf = (id: string) => provisions.find((each) => each.id === id)?.text.join(' ') ?? ''

  test('has every number beside a citation', () => {
    expect(provisions.filter(({ text, citation }) => /\d/.test(text.join(' ')) && !citation)).toEqual([])
  })

  test('tells the limit of the notice to individuals, or that there is none, under its own citation', () => {
    if (!law.statuteExists) return expect(textOf('bound')).toContain('There is no breach statute here')
    const { limit, citation } = law.individual
    expect(textOf('individuals')).toContain(
      limit === null ? 'A standard, no number of days.' : `No later than ${limit}`,
    )
    expect(provisions.find(({ id }) => id === 'individuals')?.citation).toBe(citation)
  })

  test('tells each regulator with its line and its limit', () => {
    for (const office of law.regulators) {
      const text = textOf(office.slug)
      expect(text).toContain(office.threshold === 1 ? 'any' : number(office.threshold))
      if (office.limit !== null) expect(text).toContain(`No later than ${office.limit}`)
      if (office.ifHipaa !== null) expect(text).toContain('From those under HIPAA instead')
    }
  })

  test('names each provision once', () => {
    const ids = provisions.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)])
  })

  test('ends each sentence, and shows no code of the data', () => {
    const text = provisions.flatMap((each) => each.text)
    expect(text.filter((sentence) => !/[.!?]\)?$/.test(sentence) || sentence.includes('_'))).toEqual([])
  })
})

test('exactly 500 and more than 500 are told apart in words', () => {
  const line = (code: State) => provisionsOf(newest(code)).find(({ id }) => id === 'attorney-general')?.text[0]
  expect(line('CO')).toMatch(/^Owed where 500 or more residents are affected\./)
  expect(line('CA')).toMatch(/^Owed where more than 500 residents are affected\./)
})

test('at a glance a State that asks nothing of a private practice says so', () => {
  expect(glanceAt(newest('GA'))).toEqual({ individuals: 'not for a private practice', regulators: [], isAsked: false })
  expect(glanceAt(newest('MP')).individuals).toBe('no statute')
  expect(glanceAt(newest('TX'))).toEqual({
    individuals: '60 days from determination',
    regulators: ['Attorney General, ≥ 250, 30 days from determination'],
    isAsked: true,
  })
})

test('at a glance a regulator that hears of its own licensees only is left out', () => {
  expect(glanceAt(newest('NY')).regulators.join()).not.toContain('Financial Services')
})
