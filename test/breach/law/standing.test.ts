import { describe, expect, test } from 'vitest'
import { type Headcount, standing } from '../../../src/breach/law/standing.ts'

describe('where a count stands, in one sentence for each case', () => {
  const cases: [Headcount, string, RegExp][] = [
    [{ total: null, residents: {} }, 'unknown', /not known yet/],
    [{ total: 1, residents: { TX: 1 } }, 'below', /^1 person, well below 500/],
    [{ total: 449, residents: { TX: 449 } }, 'below', /^449 people, well below 500/],
    [{ total: 450, residents: {} }, 'near', /close to 500: 50 more/],
    [{ total: 499, residents: {} }, 'near', /close to 500: 1 more/],
    [{ total: 500, residents: { TX: 500 } }, 'exactly_500', /^Exactly 500 people.*no media are notified/],
    [{ total: 501, residents: { TX: 500, OK: 1 } }, 'over_500', /^501 people.*No single State/],
    [{ total: 600, residents: { VA: 200, MD: 200, DC: 200 } }, 'over_500', /^600 people.*so no media are notified/],
    [
      { total: 899, residents: { MA: 499, XX: 400 } },
      'over_500',
      /We cannot tell whether media must be notified: 400 people have no State/,
    ],
    [{ total: 786, residents: { XX: 786 } }, 'over_500', /must be notified: 786 people have no State/],
    [{ total: 501, residents: { TX: 500, XX: 1 } }, 'over_500', /must be notified: 1 person has no State/],
    [{ total: 520, residents: { TX: 480, OK: 20, XX: 20 } }, 'over_500', /so no media are notified/],
    [
      { total: 501, residents: { TX: 501 } },
      'one_state',
      /^More than 500 residents of Texas \(501\): its media must be notified/,
    ],
    [{ total: null, residents: { TX: 501 } }, 'one_state', /Texas/],
    [
      { total: 1200, residents: { TX: 600, DC: 600 } },
      'several_states',
      /the District of Columbia \(600\) and Texas \(600\): the media of each/,
    ],
  ]

  test.each(cases)('%j is %s', (people, code, sentence) => {
    expect(standing(people)).toMatchObject({
      code,
      sentences: [expect.stringMatching(sentence)].concat(nearOnes(people)),
    })
  })

  test('no two kinds of standing share a sentence or the words in a list', () => {
    const all = cases.filter(([people], at) => cases.findIndex(([other]) => other === people) === at)
    const byCode = new Map(all.map(([people, code]) => [code, standing(people)]))
    expect(new Set([...byCode.values()].map(({ short }) => short)).size).toBe(byCode.size)
    expect(new Set([...byCode.values()].map(({ sentences }) => sentences[0])).size).toBe(byCode.size)
  })
})

test('a State close to more than 500 is named', () => {
  expect(standing({ total: 899, residents: { TX: 450, OK: 449 } }).sentences).toEqual([
    expect.stringMatching(/^899 people/),
    'Texas has 450 of them: 51 more make more than 500 in one State, and its media must be notified too.',
  ])
  expect(standing({ total: 500, residents: { TX: 500 } }).sentences[1]).toMatch(/1 more makes/)
})

test('a count whose doubtful pairs lie on both sides of 500 counts as near', () => {
  const doubtful = standing({ total: 440, residents: {}, atLeast: 440, atMost: 510 })
  expect(doubtful.code).toBe('near')
  expect(doubtful.sentences[1]).toMatch(/between 440 and 510/)
  expect(standing({ total: 505, residents: {}, atLeast: 499, atMost: 505 }).sentences[1]).toMatch(/between 499 and 505/)
  expect(standing({ total: 505, residents: {}, atLeast: 500, atMost: 505 }).sentences).toHaveLength(1)
  const certain = standing({ total: 440, residents: {}, atLeast: 440, atMost: 499 })
  expect(certain).toMatchObject({ code: 'below', sentences: [expect.stringMatching(/^440 people/)] })
})

test('a bound that is not known bounds nothing', () => {
  expect(standing({ total: 440, residents: {}, atMost: 510 }).sentences).toHaveLength(1)
  expect(standing({ total: null, residents: {}, atLeast: 440, atMost: 510 }).sentences).toHaveLength(1)
})

test('residents who outnumber the total given are believed', () => {
  expect(standing({ total: 400, residents: { TX: 300, OK: 300 } }).sentences[0]).toMatch(/^600 people/)
})

test('an estimate says that it is one', () => {
  expect(standing({ total: 700, estimate: true, residents: {} }).sentences[1]).toMatch(/estimate/)
})

test('a list says in a few words what 500 or more means', () => {
  expect(standing({ total: 450, residents: {} }).short).toBe('Near 500: 450 counted')
  expect(standing({ total: 600, residents: {} }).short).toBe('500 or more: OCR with the letters')
  expect(standing({ total: 600, residents: { TX: 600 } }).short).toBe(
    '500 or more: OCR with the letters, media in Texas',
  )
})

function nearOnes({ residents }: Headcount): unknown[] {
  const near = Object.values(residents).filter((count) => count >= 450 && count <= 500)
  return near.map(() => expect.stringMatching(/its media must be notified too/))
}
