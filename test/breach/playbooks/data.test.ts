import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Kind } from '../../../src/breach/law/kinds.ts'
import { faultsIn } from '../../../src/breach/playbooks/check.ts'
import { PLAYBOOK_NAMES, playbooks } from '../../../src/breach/playbooks/index.ts'
import { carrierOf, NOTICE_STEPS } from '../../../src/breach/playbooks/notice-steps.ts'
import { isSeenOnly } from '../../../src/breach/playbooks/seen-only.ts'
import { PHASES, type Playbook, type Task } from '../../../src/breach/playbooks/task.ts'
import { tasksSchema } from '../../../src/web/api/shared/playbook-schema.ts'

const common = playbooks.common
const kinds = PLAYBOOK_NAMES.filter((name): name is Kind => name !== 'common')

/** Words that nobody says at a front desk. */
const STIFF =
  /\b(utili[sz]e|leverag\w+|ensur\w+|robust|seamless\w*|in order to|herein|hereby|aforementioned|forthwith|stakeholders?|best-in-class|state-of-the-art|cutting-edge|world-class|synerg\w+|holistic\w*|streamlin\w+|empower\w*|mend\w*|from afar|shall|as per|overdue|TODO|lorem)\b|—/i

describe.each(PLAYBOOK_NAMES)('the playbook %s', (name) => {
  const steps = playbooks[name]

  test('is written as the schema asks, so that its file can be given out and taken back', () => {
    expect(tasksSchema.parse(steps)).toEqual(steps)
  })

  test('holds together: nothing twice, nothing in a circle, nothing due before what comes first', () => {
    expect(faultsIn(steps, name === 'common' ? [] : common)).toEqual([])
  })

  test('speaks in short plain sentences', () => {
    for (const { id, title, why, how } of steps) {
      expect(title.length, id).toBeLessThan(60)
      expect(title, id).toMatch(/^[A-Z].*[^?.!]$/)
      expect(why, id).toMatch(/^[A-Z].*\.$/)
      expect(why, id).not.toMatch(/[.!?] [A-Z]/)
      expect(how.length, id).toBeGreaterThanOrEqual(2)
      expect(how.length, id).toBeLessThanOrEqual(6)
      for (const line of how) expect(line, id).toMatch(/^.{1,260}(?<=[.?)])$/)
    }
  })

  test('uses no word that nobody says', () => {
    for (const step of steps) expect(proseOf(step), step.id).not.toMatch(STIFF)
  })

  test('asks its conditions as questions', () => {
    for (const { id, onlyIf } of steps) if (onlyIf !== null) expect(onlyIf, id).toMatch(/^[A-Z].*\?$/)
  })
})

describe.each(kinds)('the kind %s', (kind) => {
  const own = playbooks[kind]

  test('has eight to twenty steps of its own, among them what stops the harm, keeps the proof, decides and prevents', () => {
    expect(own.length).toBeGreaterThanOrEqual(8)
    expect(own.length).toBeLessThanOrEqual(20)
    expect(new Set(own.map(({ phase }) => phase))).toEqual(
      expect.toSatisfy((phases: Set<string>) =>
        ['contain', 'preserve', 'assess', 'prevent'].every((each) => phases.has(each)),
      ),
    )
    expect(new Set([...own, ...common].map(({ phase }) => phase))).toEqual(new Set(PHASES))
  })

  test('gives somebody at the front desk all that is due in the first hour, as the one who does it or stands in', () => {
    const first = own.filter(({ due, onlyIf }) => 'hours' in due && due.hours < 1 && onlyIf === null)
    for (const { id, owner, backup } of first) expect([owner, backup], id).toContain('staff')
  })
})

