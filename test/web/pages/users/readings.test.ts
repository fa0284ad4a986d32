import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faultInReadings } from '../../../../src/actions/log/reading-faults.ts'
import { verifyLog } from '../../../../src/actions/log/verify-log.ts'
import { whatIsRead } from '../../../../src/web/shell/what-is-read.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { ask, keyFor } from '../../../support/world/world.ts'
import { type Clinic, openClinic } from '../clinic.ts'

type Reading = { at: string; byName: string; via: string | null; from: string; what: string; reason: string | null }

let clinic: Clinic
let officer: string
beforeAll(async () => {
  clinic = await openClinic()
  officer = await keyFor(clinic.world, 'officer', clinic.people.officer.id)
})
afterAll(() => clinic.close())

const listed = async (query: string) => {
  const answer = await ask(clinic.world, `/api/readings?${query}`, { key: officer })
  expect(answer.status).toBe(200)
  return (await answer.json()) as { items: Reading[]; next: string | null }
}
const at = (time: string) => {
  clinic.clock.now = `2026-11-22T${time}:00.000Z`
}
const record = () => `~/people/${clinic.person}`
const ofPatient = () => `incident=${clinic.id}&person=${clinic.person}`

describe('a day’s work of four people', () => {
  beforeAll(async () => {
    at('15:01')
    await clinic.as('officer', '~/people')
    at('15:02')
    await clinic.as('officer', record())
    at('15:03')
    await clinic.as('admin', `${record()}/letter`)
    at('15:04')
    expect((await clinic.as('staff', record())).status).toBe(403)
    at('15:05')
    const asked = await clinic.as('auditor', record())
    expect(wordsOn(await asked.text())).toContain('Why are you opening this record?')
    const back = { reason: 'A complaint of November.', back: `/incidents/${clinic.id}/people/${clinic.person}` }
    at('15:06')
    expect((await clinic.as('auditor', `${record()}/reading-reason`, { ...back, reason: '' })).status).toBe(422)
    expect((await clinic.as('auditor', `${record()}/reading-reason`, back)).status).toBe(303)
    at('15:07')
    expect(wordsOn(await (await clinic.as('auditor', record())).text())).not.toContain('Why are you opening')
    at('15:08')
    await ask(clinic.world, `/api/incidents/${clinic.id}/people/${clinic.person}`, { key: officer })
    at('15:09')
    await clinic.as('officer', '/')
  })

  test('is told by the patient’s report: who, when, from where and what, and nobody who was refused', async () => {
    const { items } = await listed(ofPatient())
    expect(items.map(({ at, byName, what, reason }) => [at.slice(11, 16), byName, what, reason])).toEqual([
      ['15:08', 'The officer', 'person', null],
      ['15:07', 'The auditor', 'person', null],
      ['15:06', 'The auditor', 'reason', 'A complaint of November.'],
      ['15:03', 'The admin', 'letter', null],
      ['15:02', 'The officer', 'person', null],
      ['15:01', 'The officer', 'list', null],
    ])
    expect(items[0]).toMatchObject({ via: expect.stringMatching(/^key:/), from: '127.0.0.1' })
  })

  test('is told by user, and page by page', async () => {
    const { items } = await listed(`user=${clinic.people.auditor.id}`)
    expect(items.map(({ what }) => what)).toEqual(['person', 'reason'])
    const whole = (await listed('')).items
    const paged: Reading[] = []
    for (let after: string | null = ''; after !== null; ) {
      const page: { items: Reading[]; next: string | null } = await listed(`limit=1${after && `&after=${after}`}`)
      paged.push(...page.items)
      after = page.next
    }
    expect(paged).toEqual(whole)
  })

  test('is shown on a page to officers and admins, and to nobody else', async () => {
    const words = wordsOn(await (await clinic.as('officer', `/readings?${ofPatient()}`)).text())
    expect(words).toMatch(/The auditor opened a record .* 127\.0\.0\.1/)
    expect(words).toContain('Reason: A complaint of November.')
    for (const role of ['staff', 'auditor'] as const) expect((await clinic.as(role, '/readings')).status).toBe(403)
  })

  test('lies sealed in its table: no name of a user, no id of a patient', async () => {
    await clinic.world.readings.flush()
    const bytes = asThief((file) => file.prepare('SELECT * FROM reading_batches').all())
    const index = asThief((file) => file.prepare('SELECT * FROM reading_index').all())
    expect(bytes.length).toBeGreaterThan(0)
    const text = JSON.stringify([bytes, index].flat().map((row) => Object.values(row as object).map(plain)))
    for (const word of [clinic.person, clinic.people.auditor.id, 'November.']) expect(text).not.toContain(word)
  })
})

