import { z } from '@hono/zod-openapi'
import { isDay } from '../../breach/day.ts'
import { RESIDENCES, STATE_CODES } from '../../breach/states.ts'
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
} from '../../breach/vocabulary.ts'
import { oneOf } from './words.ts'

// Clocks run into the next year and further: days this late would leave the calendar.
const LAST_DAY = '9899-12-31'

const DAY = 'Give a day of the calendar as YYYY-MM-DD, such as 2026-03-14.'
const COUNT = 'Give a whole number of 0 or more.'
const FLAG = 'Give true or false.'
const RESIDENTS = 'Give counts by State, USPS two-letter codes and XX for no State, such as {"TX": 512}.'
const UNKNOWN = 'A Situation has no such field: leave it out.'
const OBJECT = 'Give an object with the fields that the documentation of a Situation names.'

const day = z
  .string({ error: DAY })
  .refine((text) => isDay(text) && text <= LAST_DAY, { error: DAY })
  .openapi({ format: 'date', example: '2026-03-14' })
const flag = z.boolean({ error: FLAG }).optional()
const count = z.int({ error: COUNT }).nonnegative({ error: COUNT })
const dayOrNull = day.nullable().optional()

const state = oneOf(STATE_CODES)
const residence = oneOf(RESIDENCES)

const entity = fields({
  hipaa: oneOf(HIPAA_ROLES).optional(),
  part2: flag,
  phrVendor: flag,
  licensedFacilityIn: listOf(state).optional(),
})

const event = fields({
  from: dayOrNull,
  to: dayOrNull,
  knownOn: day,
  shouldHaveBeenKnownOn: dayOrNull,
  determinedOn: dayOrNull,
  nature: oneOf(NATURES).optional(),
  permitted: flag,
  phi: flag,
  secured: oneOf(SECURINGS).optional(),
  keyTaken: flag,
  form: oneOf(FORMS).optional(),
  elements: listOf(oneOf(ELEMENTS)).optional(),
}).refine(({ from, to }) => inOrder(from, to), {
  path: ['to'],
  error: 'The breach ended before it began: correct one of the days.',
})

const exception = fields({
  kind: oneOf(EXCEPTION_KINDS),
  goodFaith: flag,
  withinAuthority: flag,
  sameEntity: flag,
  bothAuthorized: flag,
  furtherMisuse: flag,
  documented: flag,
})

const assessment = fields({
  factors: listOf(oneOf(FACTORS)).optional(),
  finding: oneOf(FINDINGS).nullable().optional(),
  documented: flag,
})

const people = fields({
  total: count.nullable().optional(),
  estimate: flag,
  residents: z.partialRecord(residence, count, { error: RESIDENTS }).optional(),
  unreachable: count.optional(),
  nextOfKinUnreachable: count.optional(),
})

const associate = fields({
  agent: flag,
  discoveredOn: dayOrNull,
  toldUsOn: dayOrNull,
  contractDays: count.nullable().optional(),
})

const hold = fields({
  form: oneOf(HOLD_FORMS),
  statedOn: day,
  until: dayOrNull,
  documented: flag,
  impedes: flag,
}).refine(({ statedOn, until }) => inOrder(statedOn, until), {
  path: ['until'],
  error: 'The statement ends before it was made: correct one of the days.',
})

const ST = `(${STATE_CODES.join('|')})`
const FEDERAL_ID = String.raw`(hipaa|part2)\.(individuals|ocr|substitute|covered_entity|media\.${ST})|ftc\.(individuals|ftc|media\.${ST})`
const DUTY_ID = new RegExp(String.raw`^(${FEDERAL_ID}|state\.${ST}(\.[a-z0-9-]+){1,2})$`)

const dutyId = z.string().regex(DUTY_ID, {
  error: 'Give the id of a duty, such as hipaa.individuals or state.TX.attorney-general.',
})

const substitute = fields({
  postedOn: dayOrNull,
  removedOn: dayOrNull,
  mediaOn: dayOrNull,
  tollFreeFrom: dayOrNull,
  tollFreeTo: dayOrNull,
})
  .refine(({ postedOn, removedOn }) => inOrder(postedOn, removedOn), {
    path: ['removedOn'],
    error: 'The posting was removed before it was made: correct one of the days.',
  })
  .refine(({ tollFreeFrom, tollFreeTo }) => inOrder(tollFreeFrom, tollFreeTo), {
    path: ['tollFreeTo'],
    error: 'The toll-free number ended before it began: correct one of the days.',
  })

/** A Situation as it is asked: what may be left out has a default, and an unknown field is refused. */
export const situationSchema = fields({
  today: day.optional(),
  entity: entity.optional(),
  event,
  exception: exception.nullable().optional(),
  assessment: assessment.nullable().optional(),
  people,
  associate: associate.nullable().optional(),
  harmFinding: flag,
  holds: listOf(hold).optional(),
  done: z.record(dutyId, day, { error: 'Give an object of days by duty id.' }).optional(),
  substitute: substitute.nullable().optional(),
}).openapi('Situation')

function fields<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, { error: (issue) => (issue.code === 'unrecognized_keys' ? UNKNOWN : OBJECT) })
}

function listOf<Item extends z.ZodType>(item: Item): z.ZodArray<Item> {
  return z.array(item, { error: 'Give a list.' })
}

function inOrder(first: string | null | undefined, last: string | null | undefined): boolean {
  return first == null || last == null || first <= last
}
