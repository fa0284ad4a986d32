import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tables } from '../../../../src/storage/core/database.ts'
import type { Role } from '../../../../src/storage/core/role.ts'
import { listEntries } from '../../../../src/storage/log/log.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic

beforeAll(async () => {
  clinic = await openClinic()
})

afterAll(() => clinic.close())

const LATE = { kind: '', show: 'overdue', state: 'open', site: 'Wharf St', q: '', sort: 'law' }
const AT = '/incidents?show=overdue&state=open&site=Wharf+St&sort=law'

async function open(role: Role, path = '/incidents'): Promise<string> {
  return (await (await clinic.as(role, path)).text()).replaceAll('&#x3D;', '=').replaceAll('&amp;', '&')
}

const save = (role: Role, name: string, filter: object = LATE) =>
  clinic.as(role, '/incidents/views', { ...filter, name } as Record<string, string>)

async function idOf(role: Role, name: string): Promise<string> {
  const html = await open(role, AT)
  expect(html).toContain(`>${name}</a>`)
  return /\/incidents\/views\/(\w+)"/.exec(html)?.[1] ?? ''
}

describe('a saved view of the list of incidents', () => {
  test('is saved under a name of one’s own, and opens what the list showed', async () => {
    expect(await open('staff', AT)).toContain('Save this view')
    const answer = await save('staff', 'Late on Wharf St')
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, AT])
    expect(await open('staff')).toContain(`<a href="${AT}">Late on Wharf St</a>`)
    expect(await open('staff', AT)).toContain(`<a href="${AT}" aria-current="page">Late on Wharf St</a>`)
  })

  test('is nobody else’s to see, to rename or to delete', async () => {
    const id = await idOf('staff', 'Late on Wharf St')
    expect(await open('officer', AT)).not.toContain('Late on Wharf St')
    expect((await clinic.as('officer', `/incidents/views/${id}`, { name: 'Mine' })).status).toBe(404)
    expect((await clinic.as('admin', `/incidents/views/${id}/removal`, {})).status).toBe(404)
    expect((await save('officer', 'Late on Wharf St')).status).toBe(303)
  })

  test('lies sealed, and the log says neither its name nor what was searched for', async () => {
    await save('auditor', 'About Ms. Castellanos', { q: 'Castellanos' })
    const rows = await tables(clinic.world.db).selectFrom('savedViews').selectAll().execute()
    expect(rows.length).toBeGreaterThan(1)
    for (const row of rows) expect(Buffer.from(row.sealed).toString('latin1')).not.toContain('Castellanos')
    const [entry] = await listEntries(clinic.world.db, clinic.world.vault, { limit: 1 })
    expect(entry).toMatchObject({ act: 'view_saved', by: clinic.people.auditor.id })
    expect(JSON.stringify(entry)).not.toContain('Castellanos')
  })

  test('is renamed, and deleted', async () => {
    const id = await idOf('staff', 'Late on Wharf St')
    await clinic.as('staff', `/incidents/views/${id}`, { ...LATE, name: 'Wharf St, late' })
    expect(await open('staff')).toContain('Wharf St, late')
    expect(await open('staff')).not.toContain('Late on Wharf St')
    const answer = await clinic.as('staff', `/incidents/views/${id}/removal`, {})
    expect(answer.headers.get('Location')).toBe(AT)
    expect(await open('staff', AT)).not.toContain('Wharf St, late')
    expect(await open('staff', AT)).toContain('Save this view')
  })

  test.each([
    ['without a name', '', LATE, 'Enter a name for the view'],
    ['under a name of more than 60 letters', 'x'.repeat(61), LATE, 'At most 60 characters'],
    ['under a name that is taken', 'LATE on Wharf St', LATE, 'You already have a view named'],
    ['of everything', 'All of them', {}, 'Narrow the list first'],
  ])('is refused %s, and what was typed stays', async (_, name, filter, sentence) => {
    const answer = await save('officer', name, filter)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(wordsOn(html)).toContain(sentence)
    if (filter === LATE) expect(html).toContain(`value="${name}"`)
  })

  test('is one of 30 at most', async () => {
    for (let at = 0; at < 30; at += 1) expect((await save('admin', `View ${at}`)).status).toBe(303)
    const answer = await save('admin', 'One more')
    expect([answer.status, wordsOn(await answer.text())]).toEqual([422, expect.stringContaining('Delete one first.')])
  })
})
