import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Kind } from '../../../src/breach/law/kinds.ts'
import { playbooks } from '../../../src/breach/playbooks/index.ts'
import { stepsFor } from '../../../src/breach/playbooks/steps.ts'
import { belongsTo, handedBack, isNobodys, isWorkedBy, OWNER_ROLES } from '../../../src/breach/steps/owner.ts'
import { isFinished, isToDo, type StepMoments, stateOf, waitsForSecond } from '../../../src/breach/steps/state.ts'

const NOTHING: StepMoments = {
  startedAt: null,
  performedAt: null,
  signedAt: null,
  notNeededAt: null,
  reopenedAt: null,
  secondPerson: null,
}
const AT = '2026-11-24T15:00:00Z'
const BEGIN = { discoveredOn: '2026-11-24', enteredAt: AT, zone: 'America/New_York' }

test.each<[state: string, moments: Partial<StepMoments>, finished: boolean]>([
  ['open', {}, false],
  ['started', { startedAt: AT }, false],
  ['reopened', { reopenedAt: AT }, false],
  ['started', { reopenedAt: AT, startedAt: AT }, false],
  ['done', { performedAt: AT }, true],
  ['done', { performedAt: AT, secondPerson: 1 }, false],
  ['signed_off', { performedAt: AT, secondPerson: 1, signedAt: AT }, true],
  ['not_needed', { notNeededAt: AT, secondPerson: 1 }, true],
])('a step is %s with these moments: %j', (state, moments, finished) => {
  const step = { ...NOTHING, ...moments }
  expect([stateOf(step), isFinished(step)]).toEqual([state, finished])
})

test('a step is either to do, or waits for a second person, or is finished: one of them, whatever happened', () => {
  const moment = fc.constantFrom(null, AT)
  const steps = fc.record({
    ...{ startedAt: moment, performedAt: moment, signedAt: moment, notNeededAt: moment, reopenedAt: moment },
    secondPerson: fc.constantFrom(null, 1),
  })
  fc.assert(
    fc.property(steps, (step) => {
      // What is not needed was never done: nothing writes both.
      const kept = step.notNeededAt === null ? step : { ...step, performedAt: null, signedAt: null }
      expect([isToDo(kept), waitsForSecond(kept), isFinished(kept)].filter(Boolean)).toHaveLength(1)
    }),
  )
})

const PEOPLE = ['ana', 'ben', 'cy'] as const
const STEP = fc.record({
  owner: fc.constantFrom(...OWNER_ROLES),
  ownedBy: fc.option(fc.constantFrom(...PEOPLE)),
  backup: fc.option(fc.constantFrom(...PEOPLE)),
})
const WHO = fc.record({ id: fc.constantFrom(...PEOPLE), role: fc.constantFrom(...OWNER_ROLES, 'auditor') })
const everybody = () => true

test('a step is one person’s where somebody is named, else everybody’s of the role; the backup does it too', () => {
  fc.assert(
    fc.property(STEP, WHO, (one, somebody) => {
      const own = one.ownedBy === null ? one.owner === somebody.role : one.ownedBy === somebody.id
      expect(belongsTo(one, somebody, everybody)).toBe(own)
      expect(isWorkedBy(one, somebody)).toBe(own || one.backup === somebody.id)
      expect(isNobodys(one, everybody)).toBe(false)
    }),
  )
})

test('a step whose owner left is the backup’s own, and nobody’s where the backup left too', () => {
  fc.assert(
    fc.property(STEP, WHO, fc.subarray([...PEOPLE]), (one, somebody, there) => {
      const canWork = (id: string) => there.some((each) => each === id)
      const isGone = one.ownedBy !== null && !canWork(one.ownedBy)
      if (isGone) expect(belongsTo(one, somebody, canWork)).toBe(one.backup === somebody.id)
      expect(isNobodys(one, canWork)).toBe(isGone && (one.backup === null || !canWork(one.backup)))
    }),
  )
})

test.each([
  ['photo_without_authorization', ['apply-sanctions', 'clear-the-gallery', 'protect-a-minor-shown']],
  ['social_media_disclosure', ['apply-sanctions', 'delete-what-is-not-covered', 'protect-a-minor-shown']],
  ['theft_of_records', ['apply-sanctions', 'check-drugs-and-pads']],
  ['improper_disposal', ['apply-sanctions', 'shred-what-came-back']],
  ['snooping', ['apply-sanctions']],
  ['phishing', ['apply-sanctions']],
] as [Kind, string[]][])(
  'the playbook of %s asks for a second person where what is destroyed or decided is gone for good',
  (kind, ids) => {
    const asked = stepsFor(kind, BEGIN, { elements: ['photo'], form: 'paper' }).filter((step) => step.secondPerson)
    const own = asked.filter(({ id }) => ids.includes(id) || playbooks[kind].some((step) => step.id === id))
    expect(own.map(({ id }) => id).toSorted()).toEqual(ids)
  },
)

test('a step that is handed back is never again its own of whoever cannot do it, but an officer’s, and whoever does it can', () => {
  const [WHO, OTHER] = ['u1', 'u2']
  const steps = fc.record({
    owner: fc.constantFrom(...OWNER_ROLES),
    ownedBy: fc.constantFrom(null, WHO, OTHER),
    backup: fc.constantFrom(null, WHO, OTHER),
  })
  const workers = fc.record({ id: fc.constant(WHO), role: fc.constantFrom(...OWNER_ROLES) })
  fc.assert(
    fc.property(steps, workers, fc.boolean(), (step, who, isOtherThere) => {
      const canWork = (id: string) => id === WHO || isOtherThere
      if (!isWorkedBy(step, who) || step.backup === step.ownedBy) return
      const after = handedBack(step, who, canWork)
      if (after === null) {
        expect([step.owner, step.ownedBy]).toEqual(['officer', null])
        return
      }
      expect(after.backup).toBe(null)
      const isOfficers = after.ownedBy === null && after.owner === 'officer'
      if (belongsTo(step, who, canWork)) expect(isOfficers || after.ownedBy === OTHER).toBe(true)
      else expect([after.owner, after.ownedBy]).toEqual([step.owner, step.ownedBy])
    }),
  )
})
