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

/** So many people of Texas, of whom the last ones stand there a second time under another record number. */
function rosterOf(people: number, twice = 1): string {
  const line = (at: number, mrn: number, street = 'St') =>
    `${mrn},${NAMES[at % 26]}${at},Family${'abcdefghijklmnopqrstuvwxyz'[at % 26]}${at},19${10 + (at % 80)}-0${1 + (at % 9)}-1${at % 10},${at} Elm ${street},Waco,TX,76701`
  const rows = Array.from({ length: people - twice }, (_, at) => line(at, at))
  const again = rows.slice(-twice).map((_, at) => line(people - twice - 1 - at, 99_999 - at, 'Street'))
  return ['MRN,First,Last,DOB,Address,City,State,Zip', ...rows, ...again].join('\n')
}

const NAMES =
  'Ana Ben Cleo Dov Ema Fay Gus Hal Ida Jon Kay Lee Mia Ned Ola Pam Quy Roy Sue Tom Una Val Wes Xan Yul Zoe'.split(' ')

async function bring(csv: string, into = incident): Promise<string> {
  const { id } = await saveUpload(await openIncident(clinic.world, into), 'guests.csv', new Blob([csv]).stream())
  return (await importRoster(clinic.world, clinic.people.officer, into, id, { map: [] })).roster
}

/** The words of the review of another incident with this roster. */
async function reviewed(csv: string): Promise<string> {
  const logged = { title: 'Another list', kind: 'misdirected_message', discoveredOn: '2026-11-02' } as const
  const { id } = await logIncident(clinic.world, clinic.people.officer, logged)
  await bring(csv, id)
  return wordsOn(await (await clinic.as('officer', `/incidents/${id}/review`)).text())
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
    expect(words).toContain('Begin with the 1 pair that can decide it, of 1 in doubt.')
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

test('of six pairs among 503 Texans the three that decide whether the media are told come first, and are marked', async () => {
  const words = await reviewed(rosterOf(503, 6))
  expect(words).toContain('Begin with the 3 pairs that can decide it, of 6 in doubt.')
  expect(words.match(/ decides /g)).toHaveLength(3)
})

test('where no line of the law lies within, the page says that the rest changes nothing that the law asks', async () => {
  const words = await reviewed(rosterOf(40, 2))
  expect(words).toContain('No pair that is left changes what the law asks.')
  expect(words).not.toContain(' decides ')
})

test('a family entered under one Social Security number stands under a heading of its own', async () => {
  const family = ['Rosa', 'Tomas'].map((name, at) => `${name},Ochoa,${at ? '' : '1960-04-01'},219-09-9411`)
  const others = Array.from({ length: 30 }, (_, at) => `${NAMES[at % 26]},Family${at},1970-01-${10 + (at % 19)},`)
  const words = await reviewed(['First,Last,DOB,SSN', ...family, ...others].join('\n'))
  expect(words).toMatch(/One Social Security number under two given names: \d/)
})
