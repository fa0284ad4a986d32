import { z } from '@hono/zod-openapi'
import type { Associate, Entity, Event, Hold, Substitute } from '../../../breach/law/situation.ts'
import { STATE_CODES } from '../../../breach/law/states.ts'
import {
  ELEMENTS,
  FORMS,
  HIPAA_ROLES,
  HOLD_FORMS,
  NATURES,
  POSTING_DAYS,
  SECURINGS,
} from '../../../breach/law/vocabulary.ts'
import { day, flag, listOf, oneOf } from './words.ts'

/** The facts the law asks for. Situations, requests and answers share these shapes; each decides what is optional. */
type Asked<Facts> = Record<keyof Facts, z.ZodType>

const dayOrNull = day.nullable()

/** Who we are to the law. */
export const ENTITY = {
  hipaa: oneOf(HIPAA_ROLES),
  part2: flag,
  phrVendor: flag,
  licensedFacilityIn: listOf(oneOf(STATE_CODES)),
} satisfies Asked<Entity>

/** How the law sees what happened, without its dates. */
export const EVENT = {
  shouldHaveBeenKnownOn: dayOrNull,
  determinedOn: dayOrNull,
  nature: oneOf(NATURES),
  permitted: flag,
  phi: flag,
  secured: oneOf(SECURINGS),
  keyTaken: flag,
  form: oneOf(FORMS),
  elements: listOf(oneOf(ELEMENTS)).openapi({
    description: 'Kinds of data involved. Empty means not known yet.',
  }),
} satisfies Asked<Omit<Event, 'from' | 'to' | 'knownOn'>>

/** What a business associate knew and when it notified us; the days of its contract have limits of their own. */
export const ASSOCIATE = {
  agent: flag.openapi({ description: 'Whether it is our agent. If so, what it knows counts as known to us.' }),
  discoveredOn: dayOrNull,
  toldUsOn: dayOrNull,
} satisfies Asked<Omit<Associate, 'contractDays'>>

const DAYS = 'Enter a whole number of days, from 1 to 60.'

/** The days a contract gives a business associate: never more than the law's 60. */
export const contractDays = z.int({ error: DAYS }).min(1, { error: DAYS }).max(60, { error: DAYS }).nullable()

/** A law-enforcement official's statement, 45 CFR 164.412. */
export const HOLD = {
  form: oneOf(HOLD_FORMS),
  statedOn: day,
  until: dayOrNull,
  documented: flag,
  impedes: flag,
} satisfies Asked<Hold>

/** Where and for how long substitute notice was posted, 45 CFR 164.404(d)(2): each date in the same shape. */
export function postingOf<Shape extends z.ZodType>(shape: Shape) {
  const days = POSTING_DAYS.map((name) => [name, shape] as const)
  return Object.fromEntries(days) as { [Name in keyof Substitute]: Shape }
}