describe('a record that a program reads', () => {
  test('of an auditor’s role needs no reason, and one of an auditor’s own key does', async () => {
    const path = `/api/incidents/${clinic.id}/people/${clinic.person}`
    clinic.world.reasonsGiven.clear()
    const program = await keyFor(clinic.world, 'auditor')
    expect((await ask(clinic.world, path, { key: program })).status).toBe(200)
    const own = await keyFor(clinic.world, 'auditor', clinic.people.auditor.id)
    const refused = await ask(clinic.world, path, { key: own })
    expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('reading-reason')])
    const init = { method: 'POST', key: own, body: JSON.stringify({ reason: 'The yearly audit.' }) }
    const headers = { 'Content-Type': 'application/json' }
    expect((await ask(clinic.world, `${path}/reading-reason`, { ...init, headers })).status).toBe(204)
    expect((await ask(clinic.world, path, { key: own })).status).toBe(200)
  })
})

describe('the access log', () => {
  test.each([
    ['one in the middle is removed', 'DELETE FROM reading_batches WHERE number = 2', /batch 2 .* is missing/],
    ['one is changed', "UPDATE reading_batches SET made_at = 'x' WHERE number = 1", /batch 1 .* was changed/],
    [
      'its end is cut off',
      'DELETE FROM reading_batches WHERE number = (SELECT max(number) FROM reading_batches)',
      /its end was cut off/,
    ],
    ['all of it is', 'DELETE FROM reading_batches', /ends with batch 0/],
  ])('is found out by verify where %s', async (_, theft, says) => {
    for (const page of ['~/people', record(), '~/people']) {
      await clinic.as('officer', page)
      await clinic.world.readings.flush()
    }
    await clinic.world.readings.stop()
    expect(await faultInReadings(clinic.world)).toBeNull()
    expect((await verifyLog(clinic.world)).fault).toBeNull()
    const kept = asThief((file) => file.prepare('SELECT * FROM reading_batches').all() as Record<string, unknown>[])
    asThief((file) => file.exec(theft))
    expect((await verifyLog(clinic.world)).fault).toMatch(says)
    asThief((file) => {
      file.exec('DELETE FROM reading_batches')
      for (const row of kept)
        file.prepare('INSERT INTO reading_batches VALUES (@number, @made_at, @sealed, @mac)').run(row)
    })
  })
})

test('who corrects a record by the API reads what stood there before', async () => {
  const path = `/api/incidents/${clinic.id}/people/${clinic.person}/corrections`
  const body = JSON.stringify({ birthDate: '1981-04-05', reason: 'Her passport.' })
  at('17:01')
  const init = { method: 'POST', key: officer, body, headers: { 'Content-Type': 'application/json' } }
  expect((await ask(clinic.world, path, init)).status).toBe(200)
  const { items } = await listed(ofPatient())
  expect(items.filter(({ at }) => at.slice(11, 16) === '17:01').map(({ what }) => what)).toEqual(['person'])
})

describe('what is read', () => {
  test.each([
    ['GET', '/incidents/2026-0001/people/001-1/letter.pdf', 'letter'],
    ['GET', '/api/incidents/2026-0001/letters/2026-0001-1-7/letter.txt', 'letter'],
    ['GET', '/incidents/2026-0001/people/001-1', 'person'],
    ['GET', '/incidents/2026-0001/people', 'list'],
    ['POST', '/incidents/2026-0001/people/search', 'search'],
    ['POST', '/api/patients/search', 'search'],
    ['POST', '/calls/caller', 'search'],
    ['POST', '/patients/accounting/pdf', 'accounting'],
    ['GET', '/api/incidents/2026-0001/attachments/ab12', 'attachment'],
    ['GET', '/incidents/2026-0001/mailings/ab12/letters.zip', 'export'],
    ['GET', '/api/incidents/2026-0001/letters.pdf', 'export'],
    ['GET', '/api/log/export', 'export'],
    ['GET', '/incidents/2026-0001', undefined],
    ['GET', '/incidents/2026-0001/letter', undefined],
    ['POST', '/incidents/2026-0001/people/not-patients', undefined],
  ])('by %s %s is noted as %s', (method, path, what) => {
    expect(whatIsRead(method, path)?.what).toBe(what)
  })
})

function plain(value: unknown): unknown {
  return Buffer.isBuffer(value) ? value.toString('latin1') : value
}

function asThief<Got>(act: (file: Sqlite.Database) => Got): Got {
  const file = new Sqlite(join(clinic.folder, 'breachbook.db'))
  try {
    return act(file)
  } finally {
    file.close()
  }
}
