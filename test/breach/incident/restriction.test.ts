import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Account,
  firstNamed,
  restrictionAfter,
  type Standing,
  whoSees,
} from '../../../src/breach/incident/restriction.ts'

const ana: Account = { id: 'ana', role: 'officer', disabledAt: null }
const rosa: Account = { id: 'rosa', role: 'officer', disabledAt: null }
const dev: Account = { id: 'dev', role: 'staff', disabledAt: null }
const ada: Account = { id: 'ada', role: 'admin', disabledAt: null }
const all = [ana, rosa, dev, ada]

function on(...people: [string, Standing][]) {
  return { people: people.map(([user, standing]) => ({ user, standing })) }
}

describe('a restricted incident', () => {
  test('is seen by whoever is named and by no other officer or admin', () => {
    expect(whoSees(on(['ana', 'named'], ['dev', 'named']), all)).toEqual(['ana', 'dev'])
  })

  test('falls to the other officers once no named officer can sign in, and never to whom it is about', () => {
    const gone = all.map((each) => (each.id === 'ana' ? { ...each, disabledAt: '2026-11-22T15:00:00.000Z' } : each))
    expect(whoSees(on(['ana', 'named'], ['dev', 'named']), gone)).toEqual(['dev', 'rosa'])
    expect(whoSees(on(['ana', 'named'], ['rosa', 'subject']), gone)).toEqual(['ada'])
  })

  test('that begins so names whoever logs it and the officers, or the admins where no officer is left', () => {
    expect(firstNamed(all, 'dev', 'rosa')).toEqual(['dev', 'ana'])
    expect(firstNamed([ana, dev, ada], 'dev', 'ana')).toEqual(['dev', 'ada'])
    expect(firstNamed([ada, dev], 'ada', null)).toEqual(['ada'])
  })

  test('is open again to all once it is lifted', () => {
    const begun = restrictionAfter(null, { reason: 'workforce', named: ['ana'], subject: ['rosa'] })
    expect(restrictionAfter(begun, { named: ['dev'] })?.people).toHaveLength(3)
    expect(restrictionAfter(begun, { unnamed: ['rosa'] })?.people).toEqual([{ user: 'ana', standing: 'named' }])
    expect(restrictionAfter(begun, { lifted: true })).toBeNull()
  })
})

const account = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  role: fc.constantFrom('admin', 'officer', 'staff', 'auditor'),
  disabledAt: fc.constantFrom(null, '2026-11-22T15:00:00.000Z'),
})
const accounts = fc.uniqueArray(account, { selector: ({ id }) => id })
const people = fc.uniqueArray(
  fc.record({ user: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), standing: fc.constantFrom('named', 'subject') }),
  { selector: ({ user }) => user },
)

test('whatever the accounts: nobody sees it whom it is about or who cannot sign in, and somebody decides wherever anybody could', () => {
  fc.assert(
    fc.property(accounts, people, (users, restricted) => {
      const seers = whoSees({ people: restricted as { user: string; standing: Standing }[] }, users)
      const subjects = restricted.filter(({ standing }) => standing === 'subject').map(({ user }) => user)
      const able = users.filter(({ id, disabledAt }) => disabledAt === null && !subjects.includes(id))
      const decides = ({ role }: Account) => role === 'officer' || role === 'admin'
      expect(seers.filter((id) => !able.some((each) => each.id === id))).toEqual([])
      expect(new Set(seers).size).toBe(seers.length)
      expect(able.some((each) => seers.includes(each.id) && decides(each))).toBe(able.some(decides))
    }),
  )
})
