import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDeepSame } from '../../../src/breach/playbooks/changes.ts'
import { faultsIn } from '../../../src/breach/playbooks/check.ts'
import {
  drawnFrom,
  type HeldField,
  heldFields,
  lawfulIn,
  leftOut,
  movedUp,
  reworded,
  takenIn,
  withLaw,
  withStep,
} from '../../../src/breach/playbooks/draft.ts'
import { PLAYBOOK_NAMES, playbooks } from '../../../src/breach/playbooks/index.ts'
import { lawFaultsIn } from '../../../src/breach/playbooks/law-faults.ts'
import { orderOfDoing, stepsFor } from '../../../src/breach/playbooks/steps.ts'
import type { Playbook, Task } from '../../../src/breach/playbooks/task.ts'

const OWN = playbooks.phishing
const COMMON = playbooks.common
const LAWFUL = lawfulIn(OWN)[0] as Task
const FREE = OWN.find(({ law }) => law === null) as Task
const BEGIN = { discoveredOn: '2026-11-24', enteredAt: '2026-11-24T15:00:00Z', zone: 'America/New_York' }

const sayings = (steps: Playbook, own: Playbook = OWN) => lawFaultsIn(steps, own).map(({ message }) => message)

describe('a step that a law asks for', () => {
  test('can be said in other words, and keeps its citation', () => {
    const words = { ...LAWFUL, title: 'Look who was in the mailbox', why: 'We must know.', law: null }
    const steps = reworded(OWN, LAWFUL.id, words)
    expect(steps.find(({ id }) => id === LAWFUL.id)?.title).toBe('Look who was in the mailbox')
    expect(sayings(withLaw(steps, OWN))).toEqual([])
  })

  test('cannot go without a word, with a reason it can', () => {
    const gone = OWN.filter(({ id }) => id !== LAWFUL.id)
    expect(sayings(gone)).toEqual([`“${LAWFUL.title}” is asked for by ${LAWFUL.law}. Leave it out with a reason.`])
    const silent = OWN.map((task) => (task.id === LAWFUL.id ? { ...task, off: true as const } : task))
    expect(sayings(silent)).toEqual([`Say why “${LAWFUL.title}” is left out.`])
    expect(sayings(leftOut(OWN, LAWFUL.id, 'Our vendor does it.', OWN))).toEqual([])
  })

  test('loses its citation to nobody', () => {
    const other = OWN.map((task) => (task.id === LAWFUL.id ? { ...task, law: null } : task))
    expect(sayings(other)).toEqual([`“${LAWFUL.title}” is asked for by ${LAWFUL.law}. Its citation stays.`])
  })

  test('that gives notices stays, whatever the reason, and so do its day and its notices', () => {
    const id = 'mail-the-letters'
    const off = leftOut(COMMON, id, 'We never write.', COMMON)
    expect(sayings(off, COMMON)).toEqual([
      expect.stringMatching(/gives notices that may be owed\. It cannot be left out/),
    ])
    const later = COMMON.map((task) => (task.id === id ? { ...task, due: { from: 'discovery', days: 90 } } : task))
    expect(sayings(later, COMMON)).toEqual([expect.stringMatching(/^The day of “.*” is as .* has it/)])
    const { serves: _, ...rest } = COMMON.find((task) => task.id === id) as Task
    const deaf = COMMON.map((task) => (task.id === id ? rest : task))
    expect(sayings(deaf, COMMON)).toEqual([expect.stringMatching(/Leave `serves` as it was/)])
  })

  test('comes on every checklist still, whatever facts and questions somebody writes to it', () => {
    const mail = (change: Partial<Task>) =>
      COMMON.map((task) => (task.id === 'mail-the-letters' ? { ...task, ...change } : task))
    const never = mail({ facts: { elements: [] } })
    expect(stepsFor('phishing', BEGIN, undefined, { own: OWN, common: never }).map(({ id }) => id)).not.toContain(
      'mail-the-letters',
    )
    expect(sayings(never, COMMON)).toEqual([expect.stringMatching(/^“.*” comes when .* Leave `facts` as it was\.$/)])
    expect(sayings(mail({ onlyIf: 'Do we want to write to them?' }), COMMON)).toEqual([
      expect.stringMatching(/gives notices that may be owed\. Leave `onlyIf` as it was/),
    ])
  })

  test.each(PLAYBOOK_NAMES)(
    'of %s is refused with any other fact of the law, and mended by the law of today',
    (name) => {
      const own = playbooks[name]
      const held = own.flatMap((task) => heldFields(task).map((field) => [task, field] as const))
      for (const [task, field] of held) {
        const { [field]: was, ...rest } = task
        const others = [rest, { ...task, [field]: OTHER[field] }].filter((other) => !isDeepSame(other, task)) as Task[]
        for (const other of others) {
          const steps = own.map((each) => (each === task ? other : each))
          expect(sayings(steps, own), `${task.id}, ${field}: ${was}`).toHaveLength(1)
          expect(withLaw(steps, own)).toEqual(own)
        }
      }
      expect(held.length).toBeGreaterThan(0)
    },
  )

  const OTHER: Readonly<Record<HeldField, unknown>> = {
    ...{ law: 'Our own handbook', guidance: null, serves: ['state.TX.individuals'], tellsPatients: undefined },
    ...{ facts: { elements: [] }, onlyIf: 'Do we want to?' },
  }

  test('comes back with the law of today, whatever version somebody begins from', () => {
    const stripped = OWN.map(({ law: _, ...task }) => ({ ...task, law: null, guidance: true }))
    for (const old of [[], stripped, OWN.slice(3)]) expect(sayings(withLaw(old, OWN))).toEqual([])
  })
})

