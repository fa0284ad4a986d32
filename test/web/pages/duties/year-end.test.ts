import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stateCount } from '../../../../src/actions/count/stated-count.ts'
import { recordReport } from '../../../../src/actions/duties/ocr-report.ts'
import { amendIncident } from '../../../../src/actions/incident/amend.ts'
import { logIncident } from '../../../../src/actions/incident/log-incident.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
  await breach('Fax to a bakery', '2026-03-05', 3)
  const sent = await breach('Letter to the wrong house', '2026-04-06', 1)
  const report = { filedOn: '2026-05-01', trackingNumber: 'BR-77', individuals: 1 }
  await recordReport(clinic.world, sent, { by: clinic.people.officer }, 'hipaa', report)
  await breach('Server encrypted', '2026-06-07', 500)
  await breach('Uncounted bag', '2026-07-08', null)
  const safe = await breach('Encrypted laptop', '2026-08-09', 90)
  await amendIncident(clinic.world, safe, { by: clinic.people.officer }, { event: { secured: 'encrypted' } })
  const imputed = await breach('Known a year earlier', '2026-01-04', 7)
  const event = { shouldHaveBeenKnownOn: '2025-12-30' }
  await amendIncident(clinic.world, imputed, { by: clinic.people.officer }, { event })
})
afterAll(() => clinic.close())

async function breach(title: string, discoveredOn: string, people: number | null): Promise<string> {
  const facts = { title, kind: 'misdirected_mail_or_fax', discoveredOn } as const
  const { id } = await logIncident(clinic.world, clinic.people.officer, facts)
  const said = { byState: {}, basis: 'confirmed', reason: 'Counted.' } as const
  if (people !== null) await stateCount(clinic.world, id, { by: clinic.people.officer }, { ...said, people })
  return id
}

const read = async (path: string) => wordsOn(await (await clinic.as('staff', path)).text())

describe('the closing of 2026', () => {
  test('shows the exact last day and the days left', async () => {
    expect(await read('/year-end/2026')).toContain('Deadline: March 1, 2027. 99 days left.')
  })

  test('lists each breach of fewer than 500 that is still to be sent, with the state of its sheet', async () => {
    const [, open = ''] = (await read('/year-end/2026')).split('To send')
    expect(open).toMatch(
      /Mar 1, 2027 99 days left Fax to a bakery 2026-\d{4}, discovered March 5, 2026 3 people OCR, HIPAA \d+ answers missing/,
    )
  })

  test('keeps apart what was sent, with its tracking number', async () => {
    const said = await read('/year-end/2026')
    expect(said.split(' Sent Incident ')[1]).toMatch(/May 1 in time Letter to the wrong house .* BR-77/)
    expect(said.split('To send')[1]?.split(' Sent Incident ')[0]).not.toContain('Letter to the wrong house')
  })

  test('leaves out a breach of 500, and says that there is one', async () => {
    const said = await read('/year-end/2026')
    expect(said).not.toContain('Server encrypted')
    expect(said).toContain('1 breach of 500 or more is reported with the letters, not here')
  })

  test('names what is not counted yet, and lists decisions apart with their reason', async () => {
    const said = await read('/year-end/2026')
    expect(said).toMatch(/Not counted yet: .* Uncounted bag/)
    expect(said.split('Not a breach under HIPAA')[1]).toMatch(
      /Encrypted laptop .* encrypted or destroyed by the Secretary/,
    )
  })

  test('goes by the law’s day of discovery, not by the day that somebody wrote down', async () => {
    expect(await read('/year-end/2026')).not.toContain('Known a year earlier')
    expect(await read('/year-end/2025')).toMatch(/days late Known a year earlier .* December 30, 2025 7 people/)
  })
})

test('the last day for 2027 is February 29, 2028', async () => {
  expect(await read('/year-end/2027')).toContain('Deadline: February 29, 2028')
})

test('last year and this year stand on one page, and one that is settled comes last', async () => {
  expect(await read('/year-end')).toMatch(/Discovered in 2025 .*It passed 266 days ago.* Discovered in 2026/)
  clinic.clock.now = '2027-02-01T15:00:00.000Z'
  expect(await read('/year-end')).toMatch(/Discovered in 2026 .*28 days left.* Discovered in 2027/)
  clinic.clock.now = '2026-11-22T15:00:00.000Z'
})

test('what is no year is not there', async () => {
  for (const year of ['26', '3026', 'next']) {
    const answer = await clinic.as('staff', `/year-end/${year}`)
    expect([answer.status, wordsOn(await answer.text())]).toEqual([404, expect.stringContaining('Use a year')])
  }
})
