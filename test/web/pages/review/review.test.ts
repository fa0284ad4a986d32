import { afterAll, beforeAll, expect, test } from 'vitest'
import { logIncident } from '../../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../../src/actions/incident/open-incident.ts'
import { importRoster } from '../../../../src/actions/roster/import-roster.ts'
import { saveUpload } from '../../../../src/actions/roster/uploads.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
let incident: string
let roster: string

beforeAll(async () => {
  clinic = await openClinic()
  const logged = {
    title: 'Emailed to the wrong list',
    kind: 'misdirected_message',
    discoveredOn: '2026-11-02',
  } as const
  incident = (await logIncident(clinic.world, clinic.people.officer, logged)).id
  roster = await bring(rosterOf(500))
})
afterAll(() => clinic.close())

/** So many different people of Texas, and the last of them a second time under another record number. */
function rosterOf(people: number): string {
  const line = (at: number, mrn: number, street = 'St') =>
    `${mrn},${NAMES[at % 26]}${at},Family${'abcdefghijklmnopqrstuvwxyz'[at % 26]}${at},19${10 + (at % 80)}-0${1 + (at % 9)}-1${at % 10},${at} Elm ${street},Waco,TX,76701`
  const rows = Array.from({ length: people - 1 }, (_, at) => line(at, at))
  return ['MRN,First,Last,DOB,Address,City,State,Zip', ...rows, line(people - 2, 99_999, 'Street')].join('\n')
}

const NAMES =
  'Ana Ben Cleo Dov Ema Fay Gus Hal Ida Jon Kay Lee Mia Ned Ola Pam Quy Roy Sue Tom Una Val Wes Xan Yul Zoe'.split(' ')

async function bring(csv: string): Promise<string> {
  const { id } = await saveUpload(await openIncident(clinic.world, incident), 'guests.csv', new Blob([csv]).stream())
  return (await importRoster(clinic.world, clinic.people.officer, incident, id, { map: [] })).roster
}

const at = (path: string) => `/incidents/${incident}${path}`
const seen = async (path: string) => wordsOn(await (await clinic.as('officer', at(path))).text())
const send = (path: string, values: Record<string, string>) => clinic.as('officer', at(path), values)

async function pairInDoubt(): Promise<string> {
  const html = await (await clinic.as('officer', at('/review'))).text()
  return /action="[^"]*\/pairs\/([^"/]+)"/.exec(html)![1]!
}

test('500 with one pair in doubt: the incident says that a line is inside, what hangs on it, and which pair decides', async () => {
  for (const page of ['', '/people', '/review']) {
    const words = await seen(page)
    expect(words).toContain('Between 499 and 500 people: a legal threshold falls in between')
    expect(words).toContain('Review this pair')
    expect(words).toMatch(/Secretary.*with the year-end report.*with the letters/s)
  }
})

test('the pair is laid side by side, with what agrees, what differs, and the reasons in words', async () => {
  const words = await seen('/review')
  expect(words).toContain('Counted as two people. Is that right?')
  expect(words).toMatch(/Roster no\. 1, row 499.*Roster no\. 1, row 500/s)
  expect(words).toMatch(/Record number 498 99999 differs/)
  expect(words).toContain('Street 498 Elm St 498 Elm Street same')
  expect(words).toContain('same birth date')
})

test('a decision moves the count, stands in the log, and can be taken back', async () => {
  const pair = await pairInDoubt()
  expect((await send(`/pairs/${pair}`, { decision: 'same' })).status).toBe(303)
  expect(await seen('/review')).toContain('No pairs to review')
  expect(await seen('/people')).toContain('499 different people')
  expect(await seen('/timeline')).toContain('decided whether two records are one person')
  expect(await seen('')).not.toContain('a legal threshold falls in between')
  expect((await send(`/pairs/${pair}/reopening`, {})).status).toBe(303)
  expect(await seen('/people')).toContain('500 different people')
  expect(await seen('/timeline')).toContain('reopened the decision on two records')
})

test('a decision that nobody can make is refused with a sentence, and what is decided is not decided again', async () => {
  const pair = await pairInDoubt()
  const answer = await send(`/pairs/${pair}`, { decision: 'perhaps' })
  expect([answer.status, wordsOn(await answer.text())]).toEqual([422, expect.stringContaining('Say whether it is')])
  await send(`/pairs/${pair}`, { decision: 'different' })
  const again = await send(`/pairs/${pair}`, { decision: 'same' })
  expect([again.status, wordsOn(await again.text())]).toEqual([422, expect.stringContaining('is already decided')])
  expect((await clinic.as('officer', at('/pairs/none'), { decision: 'same' })).status).toBe(404)
})

test('a roster sent by mistake is withdrawn with a reason; the history keeps both', async () => {
  const refused = await send(`/rosters/${roster}/withdrawal`, { reason: '' })
  expect(refused.status).toBe(422)
  expect((await send(`/rosters/${roster}/withdrawal`, { reason: 'The list of the other clinic' })).status).toBe(303)
  const words = await seen('/people')
  expect(words).toContain('No roster yet')
  expect(words).toContain('Roster no. 1 withdrawn')
  const again = await send(`/rosters/${roster}/withdrawal`, { reason: 'Again' })
  expect([again.status, wordsOn(await again.text())]).toEqual([422, expect.stringContaining('is already withdrawn')])
})
