import { readersOf } from '../incident/ledger.ts'
import type { Duty } from '../law/answer.ts'
import type { Day } from '../law/day.ts'
import { plannedDay } from '../law/overdue.ts'
import { isDone } from '../law/pending-duty.ts'
import { formFor, officeIn } from './forms.ts'

/** What kind of reader a notice goes to: `other` is a reader that one duty alone has. */
export type AudienceKind = 'letter' | 'office' | 'ocr' | 'media' | 'unreached' | 'bureaus' | 'other'

/** Everybody whom one notice tells, and the duties, under however many laws, that it meets. */
export type Audience = {
  /** `letter`, `media.TX`, `office.NY.attorney-general`; of a reader that one duty alone has, that duty's. */
  key: string
  kind: AudienceKind
  /** By their days; those without a day last. */
  duties: readonly Duty[]
  /** The duty whose day is the audience's: the first that is not met; where all are, the one met latest, a late one first. */
  lead: Duty
  isDone: boolean
}

/**
 * Duties by whom one notice tells: one letter serves HIPAA and every State's law, one form every office that it reaches, one
 * press release each rule. What is open comes first, by its day; then what is done, the latest first, by `done`.
 */
export function audiencesOf(duties: readonly Duty[], asOf: AsOf): Audience[] {
  const grouped = Map.groupBy(duties, (duty) => readerOf(duty).key)
  const audiences = [...grouped].map(([key, its]) => audienceOf(key, its, asOf))
  const open = audiences.filter((audience) => !audience.isDone).sort(byDay(asOf))
  return [...open, ...audiences.filter((audience) => audience.isDone).sort(byGiven(asOf))]
}

/** What is asked besides the duties: when each was done, and the day on which it is asked. */
type AsOf = { done: Readonly<Record<string, Day>>; today: Day }

function audienceOf(key: string, its: readonly Duty[], { done, today }: AsOf): Audience {
  const duties = its.toSorted((one, other) => placeOf(one, today).localeCompare(placeOf(other, today)))
  const unmet = duties.find((duty) => !isDone(duty))
  const [first] = duties as [Duty]
  return {
    key,
    kind: readerOf(first).kind,
    duties,
    lead: unmet ?? duties.reduce((one, other) => (metPlace(other, done) > metPlace(one, done) ? other : one)),
    isDone: unmet === undefined,
  }
}

/** Whom one notice tells that meets this duty. */
export function readerOf({ id, form }: Pick<Duty, 'id' | 'form'>): { key: string; kind: AudienceKind } {
  if (readersOf(id)) return { key: 'letter', kind: 'letter' }
  if (form) return { key: 'unreached', kind: 'unreached' }
  const office = officeIn(id)
  if (office) return { key: `office.${formFor(office.state, office.slug).office}`, kind: 'office' }
  if (id.endsWith('.consumer-reporting-agencies')) return { key: 'credit-bureaus', kind: 'bureaus' }
  const [, notice, state] = id.split('.')
  if (notice === 'media') return { key: `media.${state}`, kind: 'media' }
  return { key: id, kind: notice === 'ocr' ? 'ocr' : 'other' }
}

const NO_DAY = '9999-12-31'
// On one day the people come before the offices.
const RANKS: Partial<Record<AudienceKind, number>> = { letter: 0, unreached: 1 }

function byDay({ today }: AsOf) {
  return (one: Audience, other: Audience) => rankedPlace(one, today).localeCompare(rankedPlace(other, today))
}

function rankedPlace({ lead, kind, key }: Audience, today: Day): string {
  return `${placeOf(lead, today).slice(0, NO_DAY.length + 2)} ${RANKS[kind] ?? 2} ${key}`
}

// Met duties come after open ones, so that the first is the lead.
function placeOf(duty: Duty, today: Day): string {
  return `${isDone(duty) ? 1 : 0} ${plannedDay(duty, today) ?? NO_DAY} ${duty.id}`
}

function metPlace({ id, status }: Duty, done: Readonly<Record<string, Day>>): string {
  return `${status === 'done_late' ? 1 : 0} ${done[id] ?? ''}`
}

function byGiven({ done }: AsOf) {
  return ({ lead: one }: Audience, { lead: other }: Audience) =>
    (done[other.id] ?? '').localeCompare(done[one.id] ?? '')
}
