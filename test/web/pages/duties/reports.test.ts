import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimException } from '../../../../src/actions/decision/exception.ts'
import { reportedSince } from '../../../../src/actions/duties/reported.ts'
import { logIncident } from '../../../../src/actions/incident/log-incident.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

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
  const decidedOn = async () =>
    (await reportedSince(world, '2026-11-01')).incidents.find((each) => each.id === id)?.decidedOn
  const unproven = { sameEntity: false, bothAuthorized: false, withinAuthority: false, furtherMisuse: false }
  const claim = { ...unproven, kind: 'could_not_retain', goodFaith: false, text: 'It came back unopened.' } as const
  await claimException(world, id, { by: people.officer }, claim)
  expect(await decidedOn()).toBeNull()
  await claimException(world, id, { by: people.officer }, { ...claim, goodFaith: true })
  expect(await decidedOn()).toBe('2026-11-22')
})
