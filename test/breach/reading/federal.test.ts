import { expect, test } from 'vitest'
import { answer } from '../../../src/breach/duties/duties.ts'
import { complete } from '../../../src/breach/law/complete.ts'
import { yearOf } from '../../../src/breach/law/day.ts'
import { FEDERAL_PROVISIONS } from '../../../src/breach/reading/federal.ts'

test('every federal provision carries its citation', () => {
  expect(FEDERAL_PROVISIONS.filter(({ citation }) => !citation?.match(/CFR|FR/))).toEqual([])
})

test('every section of law that a federal duty cites can be read', () => {
  const question = { event: { knownOn: '2026-03-01' }, people: { total: 600, residents: { TX: 600 }, unreachable: 12 } }
  const { duties } = answer(complete({ ...question, entity: { part2: true } }, '2026-03-02'))
  const cited = FEDERAL_PROVISIONS.map(({ citation }) => citation).join('; ')
  const sections = duties
    .filter(({ id }) => id.startsWith('hipaa.') || id.startsWith('part2.'))
    .flatMap(({ citation }) => citation.match(/\d+\.\d+/g) ?? [])
  expect(sections.length).toBeGreaterThan(4)
  for (const section of sections) expect(cited).toContain(section)
})

test('the days of the read law are those that the engine counts', () => {
  const small = { event: { knownOn: '2027-05-05' }, people: { total: 12 } }
  const ocr = answer(complete(small, '2027-05-06')).duties.find(({ id }) => id === 'hipaa.ocr')
  const annual = FEDERAL_PROVISIONS.find(({ id }) => id === 'ocr-annual')?.text.join(' ')
  expect([ocr?.due, yearOf(ocr?.due ?? '')]).toEqual(['2028-02-29', 2028])
  expect(annual).toContain('60 days after the end of the calendar year of discovery')
  expect(annual).toContain('February 29')
})