test('the notices that a step says it gives are those that the product counts for it', () => {
  const duties = [
    ...['hipaa.individuals', 'hipaa.ocr', 'hipaa.media.TX', 'hipaa.substitute', 'part2.individuals', 'part2.ocr'],
    ...['ftc.individuals', 'ftc.ftc', 'ftc.media.TX', 'state.TX.individuals', 'state.CA.facility.individuals'],
    ...['state.TX.attorney-general', 'state.NY.department-of-state', 'state.TX.consumer-reporting-agencies'],
    ...['state.CA.facility.regulator', 'part2.media.TX', 'part2.substitute'],
  ]
  const ids = common.map(({ id }) => id)
  const serves = (step: Task, duty: string) =>
    step.serves?.some((pattern) =>
      new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^.]+')}$`).test(duty),
    )
  for (const duty of duties) {
    const carrier = common.find(({ id }) => id === carrierOf(duty, ids))
    expect(carrier && serves(carrier, duty), `${duty} by ${carrier?.id}`).toBe(true)
  }
  expect(
    common
      .filter(({ serves }) => serves)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual([...NOTICE_STEPS].toSorted())
})

test('what the product alone sees done is in the playbook that all kinds have', () => {
  expect(common.filter(({ id }) => isSeenOnly(id))).toHaveLength(5)
})

test('steps of before 0.3 that were renamed elsewhere keep their ids', () => {
  const ids = new Set(PLAYBOOK_NAMES.flatMap((name) => playbooks[name].map(({ id }) => id)))
  for (const id of [
    'call-the-insurer',
    'read-the-contracts',
    'tell-the-card-processor',
    'pay-nothing-yet',
    'help-with-intimate-pictures',
  ])
    expect(ids).toContain(id)
})

describe('what is wrong with a playbook is said', () => {
  const [one, two] = [playbooks.phishing[0]!, playbooks.phishing[1]!]

  test.each<[says: RegExp, steps: Playbook]>([
    [/is there twice/, [one, one]],
    [/names the step “nowhere”/, [{ ...one, after: ['nowhere'] }]],
    [/names the step “nowhere”/, [{ ...one, due: { from: 'nowhere', days: 1 } }]],
    [/is no notice/, [{ ...one, due: { from: 'duty:gossip', days: 0 }, guidance: false, law: 'A law', serves: [] }]],
    [
      /wait for each other: [\w-]+, [\w-]+, [\w-]+\./,
      [
        { ...one, after: [two.id] },
        { ...two, after: [one.id] },
      ],
    ],
    [
      /is due before/,
      [
        { ...one, due: { from: 'discovery', days: 0 }, after: [two.id] },
        { ...two, due: { from: 'discovery', days: 9 } },
      ],
    ],
    [/The backup is somebody else/, [{ ...one, backup: one.owner }]],
    [/needs its citation/, [{ ...one, guidance: false, law: null }]],
    [
      /begin with “exposureUrl”/,
      [{ ...one, list: 'exposure', asks: [{ name: 'views', label: 'Views', type: 'text' }] }],
    ],
    [/Choices belong to a choice/, [{ ...one, asks: [{ name: 'views', label: 'Views', type: 'choice' }] }]],
  ])('%s', (says, steps) => {
    expect(
      faultsIn(steps)
        .map(({ message }) => message)
        .join('\n'),
    ).toMatch(says)
  })

  test('whatever waits for whatever, checking comes to an end', () => {
    const ids = ['a', 'b', 'c', 'd']
    const id = fc.constantFrom(...ids)
    const links = fc.array(fc.record({ after: fc.array(id, { maxLength: 2 }), from: fc.option(id) }), {
      minLength: 4,
      maxLength: 4,
    })
    fc.assert(
      fc.property(links, (each) => {
        const steps = each.map(
          ({ after, from }, at): Task => ({
            ...one,
            id: ids[at] ?? '',
            after,
            due: { from: from ?? 'discovery', days: 1 },
          }),
        )
        expect(Array.isArray(faultsIn(steps))).toBe(true)
      }),
    )
  })
})

function proseOf({ title, why, how, script, onlyIf, evidence, asks = [] }: Task): string {
  return [title, why, ...how, script, onlyIf, ...evidence, ...asks.map(({ label }) => label)].join('\n')
}
