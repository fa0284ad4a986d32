import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical, type Json } from '../../../src/storage/log/canonical.ts'

describe('the one form of JSON', () => {
  test('is that of RFC 8785, section 3.2.2', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    }
    const expected = String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`
    expect(canonical(value)).toBe(expected)
  })

  test('sorts members as RFC 8785, section 3.2.3 does: by UTF-16 code units', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    expect([...canonical(value).matchAll(/:"([^"]+)"/g)].map(([, name]) => name)).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
  })

  test.each([
    [-0, '0'],
    [5e-324, '5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [1e21, '1e+21'],
    [999999999999999700000, '999999999999999700000'],
    [9.999999999999997e-7, '9.999999999999997e-7'],
    [0.000001, '0.000001'],
  ])('writes the number %d as RFC 8785, appendix B does', (number, written) => {
    expect(canonical(number)).toBe(written)
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY, '\udead', { '\ud800': 1 }])(
    'refuses what has none (%j)',
    (value) => {
      expect(() => canonical(value)).toThrow(TypeError)
    },
  )

  test('leaves out what is not known', () => {
    expect(canonical({ b: undefined, a: { c: undefined } })).toBe('{"a":{}}')
  })

  test('reads back as what was written, and is written the same again', () => {
    fc.assert(
      fc.property(someJson, (value) => {
        const written = canonical(value)
        expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonical(JSON.parse(written))).toBe(written)
      }),
    )
  })

  test('does not depend on the order in which members were given', () => {
    fc.assert(
      fc.property(someJson, (value) => {
        expect(canonical(reversed(value))).toBe(canonical(value))
      }),
    )
  })
})

const someJson = fc.jsonValue({ stringUnit: 'grapheme' }) as fc.Arbitrary<Json>

function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, each]) => [name, reversed(each ?? null)]),
  )
}
