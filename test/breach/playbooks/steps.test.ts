import { describe, expect, test } from 'vitest'
import { KINDS, type Kind } from '../../../src/breach/law/kinds.ts'
import { type Step, stepsFor } from '../../../src/breach/playbooks/steps.ts'
import { PHASES } from '../../../src/breach/playbooks/task.ts'

const kinds = Object.keys(KINDS) as Kind[]
const discovered = '2026-01-31'

describe.each(kinds)('the checklist of %s', (kind) => {
  const steps = stepsFor(kind, discovered)

  test('has something to do in every phase', () => {
    expect(new Set(steps.map((step) => step.phase))).toEqual(new Set(PHASES))
  })

  test('names each step once and tells what to do and why', () => {
    const ids = steps.map((step) => step.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const step of steps) {
      expect(step.id).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(step.title.length, step.id).toBeLessThanOrEqual(80)
      expect(step.detail.length, step.id).toBeGreaterThan(40)
    }
  })

  test('begins on the day of discovery and is in the order of doing', () => {
    const days = steps.map((step) => step.dueOn)
    expect(days[0]).toBe(discovered)
    expect(days).toEqual(days.toSorted())
  })

  test('brings five to twelve steps of its own', () => {
    const shared = new Set(sharedIds())
    const own = steps.filter((step) => !shared.has(step.id))
    expect(own.length).toBeGreaterThanOrEqual(5)
    expect(own.length).toBeLessThanOrEqual(12)
  })

  test('gives nobody more than the sixty days of the law', () => {
    expect(steps.every((step) => step.days <= 60)).toBe(true)
  })

  test('cites only sections of the Privacy, Security and Breach Notification Rules', () => {
    for (const { citation } of steps) expect(citation ?? '45 CFR 164.404').toMatch(/^45 CFR 164\.(308|31\d|4\d\d|530)/)
  })
})

test.each(kinds)(
  '%s asks for mitigation, sanctions and what contracts, employees and residents abroad need',
  (kind) => {
    const steps = stepsFor(kind, discovered)
    const citations = steps.map(({ citation }) => citation)
    expect(citations).toContain('45 CFR 164.530(f)')
    expect(citations).toContain('45 CFR 164.530(e)')
    const text = steps.map(({ detail }) => detail).join(' ')
    expect(text).toMatch(/Medicare, Medicaid/)
    expect(text).toMatch(/employees whose own data/)
    expect(text).toMatch(/European Union, the United Kingdom or Canada/)
  },
)

test('a step of the kind’s own stands for the common one of that name, once', () => {
  const sanctions = stepsFor('snooping', discovered).filter(({ id }) => id === 'apply-sanctions')
  expect(sanctions.map(({ title }) => title)).toEqual(['Apply the sanctions policy and write it down'])
})

describe('what the information asks', () => {
  const idsOf = (kind: Kind, ...facts: Parameters<typeof stepsFor>[2][]) =>
    stepsFor(kind, discovered, ...facts).map(({ id }) => id)
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
      stepsFor('other', discovered, { elements: [], form }).find(({ id }) => id === 'record-the-outcome')?.citation
    expect(outcome({ form: 'electronic' })).toBe('45 CFR 164.308(a)(6)(ii)')
    expect(outcome({ form: 'both' })).toBe('45 CFR 164.308(a)(6)(ii)')
    expect(outcome({ form: 'paper' })).toBeUndefined()
    expect(outcome({ form: 'oral' })).toBeUndefined()
  })
})

test('the days count from discovery over the end of a month and a leap day', () => {
  const due = (on: string) => step(stepsFor('phishing', on), 'mail-the-letters').dueOn
  expect(due('2026-01-31')).toBe('2026-04-01')
  expect(due('2024-01-01')).toBe('2024-03-01')
})

test('the letters and the report stand on day 60 with the section that sets it', () => {
  const steps = stepsFor('other', discovered)
  expect(step(steps, 'mail-the-letters')).toMatchObject({ days: 60, citation: '45 CFR 164.404(b)' })
  expect(step(steps, 'tell-the-regulators')).toMatchObject({ days: 60, citation: '45 CFR 164.408' })
})

test.each([
  ['social_media_disclosure', 'screenshot-the-post', 'take-the-post-down'],
  ['photo_without_authorization', 'screenshot-the-photo', 'take-the-photo-down'],
  ['review_reply', 'screenshot-the-reply', 'take-the-reply-down'],
  ['lost_or_stolen_device', 'record-encryption-state', 'wipe-the-device'],
  ['tracking_technology', 'record-the-trackers', 'switch-off-trackers'],
] as const)('%s keeps the proof before it removes the cause', (kind, proof, removal) => {
  const ids = stepsFor(kind, discovered).map((each) => each.id)
  expect(ids.indexOf(proof)).toBe(0)
  expect(ids.indexOf(removal)).toBe(1)
})

test.each([
  [
    'social_media_disclosure',
    [/screenshot/i, /geotag/i, /reshare/i, /without confirming/i, /authorization/i, /without a valid authorization/i],
  ],
  [
    'photo_without_authorization',
    [/screenshot/i, /location/i, /copies/i, /without confirming/i, /scope, expiry, revocation/i, /marketing/i],
  ],
  ['review_reply', [/screenshot/i, /cached/i, /without confirming/i, /authorization/i]],
  [
    'ransomware',
    [/OFAC/, /insurer/i, /power off/i, /note/i, /law enforcement|FBI/, /clean backup/i, /encrypted beforehand/i],
  ],
  ['phishing', [/insurer/i, /session/i, /mail rules/i, /search the mailbox/i]],
  ['lost_or_stolen_device', [/wipe/i, /police/i, /encrypted/i]],
  ['hacking', [/insurer/i, /OFAC/]],
  ['theft_of_records', [/DEA Form 106/, /prescription pads/i]],
  ['departing_workforce', [/malpractice/i, /board/]],
  ['vendor_breach', [/list of individuals/i, /business associate agreement/i, /told you/i]],
] as [Kind, RegExp[]][])('%s carries what the field knows to do', (kind, expected) => {
  const text = stepsFor(kind, discovered)
    .map((each) => `${each.title} ${each.detail}`)
    .join('\n')
  for (const words of expected) expect(text).toMatch(words)
})

function sharedIds(): string[] {
  const everywhere = kinds.map((kind) => stepsFor(kind, discovered).map((each) => each.id))
  return everywhere[0]?.filter((id) => everywhere.every((ids) => ids.includes(id))) ?? []
}

function step(steps: Step[], id: string): Step {
  const found = steps.find((each) => each.id === id)
  if (!found) throw new Error(`There is no step ${id}.`)
  return found
}
