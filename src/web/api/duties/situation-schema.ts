import { z } from '@hono/zod-openapi'
import { POSTING_ORDER } from '../../../breach/duties/posting.ts'
import { RESIDENCES, STATE_CODES } from '../../../breach/law/states.ts'
import { EXCEPTION_KINDS, FACTORS, FINDINGS } from '../../../breach/law/vocabulary.ts'
import { ASSOCIATE, ENTITY, EVENT, HOLD, postingOf } from '../shared/asked.ts'
import { day, flag, listOf, oneOf } from '../shared/words.ts'

const COUNT = 'Enter a whole number, 0 or more.'
const RESIDENTS = 'Give counts by State, USPS two-letter codes and XX for no State, such as {"TX": 512}.'
const UNKNOWN = 'A Situation has no such field. Remove it.'
const OBJECT = 'Give an object with the fields documented for a Situation.'

const count = z.int({ error: COUNT }).nonnegative({ error: COUNT })
const dayOrNull = day.nullable()

const event = fields({ from: dayOrNull, to: dayOrNull, ...EVENT })
  .partial()
  .extend({ knownOn: day })
  .refine(({ from, to }) => inOrder(from, to), {
    path: ['to'],
    error: 'The breach ended before it began. Correct one of the dates.',
  })

const exception = fields({
  goodFaith: flag,
  withinAuthority: flag,
  sameEntity: flag,
  bothAuthorized: flag,
  furtherMisuse: flag,
  documented: flag,
})
  .partial()
  .extend({ kind: oneOf(EXCEPTION_KINDS) })

const assessment = fields({ factors: listOf(oneOf(FACTORS)), finding: oneOf(FINDINGS).nullable(), documented: flag })

const people = fields({
  total: count.nullable(),
  estimate: flag,
  residents: z.partialRecord(oneOf(RESIDENCES), count, { error: RESIDENTS }),
  unreachable: count,
  nextOfKinUnreachable: count,
})

const hold = fields(HOLD)
  .partial()
  .extend({ form: HOLD.form, statedOn: HOLD.statedOn })
  .refine(({ statedOn, until }) => inOrder(statedOn, until), {
    path: ['until'],
    error: 'The hold ends before the date of the statement. Correct one of the dates.',
  })

const ST = `(${STATE_CODES.join('|')})`
const FEDERAL_ID = String.raw`(hipaa|part2)\.(individuals|ocr|substitute|covered_entity|media\.${ST})|ftc\.(individuals|ftc|media\.${ST})`
const DUTY_ID = new RegExp(String.raw`^(${FEDERAL_ID}|state\.${ST}(\.[a-z0-9-]+){1,2})$`)

const dutyId = z.string().regex(DUTY_ID, {
  error: 'Give the id of a duty, such as hipaa.individuals or state.TX.attorney-general.',
})

const substitute = POSTING_ORDER.reduce(
  (schema, [first, last, error]) => schema.refine((days) => inOrder(days[first], days[last]), { path: [last], error }),
  fields(postingOf(dayOrNull)).partial(),
)

/** A Situation as a caller sends it: optional fields have defaults, unknown fields are refused. */
export const situationSchema = fields({
  today: day.optional(),
  entity: fields(ENTITY).partial().optional(),
  event,
  exception: exception.nullable().optional(),
  assessment: assessment.partial().nullable().optional(),
  people: people.partial(),
  associate: fields({ ...ASSOCIATE, contractDays: count.nullable() })
    .partial()
    .nullable()
    .optional(),
  harmFinding: flag.optional(),
  holds: listOf(hold).optional(),
  done: z.record(dutyId, day, { error: 'Give an object of dates by duty id.' }).optional(),
  substitute: substitute.nullable().optional(),
}).openapi('Situation')

function fields<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, { error: (issue) => (issue.code === 'unrecognized_keys' ? UNKNOWN : OBJECT) })
}

function inOrder(first: string | null | undefined, last: string | null | undefined): boolean {
  return first == null || last == null || first <= last
}
