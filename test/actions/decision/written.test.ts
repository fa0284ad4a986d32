import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answeredOn, recordOf, type Written } from '../../../src/actions/decision/written.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import type { Incident } from '../../../src/breach/incident/incident.ts'
import { FACTORS } from '../../../src/breach/law/vocabulary.ts'
import { openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

let opened: TestWorld
let incident: Incident
const by = { by: { id: 'officer', name: 'The officer', role: 'officer' } } as const

beforeAll(async () => {
  opened = await openTestWorld('2026-11-22T15:00:00.000Z')
  const { officer } = await settle(opened.world)
  const facts = { title: 'Fax to a bakery', kind: 'misdirected_mail_or_fax', discoveredOn: '2026-11-20' } as const
  incident = await logIncident(opened.world, officer, facts)
})
afterAll(() => opened.close())

const words = fc.option(fc.string({ maxLength: 20 }))
const pages: fc.Arbitrary<Written[]> = fc
  .tuple(
    fc.record({ nature: words, recipient: words, acquired_or_viewed: words, mitigation: words }),
    fc.constantFrom('low_probability' as const, 'breach' as const, null),
    words,
  )
  .chain(([texts, finding, reason]) => {
    const factors = FACTORS.map((factor) => ({ factors: { [factor]: { text: texts[factor] } } }))
    return fc.shuffledSubarray([...factors, { finding, reason }], { minLength: 5 })
  })

test('pages saved in any order leave the assessment that one form of all of them leaves', () => {
  fc.assert(
    fc.property(pages, (inOrder) => {
      const assessment = inOrder.reduce<Incident['assessment']>(
        (before, page) => answeredOn({ ...incident, assessment: before }, page, by, opened.world),
        null,
      )
      const factors = Object.assign({}, ...inOrder.map((page) => page.factors))
      const whole = Object.assign({}, ...inOrder, { factors })
      expect(assessment).toEqual(recordOf(whole, incident, by, opened.world))
    }),
  )
})
