import { describe, expect, test } from 'vitest'
import { KINDS, type Kind } from '../../../src/breach/law/kinds.ts'
import { type Step, stepsFor } from '../../../src/breach/playbooks/steps.ts'
import { PHASES } from '../../../src/breach/playbooks/task.ts'

const kinds = Object.keys(KINDS) as Kind[]
const discovered = '2026-01-31'
const begin = beginOn(discovered)

function beginOn(discoveredOn: string) {
  return { discoveredOn, enteredAt: `${discoveredOn}T15:00:00.000Z`, zone: 'America/New_York' }
}

describe.each(kinds)('the checklist of %s', (kind) => {
  const steps = stepsFor(kind, begin)

  test('has something to do in every phase', () => {
    expect(new Set(steps.map((step) => step.phase))).toEqual(new Set(PHASES))
  })

  test('names each step once and tells what to do and why', () => {
    const ids = steps.map((step) => step.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const step of steps) {
      expect(step.id).toMatch(/^[a-z]+(-[a-z0-9]+)*$/)
      expect(step.title.length, step.id).toBeLessThanOrEqual(80)
      expect(proseOf(step).length, step.id).toBeGreaterThan(40)
    }
  })

  test('begins on the day of discovery and is in the order of doing', () => {
    const days = steps.map((step) => step.dueOn)
    expect(days[0]).toBe(discovered)
    expect(days).toEqual(days.toSorted())
  })
})

test.each(kinds)(
  '%s asks for mitigation, sanctions and what contracts, employees and residents abroad need',
  (kind) => {
    const steps = stepsFor(kind, begin)
    const laws = steps.map(({ law }) => law).join('; ')
    expect(laws).toContain('45 CFR 164.530(f)')
    expect(laws).toContain('45 CFR 164.530(e)')
    const text = steps.map((step) => `${step.title} ${proseOf(step)}`).join(' ')
    const named = [/Medicare, Medicaid/, /your own staff’s data/, /EU, UK or Canada/]
    expect(named.filter((words) => !words.test(text))).toEqual([])
  },
)

test('a step of the kind’s own stands for the common one of that name, once', () => {
  const facts = { elements: ['photo'], form: 'electronic' } as const
  const titles = stepsFor('photo_without_authorization', begin, { ...facts, elements: ['photo'] })
    .filter(({ id }) => id === 'help-with-intimate-pictures')
    .map(({ playbook }) => playbook)
  expect(titles).toEqual(['photo_without_authorization'])
})

describe('what the information asks', () => {
  const idsOf = (kind: Kind, ...facts: Parameters<typeof stepsFor>[2][]) =>
    stepsFor(kind, begin, ...facts).map(({ id }) => id)
  const pictures = ['protect-a-minor-shown', 'help-with-intimate-pictures']

  test('pictures ask for their removal: in every photo kind, and elsewhere where photos are among the data', () => {
    for (const kind of ['photo_without_authorization', 'social_media_disclosure'] as const)
      expect(idsOf(kind)).toEqual(expect.arrayContaining(pictures))
    for (const kind of ['hacking', 'ransomware'] as const) {
      expect(idsOf(kind)).not.toEqual(expect.arrayContaining(['protect-a-minor-shown']))
      expect(idsOf(kind, { elements: ['photo'], form: 'electronic' })).toEqual(expect.arrayContaining(pictures))
    }
    const both = idsOf('photo_without_authorization', { elements: ['photo'], form: 'electronic' })
    expect(new Set(both).size).toBe(both.length)
  })

  test('payment cards ask for the bank that processes them', () => {
    expect(idsOf('hacking', { elements: ['payment_card'], form: 'electronic' })).toContain('tell-the-card-processor')
    expect(idsOf('hacking', { elements: ['ssn'], form: 'electronic' })).not.toContain('tell-the-card-processor')
  })

  test('electronic information asks for the outcome of the security incident, paper does not', () => {
    const outcome = ({ form }: { form: 'electronic' | 'both' | 'paper' | 'oral' }) =>
      stepsFor('other', begin, { elements: [], form }).find(({ id }) => id === 'record-the-outcome')?.law
    expect(outcome({ form: 'electronic' })).toBe('45 CFR 164.308(a)(6)(ii)')
    expect(outcome({ form: 'both' })).toBe('45 CFR 164.308(a)(6)(ii)')
    expect(outcome({ form: 'paper' })).toBeUndefined()
    expect(outcome({ form: 'oral' })).toBeUndefined()
  })
})

test('the days count from discovery over the end of a month and a leap day', () => {
  const due = (on: string) => step(stepsFor('phishing', beginOn(on)), 'mail-the-letters').dueOn
  expect(due('2026-01-31')).toBe('2026-04-01')
  expect(due('2024-01-01')).toBe('2024-03-01')
})

test('the letters and the report stand on day 60 with the section that sets it', () => {
  const steps = stepsFor('other', begin)
  expect(step(steps, 'mail-the-letters')).toMatchObject({ dueOn: '2026-04-01', law: '45 CFR 164.404(b), (d)' })
  expect(step(steps, 'tell-the-regulators')).toMatchObject({ dueOn: '2026-04-01', law: '45 CFR 164.408' })
})

test.each([
  ['social_media_disclosure', 'screenshot-the-post', 'take-the-post-down'],
  ['photo_without_authorization', 'screenshot-the-photo', 'take-the-photo-down'],
  ['review_reply', 'screenshot-the-reply', 'take-the-reply-down'],
  ['lost_or_stolen_device', 'record-encryption-state', 'wipe-the-device'],
  ['tracking_technology', 'record-the-trackers', 'switch-off-trackers'],
] as const)('%s keeps the proof before it removes the cause', (kind, proof, removal) => {
  const ids = stepsFor(kind, begin).map((each) => each.id)
  expect(ids.indexOf(proof)).toBeGreaterThanOrEqual(0)
  expect(ids.indexOf(proof)).toBeLessThan(ids.indexOf(removal))
})

test.each([
  [
    'social_media_disclosure',
    [/screenshot/i, /location/i, /reshare/i, /without confirming/i, /authorization/i, /cover/i],
  ],
  [
    'photo_without_authorization',
    [/screenshot/i, /location/i, /copies/i, /without confirming/i, /authorization/i, /marketing/i],
  ],
  ['review_reply', [/screenshot/i, /cached/i, /confirm/i, /authorization/i]],
  [
    'ransomware',
    [/OFAC/, /insurer/i, /leave machines on/i, /note/i, /law enforcement|FBI/, /clean backup/i, /encrypted/i],
  ],
  ['phishing', [/insurer/i, /session/i, /mail rules/i, /search the mailbox/i]],
  ['lost_or_stolen_device', [/wipe/i, /police/i, /encrypted/i]],
  ['hacking', [/insurer/i, /OFAC/]],
  ['theft_of_records', [/DEA field office/, /Form 106/, /prescription pads/i]],
  ['departing_workforce', [/malpractice/i, /board/]],
  ['vendor_breach', [/list of our patients/i, /business associate agreement/i, /told you/i]],
] as [Kind, RegExp[]][])('%s carries what the field knows to do', (kind, expected) => {
  const text = stepsFor(kind, begin)
    .map((each) => `${each.title} ${proseOf(each)}`)
    .join('\n')
  expect(expected.filter((words) => !words.test(text))).toEqual([])
})

function proseOf({ why, how, script = '' }: Step): string {
  return [why, ...how, script].join(' ')
}

function step(steps: Step[], id: string): Step {
  const found = steps.find((each) => each.id === id)
  if (!found) throw new Error(`There is no step ${id}.`)
  return found
}
