import type { Context, MiddlewareHandler } from 'hono'
import { Forbidden } from '../../../errors.ts'
import type { Env } from '../env.ts'
import { reading } from '../note-reading.ts'
import { page } from '../page.ts'
import type { Problem } from '../problem.ts'
import { whatIsRead } from '../what-is-read.ts'
import { whoAsks } from '../who.ts'
import { type FieldSpec, fields } from './fields.ts'
import type { Values } from './form.ts'

/** An auditor says anew why he or she opens a record after this many hours. */
const HOURS = 12

/**
 * Asks an auditor for a reason before a person's record or letter is opened; the reason is kept in the access log. A program's
 * key gives none: it is asked for by nobody who could.
 */
export const askReason: MiddlewareHandler<Env> = async (c, next) => {
  const who = c.get('who')
  if (who?.role !== 'auditor' || who.id.startsWith('key:')) return await next()
  const { incident = '', person, what } = whatIsRead(c.req.method, c.req.path) ?? {}
  if (!person || (what !== 'person' && what !== 'letter') || mayOpen(c.env, who.id, { incident, person }))
    return await next()
  if (c.req.path.startsWith('/api/'))
    throw new Forbidden(
      `Say first why you open this record: POST /api/incidents/${incident}/people/${person}/reading-reason.`,
    )
  return await askForReason(c, { incident, person, back: c.req.path }, {})
}

/** Whose record it is. */
export type Whose = { incident: string; person: string }

const REASON: FieldSpec[] = [{ name: 'reason', label: 'Reason', required: true, type: 'textarea', rows: 2 }]

/** The page that asks for the reason, with what was typed into it; `back` is what was to be opened. */
export async function askForReason(
  c: Context<Env>,
  whose: Whose & { back: string },
  values: Values,
  problem?: Problem,
) {
  c.set('withheld', true)
  const facts = { ...whose, fields: fields(REASON, values, problem?.errors), problem: problem ?? null }
  const title = 'Why are you opening this record?'
  return await page(c, 'log/reading-reason', { title, section: 'incidents', ...facts }, problem?.status)
}

/** Keeps the reason in the access log, and lets whoever gave it open the record for as long as it holds. */
export async function letOpen(c: Context<Env>, { incident, person }: Whose, reason: string): Promise<void> {
  const who = whoAsks(c)
  const { readings, reasonsGiven, now } = c.env
  readings.note({ ...reading(c, who), what: 'reason', incident, people: [person], reason })
  await readings.flush()
  const until = new Date(Date.parse(now()) + HOURS * 3_600_000).toISOString()
  reasonsGiven.set(nameOf(who.id, { incident, person }), until)
}

function mayOpen({ reasonsGiven, now }: Env['Bindings'], by: string, whose: Whose): boolean {
  return (reasonsGiven.get(nameOf(by, whose)) ?? '') > now()
}

function nameOf(by: string, { incident, person }: Whose): string {
  return `${by}/${incident}/${person}`
}
