import fc from 'fast-check'
import { expect, test } from 'vitest'
import { opener, type SealedPerson, sealSheet } from '../../src/actions/sealed-person.ts'
import { openVault } from '../../src/storage/vault.ts'

const book = openVault(new Uint8Array(32).fill(5))
const vault = book.incident('2026-0001', book.newIncidentKey('2026-0001'))

const rowOf = (person: string, sheet_sealed: Uint8Array, sheet = 7) => ({ person, sheet, sealed: null, sheet_sealed })

test('each of the people on a sheet opens as he or she was sealed, whatever the name and however alike the ids', () => {
  const name = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('O\n001-12 {', '"}', '\u2028'))
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 20 }), (names) => {
      const people = names.map((familyName, at) => ({
        id: `001-${at}`,
        sealed: { person: { familyName, address: {} }, source: 'x' } satisfies SealedPerson,
      }))
      const sealed = sealSheet(vault, 7, people)
      const open = opener(vault)
      for (const { id, sealed: said } of people) expect(open(rowOf(id, sealed))).toEqual(said)
    }),
  )
})

test('a sheet opens under its own incident and its own number, unchanged, and for those on it alone', () => {
  const wanda: SealedPerson = { person: { familyName: 'Kowalczyk', address: {} }, source: 'x' }
  const sealed = sealSheet(vault, 7, [{ id: '001-0000001', sealed: wanda }])
  const another = book.incident('2026-0002', book.newIncidentKey('2026-0002'))
  expect(opener(vault)(rowOf('001-0000001', sealed))).toEqual(wanda)
  expect(() => opener(another)(rowOf('001-0000001', sealed))).toThrow()
  expect(() => opener(vault)(rowOf('001-0000001', sealed, 8))).toThrow()
  expect(() => opener(vault)(rowOf('001-000000', sealed))).toThrow('001-000000 does not stand on this sheet.')
  expect(() =>
    opener(vault)(
      rowOf(
        '001-0000001',
        sealed.map((byte, at) => (at === 20 ? byte ^ 1 : byte)),
      ),
    ),
  ).toThrow()
})

test('somebody sealed alone needs no sheet', () => {
  const omar: SealedPerson = { person: { familyName: 'Haddad', address: {} }, source: 'x' }
  const row = { person: '001-0000002', sheet: null, sealed: vault.seal('001-0000002', omar), sheet_sealed: null }
  expect(opener(vault)(row)).toEqual(omar)
})