test('what tells patients by custom alone waits for law enforcement all the same; its words and its place are free', () => {
  const own = playbooks.social_media_disclosure
  const { tellsPatients: _, ...call } = own.find(({ id }) => id === 'call-the-patient') as Task
  const other = { ...call, title: 'Ring them', law: 'Our handbook', facts: { elements: ['photo' as const] } }
  const steps = own.map((task) => (task.id === call.id ? other : task))
  expect(sayings(steps, own)).toEqual([expect.stringMatching(/law enforcement asks for a delay/)])
  expect(withLaw(steps, own).find(({ id }) => id === call.id)).toEqual({ ...other, tellsPatients: true })
  expect(sayings(leftOut(own, call.id, 'The doctor does it.', own), own)).toEqual([])
})

test.each(['sign-the-decision', 'approve-the-letters', 'close-the-incident'])(
  'nobody leaves %s out of a playbook: it takes a second person, or ends the incident',
  (id) => {
    const off = leftOut(COMMON, id, 'We are few.', COMMON)
    expect(sayings(off, COMMON)).toEqual([
      expect.stringMatching(/belongs to every incident\. It cannot be left out\.$/),
    ])
    expect(withLaw(off, COMMON)).toEqual(COMMON)
    const gone = COMMON.filter((task) => task.id !== id)
    expect(sayings(gone, COMMON)).toHaveLength(1)
    expect(drawnFrom(gone, COMMON, { own: COMMON, reason: 'Not in the file.' }).every(({ off }) => !off)).toBe(true)
  },
)

describe('Breachbook’s own playbooks', () => {
  test.each(PLAYBOOK_NAMES)('%s is as its own law says, and a draft of it changes nothing', (name) => {
    expect(lawFaultsIn(playbooks[name], playbooks[name])).toEqual([])
    expect(withLaw(playbooks[name], playbooks[name])).toEqual(playbooks[name])
  })
})

test('a step that is left out is on no checklist, and what waits for it or counts from it still holds together', () => {
  const ids = OWN.map(({ id }) => id)
  fc.assert(
    fc.property(fc.subarray(ids), (left) => {
      const steps = left.reduce((now, id) => leftOut(now, id, 'Not here.', OWN), [...OWN])
      expect(faultsIn(steps, COMMON)).toEqual([])
      const listed = stepsFor('phishing', BEGIN, undefined, { own: steps, common: COMMON }).map(({ id }) => id)
      expect(listed.filter((id) => left.includes(id))).toEqual([])
      expect(left.reduce((now, id) => takenIn(now, id), steps)).toEqual(OWN)
    }),
    { numRuns: 40 },
  )
})

test('a step that was added and never in force goes without a trace', () => {
  const { id: _, ...words } = { ...FREE, phase: 'prevent' as const }
  const once = withStep(OWN, 'own-step-7d', words)
  const twice = withStep(once, 'own-step-8e', words)
  expect(twice.slice(-2).map(({ id }) => id)).toEqual(['own-step-7d', 'own-step-8e'])
  expect(leftOut(twice, 'own-step-8e', 'A slip.', once)).toEqual(once)
  expect(faultsIn(twice, COMMON)).toEqual([])
})

test('a step moves up among those of one time, and the checklist has it so; never before what it waits for', () => {
  let moves = 0
  for (const name of PLAYBOOK_NAMES) {
    const others = name === 'common' ? [] : COMMON
    const steps = playbooks[name]
    for (const { id } of steps) {
      const moved = movedUp(steps, id, others)
      if (!moved) continue
      moves += 1
      const before = orderOfDoing(steps, others).map((task) => task.id)
      const after = orderOfDoing(moved, others).map((task) => task.id)
      expect(after.indexOf(id)).toBeLessThan(before.indexOf(id))
      expect(faultsIn(moved, others)).toEqual([])
    }
  }
  expect(moves).toBeGreaterThan(10)
})

test('what a file lacks stays where a law asks for it, and else is left out for that reason', () => {
  const after = drawnFrom([], OWN, { own: OWN, reason: 'Not in the file.' })
  expect(after.filter(({ off }) => !off).map(({ id }) => id)).toEqual(lawfulIn(OWN).map(({ id }) => id))
  expect(new Set(after.flatMap(({ offReason }) => offReason ?? []))).toEqual(new Set(['Not in the file.']))
  expect(lawFaultsIn(after, OWN)).toEqual([])
})
