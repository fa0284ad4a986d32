import { expect, test } from 'vitest'
import { letterFindings } from '../../../src/letters/checks/index.ts'
import { candidatesIn } from '../../../src/letters/text/candidates.ts'
import { laptopLetter } from '../../cast/letters.ts'
import { effortOf } from '../../support/machine/effort.ts'

test('two or three words with capitals may be a name, whatever stands between them', () => {
  expect(candidatesIn('We saw Ana M. López Ruiz there.').names).toEqual(['Ana López', 'Ana Ruiz', 'López Ruiz'])
  expect(candidatesIn('the laptop was stolen. It was not encrypted.').names).toEqual([])
})

test('numbers of five digits or more and addresses of mail may be somebody’s own', () => {
  const { values } = candidatesIn('Chart H-10001, SSN 219-09-9999, call (617) 555-0177 or ana@mail.example in 2026.')
  expect(values).toEqual(expect.arrayContaining(['ana@mail.example', 'H-10001', '219-09-9999']))
  expect(values.some((value) => value.replaceAll(/\D/g, '') === '6175550177')).toBe(true)
  expect(values).not.toContain('2026')
})

test.each(['a', 'A', 'Aa ', '1-', '@', 'a.', 'é', '9 ', '<', '_', '['])(
  'ten thousand times “%s” is looked through at once',
  async (piece) => {
    const text = piece.repeat(10_000).slice(0, 10_000)
    const words = { ...laptopLetter.words, whatHappened: text }
    const incident = { ...laptopLetter.incident, residents: { IL: 1 }, elements: ['ssn' as const] }
    const effort = await effortOf(() => {
      candidatesIn(text)
      letterFindings({ ...laptopLetter, words, incident })
    })
    expect(effort).toBeLessThan(1000)
  },
)
