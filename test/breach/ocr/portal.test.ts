import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { answer } from '../../../src/breach/duties/duties.ts'
import type { Duty } from '../../../src/breach/law/answer.ts'
import { complete } from '../../../src/breach/law/complete.ts'
import { plus } from '../../../src/breach/law/day.ts'
import type { Residence } from '../../../src/breach/law/states.ts'
import { describeShared, sharedBytes } from '../../support/machine/shared.ts'
import { withoutShared } from '../../support/machine/shared-folder.ts'

type Row = { State: Residence | ''; 'Individuals Affected': string; 'Breach Submission Date': string }

const rows: Row[] = withoutShared ? [] : parse(sharedBytes('portal/active_2023-02_to_2025-11.csv'), { columns: true })
const breaches = rows.map((row) => ({
  state: row.State || ('XX' as const),
  individuals: Number(row['Individuals Affected']),
  submittedOn: dayOf(row['Breach Submission Date']),
}))

type Reported = (typeof breaches)[number]

// 31 December and 60 days: 2024 had a 29 February.
const YEAR_END: Record<string, string> = {
  '2023': '2024-02-29',
  '2024': '2025-03-01',
  '2025': '2026-03-01',
}

describeShared('breaches of 500 or more that OCR lists, as if found 40 days before they were reported', () => {
  test('all 742 are there, found in three different years', () => {
    expect(breaches).toHaveLength(742)
    expect(new Set(breaches.map((each) => knownOn(each).slice(0, 4)))).toEqual(new Set(Object.keys(YEAR_END)))
  })

  test('each is reported with the letters, 20 days after its submission at the latest', () => {
    const wrong = breaches.filter((each) => {
      const ocr = duty(each, each.individuals, 'hipaa.ocr')
      return ocr?.track !== 'immediate' || ocr.due !== plus(each.submittedOn, 20)
    })
    expect(wrong).toEqual([])
  })

  test('the media are told where its one State has more than 500, and only there', () => {
    const wrong = breaches.filter((each) => {
      const media = dutiesOf(each, each.individuals).filter(({ id }) => id.startsWith('hipaa.media.'))
      const expected = each.individuals > 500 && each.state !== 'XX' ? [`hipaa.media.${each.state}`] : []
      return media.map(({ id }) => id).join() !== expected.join()
    })
    expect(wrong).toEqual([])
    expect(breaches.filter((each) => each.individuals === 500)).not.toEqual([])
    expect(breaches.filter((each) => each.state === 'XX')).toHaveLength(4)
  })

  test('with 499 people each waits for the year-end report of its year of discovery', () => {
    const wrong = breaches.filter((each) => {
      const ocr = duty(each, 499, 'hipaa.ocr')
      return ocr?.track !== 'annual' || ocr.due !== YEAR_END[knownOn(each).slice(0, 4)]
    })
    expect(wrong).toEqual([])
  })
})

function duty(each: Reported, individuals: number, id: string): Duty | undefined {
  return dutiesOf(each, individuals).find((owed) => owed.id === id)
}

function dutiesOf(each: Reported, individuals: number): Duty[] {
  const people = { total: individuals, residents: { [each.state]: individuals } }
  return answer(complete({ event: { knownOn: knownOn(each) }, people }, each.submittedOn)).duties
}

function knownOn({ submittedOn }: Reported): string {
  return plus(submittedOn, -40)
}

function dayOf(american: string): string {
  const [month, day, year] = american.split('/')
  return `${year}-${month}-${day}`
}
