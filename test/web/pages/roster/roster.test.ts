import { afterAll, beforeAll, expect, test } from 'vitest'
import { openIncident } from '../../../../src/actions/incident/open-incident.ts'
import { uploadRoster } from '../../../../src/actions/roster/upload-roster.ts'
import { saveUpload } from '../../../../src/actions/roster/uploads.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

async function rosterOf(lines: string[]): Promise<string> {
  const { id } = await saveUpload(
    await openIncident(clinic.world, clinic.id),
    'odd.csv',
    new Blob([lines.join('\n')]).stream(),
  )
  return (await uploadRoster(clinic.world, clinic.people.officer, clinic.id, id, { map: [] })).roster
}

test('a roster with nothing odd says so', async () => {
  const roster = await rosterOf(['MRN,Last,First', 'R-1,Even,Eve'])
  const html = await (await clinic.as('auditor', `~/rosters/${roster}`)).text()
  expect(wordsOn(html)).toContain('No problems found.')
  expect(html).not.toContain('problems.csv')
})

test('a roster that leaves a pair in doubt says so, and leads to it', async () => {
  const roster = await rosterOf(['Last,First,DOB', 'Wang,Li,1980-03-14', 'Wang,Li,1980-03-15'])
  const html = await (await clinic.as('auditor', `~/rosters/${roster}`)).text()
  expect(wordsOn(html)).toContain('1 pair may be the same person.')
  expect(html).toContain(`href="/incidents/${clinic.id}/review"`)
})

test('twenty thousand problems are told by kind: how many, the first rows, and what their values look like', async () => {
  const rows = Array.from({ length: 20_000 }, (_, at) =>
    at % 10 === 0 ? ',,1980-01-02' : `Q-${at},Roe${at},13/32/19${at % 90}`,
  )
  const roster = await rosterOf(['MRN,Last,DOB', ...rows])
  const html = await (await clinic.as('auditor', `~/rosters/${roster}`)).text()
  const words = wordsOn(html)
  expect(words).toMatch(/The birth date is not a valid date.*DOB 18,000 rows 2, 3, 4, 5, 6 and others 1•\/••\/•/)
  expect(words).toMatch(/The row identifies no one.*2,000 rows 1, 11, 21, 31, 41 and others/)
  expect(html.length).toBeLessThan(20_000)

  const answer = await clinic.as('auditor', `~/rosters/${roster}/problems.csv`)
  expect(answer.headers.get('Content-Disposition')).toContain('filename="2026-0001 roster')
  const csv = await answer.text()
  expect(csv).toMatch(/^\ufeff?row,column,value \(masked\),what to do\r\n/)
  expect(csv.match(/The row identifies no one/g)).toHaveLength(2_000)
  expect(csv).toContain('The same holds for 17000 more rows')
  expect(csv).not.toMatch(/13\/32|Roe/)
})

test('a column called like a formula is none in the list of problems', async () => {
  const roster = await rosterOf(['MRN,Last,"=cmd|A1","=cmd|A1"', 'F-1,Formula,x,y'])
  const csv = await (await clinic.as('officer', `~/rosters/${roster}/problems.csv`)).text()
  expect(csv).toContain('file,"\t=cmd|A1",')
})
