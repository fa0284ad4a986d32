import fc from 'fast-check'
import { type Day, plus } from '../../src/breach/law/day.ts'
import type { Hold, Situation } from '../../src/breach/law/situation.ts'
import { RESIDENCES } from '../../src/breach/law/states.ts'
import {
  ELEMENTS,
  EXCEPTION_KINDS,
  FACTORS,
  FINDINGS,
  FORMS,
  HIPAA_ROLES,
  HOLD_FORMS,
  NATURES,
  SECURINGS,
} from '../../src/breach/law/vocabulary.ts'

/** Days around three year ends, a leap day, and the days on which federal rules changed. */
export const someDay = fc.integer({ min: 0, max: 1400 }).map((days) => plus('2023-06-01', days))

const flag = fc.boolean()
const length = fc.option(fc.nat(400))
const dayOrNull = fc.option(someDay)
const count = fc.oneof(
  fc.integer({ min: 0, max: 12 }),
  fc.integer({ min: 440, max: 510 }),
  fc.integer({ max: 20_000, min: 0 }),
)

export const someHold: fc.Arbitrary<Hold> = fc
  .record({
    form: fc.constantFrom(...HOLD_FORMS),
    statedOn: someDay,
    days: length,
    documented: flag,
    impedes: flag,
  })
  .map(({ days, ...hold }) => ({ ...hold, until: ended(hold.statedOn, days) }))

const residents = fc.dictionary(fc.constantFrom(...RESIDENCES), count, { maxKeys: 4, noNullPrototype: true })

/** Any Situation whose facts fit together, most of them breaches. */
export const someSituation: fc.Arbitrary<Situation> = fc.record({
  today: someDay,
  entity: fc.record({
    hipaa: fc.constantFrom(...HIPAA_ROLES),
    part2: flag,
    phrVendor: flag,
    licensedFacilityIn: fc.constantFrom([], ['CA' as const]),
  }),
  event: fc.record({
    from: dayOrNull,
    to: fc.constant(null),
    knownOn: someDay,
    shouldHaveBeenKnownOn: dayOrNull,
    determinedOn: dayOrNull,
    nature: fc.constantFrom(...NATURES),
    permitted: rarely(),
    phi: rarely().map((rare) => !rare),
    secured: fc.constantFrom('no', 'no', 'no', ...SECURINGS),
    keyTaken: flag,
    form: fc.constantFrom(...FORMS),
    elements: fc.subarray([...ELEMENTS]),
  }),
  exception: fc.option(
    fc.record({
      kind: fc.constantFrom(...EXCEPTION_KINDS),
      goodFaith: flag,
      withinAuthority: flag,
      sameEntity: flag,
      bothAuthorized: flag,
      furtherMisuse: flag,
      documented: flag,
    }),
  ),
  assessment: fc.option(
    fc.record({
      factors: fc.subarray([...FACTORS]),
      finding: fc.option(fc.constantFrom(...FINDINGS)),
      documented: flag,
    }),
  ),
  people: fc.record({
    total: fc.option(count),
    estimate: flag,
    residents,
    unreachable: fc.integer({ min: 0, max: 12 }),
    nextOfKinUnreachable: fc.integer({ min: 0, max: 3 }),
  }),
  associate: fc.option(
    fc.record({ agent: flag, discoveredOn: dayOrNull, toldUsOn: dayOrNull, contractDays: fc.option(fc.nat(90)) }),
  ),
  harmFinding: flag,
  holds: fc.array(someHold, { maxLength: 3 }),
  done: fc.dictionary(fc.constantFrom('hipaa.individuals', 'hipaa.ocr', 'part2.individuals', 'ftc.ftc'), someDay),
  substitute: fc.option(
    fc
      .record({ postedOn: dayOrNull, posted: length, mediaOn: dayOrNull, tollFreeFrom: dayOrNull, tollFree: length })
      .map(({ posted, tollFree, ...days }) => ({
        ...days,
        removedOn: ended(days.postedOn, posted),
        tollFreeTo: ended(days.tollFreeFrom, tollFree),
      })),
  ),
})

function ended(from: Day | null, days: number | null): Day | null {
  return from === null || days === null ? null : plus(from, days)
}

function rarely(): fc.Arbitrary<boolean> {
  return fc.integer({ min: 0, max: 9 }).map((number) => number === 0)
}
