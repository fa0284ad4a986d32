import { describe, expect, test } from 'vitest'
import { answer } from '../../../src/breach/duties/duties.ts'
import type { Answer } from '../../../src/breach/law/answer.ts'
import { complete } from '../../../src/breach/law/complete.ts'
import type { Question } from '../../../src/breach/law/situation.ts'

const DAY_60 = 'Discovered on February 10, 2025, day 0; the 60 calendar days end on April 11, 2025.'

describe('each federal duty explains itself with the numbers of the incident', () => {
  test.each<[string, Partial<Question>, string, string]>([
    [
      'hipaa.individuals',
      of(1),
      '1 individual',
      'The 1 individual affected is owed a letter; there is no minimum number.',
    ],
    [
      'hipaa.individuals',
      of(1200),
      '1,200 individuals',
      'Each of 1,200 individuals is owed a letter; there is no minimum number.',
    ],
    ['hipaa.individuals', of(null), 'every individual affected, not yet counted', 'however many they turn out to be.'],
    [
      'hipaa.ocr',
      of(500),
      'through the OCR breach portal',
      '500 individuals in total, 500 or more: notify OCR at the same time as the letters.',
    ],
    [
      'hipaa.ocr',
      of(null),
      'the Secretary',
      'The number of individuals is not known. At 500 or more, OCR must be notified with the letters',
    ],
    [
      'hipaa.ocr',
      of(499),
      'the Secretary',
      '499 individuals, fewer than 500: log it for 2025, the year of discovery, and report it by March 1, 2026, 60 days after December 31, 2025.',
    ],
    [
      'hipaa.media.TX',
      of(501, { TX: 501 }),
      'prominent media outlets serving Texas',
      '501 residents of Texas, more than 500: notify its media.',
    ],
    [
      'hipaa.substitute',
      { people: { total: 20, unreachable: 9 } },
      '9 individuals whose address',
      '9 individuals without a usable address, fewer than 10',
    ],
    [
      'hipaa.substitute',
      { people: { total: 20, unreachable: 10 } },
      '10 individuals whose address',
      '10 individuals without a usable address, 10 or more',
    ],
  ])('%s of %j', (id, question, to, why) => {
    const duty = asked(question).duties.find((each) => each.id === id)
    expect(duty?.to).toContain(to)
    expect(duty?.why).toContain(why)
  })

  test('and counts its 60 days', () => {
    const { duties } = asked({ people: { total: 600, residents: { TX: 600 }, unreachable: 3 } })
    expect(duties.map(({ why }) => why.endsWith(DAY_60))).toEqual([true, true, true, true])
  })

  test('an estimate is said to be one', () => {
    expect(asked({ people: { total: 700, estimate: true } }).duties[0]?.to).toBe('about 700 individuals')
  })

  test('the FTC is told why it is told now or at the end of the year', () => {
    const vendor = { entity: { hipaa: 'none', phrVendor: true } as const }
    const why = (total: number) => asked({ ...vendor, ...of(total) }).duties.find(({ id }) => id === 'ftc.ftc')?.why
    expect(why(500)).toBe(`500 individuals; at 500 or more, the FTC must be notified at the same time. ${DAY_60}`)
    expect(why(499)).toBe(
      '499 individuals, fewer than 500: it goes in the log for 2025, due to the FTC by March 1, 2026.',
    )
  })

  test('Part 2 is reported apart', () => {
    const both = { entity: { part2: true }, event: { knownOn: '2026-03-09' }, ...of(5) }
    const reports = asked(both).duties.filter(({ id }) => id.endsWith('.ocr'))
    expect(reports.map(({ to }) => to.endsWith('as a separate Part 2 report'))).toEqual([false, true])
    expect(reports[1]?.citation).toBe('42 CFR 2.16(b); 45 CFR 164.408(c)')
  })
})

describe('each note says what and how much', () => {
  test.each<[string, Partial<Question>, string]>([
    ['near_threshold', of(467), '467 individuals in total: at 500, this notice must go out with the letters.'],
    ['near_threshold', of(600, { TX: 480 }), '480 residents of Texas: above 500, its media must be notified too.'],
    [
      'near_threshold',
      { entity: { hipaa: 'none', phrVendor: true }, ...of(600, { TX: 480 }) },
      '480 residents of Texas: at 500 or more, its media must be notified too.',
    ],
    [
      'associate_late',
      { ...of(5), associate: { agent: false, discoveredOn: '2025-01-20', toldUsOn: '2025-02-10', contractDays: 5 } },
      'The business associate notified us 21 days after its discovery; its contract allowed 5.',
    ],
    [
      'associate_late',
      { ...of(5), associate: { agent: false, discoveredOn: '2024-12-01', toldUsOn: '2025-02-10' } },
      'The business associate notified us 71 days after its discovery; 45 CFR 164.410(b) allowed 60.',
    ],
    [
      'not_contemporaneous',
      { ...of(600), done: { 'hipaa.individuals': '2025-03-01', 'hipaa.ocr': '2025-03-20' } },
      'OCR was notified 19 days after the letters went out',
    ],
    [
      'not_contemporaneous',
      { ...of(600), today: '2025-03-20', done: { 'hipaa.individuals': '2025-03-01' } },
      'OCR has not been notified 19 days after the letters went out',
    ],
    [
      'assessment_incomplete',
      { ...of(5), assessment: { factors: ['nature', 'mitigation'] } },
      'The assessment does not rebut the presumption yet: nothing is said about who used it or received it and whether it was actually acquired or viewed, it has no finding yet and it is not documented (45 CFR 164.414(b)).',
    ],
    [
      'exception_fails',
      { ...of(5), exception: { kind: 'good_faith_workforce_access', goodFaith: true, furtherMisuse: true } },
      'it covers acquisition, access and use, and this was disclosure, it was not within the scope of authority, there was a further impermissible use and it is not documented',
    ],
    [
      'hold_incomplete',
      { ...of(5), holds: [{ form: 'written', statedOn: '2025-02-20' }] },
      'The written law enforcement statement of February 20, 2025: it does not say that notice would impede',
    ],
    ['estimate', { people: { total: 700, estimate: true } }, 'The count of 700 individuals is an estimate. Act on it'],
    ['count_mismatch', of(3, { TX: 5 }), 'The residents add up to 5 individuals, more than the total given'],
  ])('%s of %j', (code, question, text) => {
    const texts = asked(question)
      .notes.filter((note) => note.code === code)
      .map((note) => note.text)
    expect(texts).toEqual([expect.stringContaining(text)])
  })
})

function of(total: number | null, residents = {}): Pick<Question, 'people'> {
  return { people: { total, residents } }
}

function asked(question: Partial<Question>): Answer {
  return answer(complete({ event: { knownOn: '2025-02-10' }, people: {}, ...question }, '2025-02-12'))
}
