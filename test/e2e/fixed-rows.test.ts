import { afterAll, beforeAll, expect, test } from 'vitest'
import { phishedMailbox } from '../cast/incidents.ts'
import { FIRST_VISIT } from '../cast/practice.ts'
import { type Server, startServer } from '../support/machine/server.ts'
import { leadsTo, leadsToInTheEnd, type Visitor, visitor } from '../support/machine/visitor.ts'
import { typedIn, wordsOn } from '../support/world/pages.ts'

let server: Server
let officer: Visitor
beforeAll(async () => {
  server = await startServer()
  officer = visitor(server.url)
  await officer.post('/set-up', { ...FIRST_VISIT, code: await server.setUpCode() })
})
afterAll(() => server.stop())

const ROWS = 12_000
const NOTE = 'seen '.repeat(90)

// Large enough to be read on two threads.
function listOf(last: string): string {
  const rows = Array.from(
    { length: ROWS - 1 },
    (_, at) => `L-${at},Ann${at},Roe${at},1980-02-03,MA,${at} Elm St,${NOTE}`,
  )
  return ['MRN,First,Last,DOB,State,Street,Note', ...rows, last].join('\n')
}

async function textOf(path: string): Promise<string> {
  return await (await officer.get(path)).text()
}

test('a row that is fixed in a large list counts as it was fixed, and the log still holds', {
  timeout: 60_000,
}, async () => {
  const incident = leadsTo(await officer.post('/incidents', phishedMailbox))
  const columns = leadsTo(
    await officer.upload(`${incident}/uploads`, new File([listOf(',,,1980-13-45,MA,9 Oak St,x')], 'patients.csv')),
  )
  const rows = leadsTo(await officer.post(`${columns}/check`, typedIn(await textOf(columns))))
  const fixed = { 'cell-12000-0': 'L-last', 'cell-12000-2': 'Fixedname', 'cell-12000-3': '1980-12-05' }
  const answer = await officer.post(rows, { ...typedIn(await textOf(rows)), ...fixed, after: 'import' })
  const roster = await leadsToInTheEnd(officer, answer)
  expect(wordsOn(await textOf(roster))).toMatch(
    /12,000 rows = 12,000 new people .* 1 row was changed before the import/,
  )
  const found = await officer.post(`${incident}/people/search`, { wanted: 'Fixedname' })
  expect(wordsOn(await found.text())).toMatch(/Fixedname/)
  expect(wordsOn(await textOf('/log?verify=now'))).toMatch(/intact|unbroken|nothing was changed|agrees/i)
})
