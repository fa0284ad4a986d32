import { expect, test } from 'vitest'
import type { Duty } from '../../../src/breach/law/answer.ts'
import { datedSteps, type UndatedStep } from '../../../src/breach/playbooks/dated-steps.ts'
import { playbooks } from '../../../src/breach/playbooks/index.ts'

const NOTHING = { dueFrom: null, dueDays: null, performedAt: null, notNeededAt: null, tellsPatients: null }
const call = { ...NOTHING, id: 'call-the-patient', dueOn: '2026-11-27', tellsPatients: 1 }
const mail = { ...NOTHING, id: 'mail-the-letters', dueOn: '2027-01-23', tellsPatients: 1 }
const returned = { ...NOTHING, id: 'work-the-returned-mail', dueOn: '2027-02-13', dueFrom: mail.id, dueDays: 21 }
const letter = { id: 'hipaa.individuals', due: '2027-01-23', status: 'open' } as Duty
const nothing = { duties: [] as Duty[], unplaced: null, done: {}, zone: 'America/Chicago', heldUntil: null }

const dayOf = (steps: readonly UndatedStep[], id: string, context = {}) =>
  datedSteps(steps, { ...nothing, ...context }).find((step) => step.id === id)

test('a call to a patient waits for the end of a hold, and a step that tells nobody does not', () => {
  const held = { heldUntil: '2026-12-20' }
  expect(dayOf([call], call.id, held)).toMatchObject({ dueOn: '2026-12-20', waits: '2026-12-20' })
  expect(dayOf([call], call.id)).toMatchObject({ dueOn: '2026-11-27', waits: null })
  const log = { ...NOTHING, id: 'save-the-logs', dueOn: '2026-11-24' }
  expect(dayOf([log], log.id, held)).toMatchObject({ dueOn: '2026-11-24', waits: null })
})

test('a call that was made before the hold keeps the day that it was aimed for', () => {
  const made = { ...call, performedAt: '2026-11-26T17:00:00Z' }
  expect(dayOf([made], call.id, { heldUntil: '2026-12-20' })).toMatchObject({ dueOn: '2026-11-27', waits: null })
})

test('the day of a notice is the law’s, which moves it for a hold itself', () => {
  const held = { heldUntil: '2027-03-01', duties: [{ ...letter, due: '2027-03-01', status: 'held' } as Duty] }
  expect(dayOf([mail], mail.id, held)).toMatchObject({ dueOn: '2027-03-01', isOwed: true })
  expect(dayOf([mail], mail.id)).toMatchObject({ dueOn: '2027-01-23', isOwed: false })
})

test('what follows the letters counts from their day, and from the day on which the last was told once all are', () => {
  const steps = [mail, returned]
  expect(dayOf(steps, returned.id, { duties: [letter] })?.dueOn).toBe('2027-02-13')
  const told = { duties: [{ ...letter, status: 'done' } as Duty], done: { 'hipaa.individuals': '2026-12-10' } }
  expect(dayOf(steps, returned.id, told)?.dueOn).toBe('2026-12-31')
})

test('whom no letter reaches is known without the State where anybody lives, and not before anybody is counted', () => {
  const substitute = { ...NOTHING, id: 'post-substitute-notice', dueOn: '2027-01-23' }
  const media = { ...substitute, id: 'tell-the-media' }
  const known = (step: UndatedStep, code: string) => dayOf([step], step.id, { unplaced: { code } })
  expect(known(substitute, 'residents_unknown')).toMatchObject({ isUnknown: false, isOwed: false })
  expect(known(media, 'residents_unknown')).toMatchObject({ isUnknown: true, isOwed: true })
  expect(known(substitute, 'count_unknown')).toMatchObject({ isUnknown: true, isOwed: true })
})

test('a letter is approved where one is owed', () => {
  const approve = { ...NOTHING, id: 'approve-the-letters', dueOn: '2026-12-18' }
  expect(dayOf([approve], approve.id, { duties: [letter] })?.isOwed).toBe(true)
  expect(dayOf([approve], approve.id)?.isOwed).toBe(false)
})

test('what tells patients, the media or an office says so in its playbook', () => {
  const marked = Object.values(playbooks).flatMap((steps) => steps.filter(({ tellsPatients }) => tellsPatients))
  expect(marked.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['call-the-patient', 'call-the-reviewer', 'mail-the-letters', 'tell-the-media']),
  )
  for (const { id } of marked) expect(id).not.toMatch(/police|enforcement|insurer|lawyer|hold/)
})
