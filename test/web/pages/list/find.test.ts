import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../../../src/storage/core/role.ts'
import { SECRETS } from '../../../support/rosters/rosters.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic

beforeAll(async () => {
  clinic = await openClinic()
})

afterAll(() => clinic.close())

const found = async (role: Role, words: string) =>
  /<div class="stack" data-found>[\s\S]*?<section/.exec(
    await (await clinic.as(role, `/find?${new URLSearchParams({ q: words })}`)).text(),
  )?.[0] ?? ''

test('an incident is found by its number and by words of its title', async () => {
  for (const words of [clinic.id, 'phished', 'MAILBOX phished'])
    expect(await found('staff', words)).toContain(`<a href="/incidents/${clinic.id}">`)
  expect(wordsOn(await found('staff', 'zebra'))).toContain('Nothing is called that.')
})

test('a page is found by a part of its name, by those who may open it', async () => {
  expect(await found('officer', 'year')).toContain('<a href="/year-end">')
  expect(await found('admin', 'backups')).toContain('<a href="/settings/backups">')
  for (const role of ['officer', 'staff', 'auditor'] as const)
    expect(await found(role, 'backups')).not.toContain('/settings/backups')
  expect(await found('staff', 'retention')).not.toContain('href')
})

test('a saved view is found by its name, by its owner', async () => {
  await clinic.as('staff', '/incidents/views', { name: 'Late ones', show: 'overdue' })
  expect(await found('staff', 'late')).toContain('>Late ones</a>')
  expect(await found('officer', 'late')).not.toContain('Late ones')
})

test('nobody is found: patients are looked for elsewhere, where that is noted', async () => {
  const names = SECRETS.slice(0, 12).map(({ givenName, familyName }) => `${givenName} ${familyName}`)
  for (const name of names) expect(wordsOn(await found('officer', name))).toContain('Nothing is called that.')
})
