import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fingerprint, keyFor, newKey, seal, unseal } from '../../../src/storage/vault/seal.ts'
import { openVault } from '../../../src/storage/vault/vault.ts'

const key = new Uint8Array(32).fill(5)
const someBytes = fc.uint8Array({ maxLength: 200 })

describe('what is sealed', () => {
  test('opens again under the same key and name, whatever it is', () => {
    fc.assert(
      fc.property(someBytes, fc.string(), (plain, name) => {
        expect([...unseal(key, name, seal(key, name, plain))]).toEqual([...plain])
      }),
    )
  })

  test('stays closed when any one bit of it, of its key or of its name differs', () => {
    fc.assert(
      fc.property(someBytes, fc.nat(), fc.integer({ min: 0, max: 7 }), (plain, at, bit) => {
        const sealed = seal(key, 'wanda', plain)
        expect(() => unseal(key, 'wanda', flipped(sealed, at, bit))).toThrow()
        expect(() => unseal(flipped(key, at, bit), 'wanda', sealed)).toThrow()
        expect(() => unseal(key, 'wandb', sealed)).toThrow()
      }),
    )
  })

  test('stays closed when it is cut short, down to nothing', () => {
    const sealed = seal(key, 'wanda', Buffer.from('Wanda Kowalczyk'))
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => unseal(key, 'wanda', sealed.subarray(0, length))).toThrow()
    }
  })

  test('never looks the same twice', () => {
    const plain = Buffer.from('Wanda Kowalczyk')
    expect(seal(key, 'wanda', plain)).not.toEqual(seal(key, 'wanda', plain))
    expect(newKey()).not.toEqual(newKey())
  })
})

test('a key for one purpose says nothing of another, and is the same tomorrow', () => {
  expect(keyFor('people', key)).toEqual(keyFor('people', key))
  expect(keyFor('people', key)).not.toEqual(keyFor('look-ups', key))
  expect(keyFor('people', key)).toHaveLength(32)
})

test('a fingerprint finds a value again, under its own key alone', () => {
  expect(fingerprint(key, 'mrn:100')).toEqual(fingerprint(key, 'mrn:100'))
  expect(fingerprint(key, 'mrn:100')).not.toEqual(fingerprint(key, 'mrn:101'))
  expect(fingerprint(newKey(), 'mrn:100')).not.toEqual(fingerprint(key, 'mrn:100'))
  expect(fingerprint(key, 'mrn:100')).toHaveLength(16)
})

test('another master key opens neither the book nor any incident', () => {
  const [ours, theirs] = [openVault(key), openVault(newKey())]
  const incidentKey = ours.newIncidentKey('2026-0001')
  expect(() => theirs.book.open('log/1', ours.book.seal('log/1', { title: 'Laptop' }))).toThrow()
  expect(() => theirs.incident('2026-0001', incidentKey)).toThrow()
  expect(ours.secretFor('sessions')).not.toBe(theirs.secretFor('sessions'))
})

function flipped(bytes: Uint8Array, at: number, bit: number): Uint8Array {
  const wanted = at % bytes.length
  return Uint8Array.from(bytes, (byte, here) => (here === wanted ? byte ^ (1 << bit) : byte))
}
