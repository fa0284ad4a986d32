import fc from 'fast-check'
import { type Day, plus } from '../../src/breach/law/day.ts'
import type { Question } from '../../src/breach/law/situation.ts'
import { STATES, type State } from '../../src/breach/law/states.ts'
import { ELEMENTS, EXCEPTION_KINDS, FACTORS, FINDINGS } from '../../src/breach/law/vocabulary.ts'

const TODAY: Day = '2026-11-22'

const someDay = fc.integer({ min: 0, max: 900 }).map((days) => plus('2024-06-01', days))
const someState = fc.constantFrom(...(Object.keys(STATES) as State[]))
const elements = fc
  .subarray(
    ELEMENTS.filter((element) => element !== 'name'),
    { minLength: 1, maxLength: 5 },
  )
  .map((others) => ['name' as const, ...others])

const breach = fc.record({ knownOn: someDay, elements, form: fc.constantFrom('electronic', 'electronic', 'paper') })
const residents = fc.dictionary(someState, fc.integer({ min: 1, max: 3000 }), {
  minKeys: 3,
  maxKeys: 3,
  noNullPrototype: true,
})

const federal = fc
  .record({ event: breach, total: fc.integer({ min: 1, max: 1200 }) })
  .map(({ event, total }) => ({ event, people: { total } }))

const threeStates = fc
  .record({ event: breach, residents, unreachable: fc.nat(30) })
  .map(({ event, ...people }) => ({ event, people: { ...people, total: sumOf(people.residents) } }))

const held = fc
  .record({ asked: threeStates, after: fc.integer({ min: 1, max: 50 }), days: fc.option(fc.nat(120)) })
  .map(({ asked, after, days }) => ({ ...asked, holds: [statement(plus(asked.event.knownOn, after), days)] }))

const throughAssociate = fc
  .record({ asked: threeStates, agent: fc.boolean(), late: fc.nat(120) })
  .map(({ asked, agent, late }) => ({
    ...asked,
    associate: { agent, discoveredOn: asked.event.knownOn, toldUsOn: plus(asked.event.knownOn, late) },
  }))

const judged = fc.record({
  event: breach,
  people: fc.constant({ total: 1 }),
  exception: fc.record({
    kind: fc.constantFrom(...EXCEPTION_KINDS),
    documented: fc.boolean(),
    goodFaith: fc.boolean(),
  }),
  assessment: fc.record({
    factors: fc.subarray([...FACTORS]),
    finding: fc.constantFrom(...FINDINGS),
    documented: fc.boolean(),
  }),
})

/** That many Situations as clinics meet them, always the same for a seed: one fifth of each mix, in turn. */
export function situations(count: number, seed: number): Question[] {
  const mixes: fc.Arbitrary<Question>[] = [federal, threeStates, held, throughAssociate, judged]
  const drawn = mixes.map((mix) => fc.sample(mix, { numRuns: Math.ceil(count / mixes.length), seed }))
  return Array.from({ length: count }, (_, at) => ({
    today: TODAY,
    ...drawn[at % mixes.length]![Math.floor(at / mixes.length)]!,
  }))
}

function sumOf(residents: Record<string, number>): number {
  return Object.values(residents).reduce((sum, count) => sum + count, 0)
}

function statement(statedOn: Day, days: number | null) {
  const until = days === null ? null : plus(statedOn, days)
  return { form: until === null ? 'oral' : 'written', statedOn, until, documented: true, impedes: true } as const
}
