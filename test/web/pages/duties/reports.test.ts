import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimException } from '../../../../src/actions/decision/exception.ts'
import { reportedSince } from '../../../../src/actions/duties/reported.ts'
import { logIncident } from '../../../../src/actions/incident/log-incident.ts'
import { pdfToolTest } from '../../../pdf/tools.ts'
import { makeFolder } from '../../../support/machine/folder.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

async function textIn(answer: Response): Promise<string> {
  const path = join(makeFolder(), 'report.pdf')
  writeFileSync(path, Buffer.from(await answer.arrayBuffer()))
  expect(String(execFileSync('qpdf', ['--check', path]))).toContain('No syntax or stream encoding errors')
  return String(execFileSync('pdftotext', ['-layout', path, '-']))
}

const page = async () => await (await clinic.as('auditor', '/reports')).text()

test('the report counts what is logged, and shows each picture beside its table', async () => {
  const before = wordsOn(await page())
  expect(before).toContain('1 incident, 0 closed. No letters were mailed yet.')
  const facts = { title: 'A fax', kind: 'misdirected_mail_or_fax', discoveredOn: '2026-11-20' }
  expect((await clinic.as('officer', '/incidents', facts)).status).toBe(303)
  const html = await page()
  const words = wordsOn(html)
  expect(words).toContain('2 incidents, 0 closed.')
  expect(html.match(/<svg class="pic"/g)?.length).toBe(2)
  expect(html.match(/<table/g)?.length).toBe(2)
  expect(words).toMatch(/Nov 0 1 1/)
})

pdfToolTest('the owner has it as a tagged PDF that names no title, the same for a calendar year', async () => {
  const { id } = await logIncident(clinic.world, clinic.people.officer, {
    ...{ title: 'Rosa’s laptop', kind: 'lost_or_stolen_device', site: 'Wharf St' },
    ...{ discoveredOn: '2026-02-02', elements: ['name', 'medical'] },
  })
  for (const path of ['/reports/owner.pdf', '/reports/owner.pdf?year=2026']) {
    const answer = await clinic.as('auditor', path)
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'application/pdf'])
    const text = await textIn(answer)
    expect(text).toContain('Breaches of Patient Data: Report to the Owner')
    expect(text).toMatch(/February 2026: 1/)
    expect(text).toMatch(new RegExp(`Incident ${id}, .*: \\d+ days late, still open`, 's'))
    expect(text).not.toMatch(/Rosa|Doe/)
  }
  const other = await textIn(await clinic.as('auditor', '/reports/owner.pdf?year=2024'))
  expect(other).toMatch(/Incidents by month\s+None\./)
})

test('an earlier year is counted by itself, and what is no year asks for the last twelve months', async () => {
  const headOf = async (query: string) =>
    /<h1>(.*?)<\/h1>/.exec(await (await clinic.as('auditor', `/reports${query}`)).text())?.[1]
  expect([await headOf('?year=2025'), await headOf('?year=abc')]).toEqual([
    'Incidents of 2025',
    'The last twelve months',
  ])
})

test('what was discovered more than a year ago is not in it', async () => {
  const before = wordsOn(await page())
  const facts = { title: 'An old one', kind: 'other', discoveredOn: '2025-11-20' }
  expect((await clinic.as('officer', '/incidents', facts)).status).toBe(303)
  expect(wordsOn(await page()).match(/\d+ incidents, /)).toEqual(before.match(/\d+ incidents, /))
})

test('an exception decides an incident only where it stands', async () => {
  const { world, people } = clinic
  const facts = { title: 'A chart opened', kind: 'other', discoveredOn: '2026-11-10' } as const
  const { id } = await logIncident(world, people.officer, facts)
  const decidedOn = async () => (await reportedSince(world, '2026-11-01')).find((each) => each.id === id)?.decidedOn
  const unproven = { sameEntity: false, bothAuthorized: false, withinAuthority: false, furtherMisuse: false }
  const claim = { ...unproven, kind: 'could_not_retain', goodFaith: false, text: 'It came back unopened.' } as const
  await claimException(world, id, { by: people.officer }, claim)
  expect(await decidedOn()).toBeNull()
  await claimException(world, id, { by: people.officer }, { ...claim, goodFaith: true })
  expect(await decidedOn()).toBe('2026-11-22')
})
