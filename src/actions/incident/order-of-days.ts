import { POSTING_ORDER } from '../../breach/duties/posting.ts'
import type { Incident } from '../../breach/incident/incident.ts'
import { type Day, inWords } from '../../breach/law/day.ts'
import { firstKnownOn } from '../../breach/law/discovery.ts'
import { toldTooEarly } from '../../breach/law/earlier-signs.ts'
import type { Substitute } from '../../breach/law/situation.ts'
import { type FieldError, Refused } from '../../errors.ts'
import { refuseFuture } from './incident.ts'

type Told = 'discoveredOn' | 'occurredFrom' | 'occurredTo'

/** The days of an incident that have an order among themselves. */
type Days = { [Name in Told]?: Day | null | undefined } & Partial<Pick<Incident, 'event' | 'associate'>>

/** Refuses an incident whose days are to come, that ended before it began, or began after somebody knew of it. */
export function refuseDisorder(days: Days, today: Day): void {
  for (const [path, day] of happened(days)) refuseFuture(day, today, path)
  const { occurredFrom, occurredTo } = days
  const errors: FieldError[] = []
  if (occurredFrom && occurredTo && occurredTo < occurredFrom) {
    errors.push({
      path: 'occurredTo',
      message: `The incident cannot have ended (${inWords(occurredTo)}) before it began (${inWords(occurredFrom)}).`,
    })
  }
  const early = known(days).find(([, day]) => occurredFrom && day && occurredFrom > day)
  if (occurredFrom && early) errors.push(begunTooLate(occurredFrom, early))
  if (errors.length > 0) throw new Refused(errors.map((each) => each.message).join(' '), errors)
}

/** Refuses a day on which no notice can have been given, because nobody knew of the breach. */
export function refuseBeforeKnown(incident: Incident, day: Day | null, path: string): void {
  const since = knownSince(incident)
  if (day === null || day >= since) return
  const message = toldTooEarly(day, since, incident.associate !== null)
  throw new Refused(message, [{ path, message }])
}

/** Refuses a substitute notice that ended before it began. */
export function refuseEndBeforeStart(substitute: Substitute): void {
  for (const [first, last, message] of POSTING_ORDER) {
    const [from, to] = [substitute[first], substitute[last]]
    if (from && to && to < from) throw new Refused(message, [{ path: last, message }])
  }
}

/** Refuses a correction by which nobody would have known of the breach on one of the days on which somebody was told of it. */
export function refuseLaterThanTold(before: Incident, after: Incident, path: string, toldOn: readonly Day[]): void {
  const told = toldOn.filter((day) => day >= knownSince(before) && day < knownSince(after))
  const [first] = told.toSorted()
  if (first === undefined) return
  const message = `Somebody is on record as told of the breach on ${inWords(first)}, before ${inWords(knownSince(after))}. Whoever told them knew of it: correct this date, or undo that record first.`
  throw new Refused(message, [{ path, message }])
}

type PathAndDay = readonly [path: string, day: Day | null | undefined]

function known({ discoveredOn, event, associate }: Days): PathAndDay[] {
  return [
    ['discoveredOn', discoveredOn],
    ['event.shouldHaveBeenKnownOn', event?.shouldHaveBeenKnownOn],
    ['associate.discoveredOn', associate?.discoveredOn],
    ['associate.toldUsOn', associate?.toldUsOn],
  ]
}

function happened(days: Days): PathAndDay[] {
  return [
    ...known(days),
    ['occurredFrom', days.occurredFrom],
    ['occurredTo', days.occurredTo],
    ['event.determinedOn', days.event?.determinedOn],
  ]
}

function begunTooLate(occurredFrom: Day, [path, day]: PathAndDay): FieldError {
  const message = `The incident cannot have begun (${inWords(occurredFrom)}) after ${LATER[path]} (${inWords(day!)}).`
  return { path: path === 'discoveredOn' ? 'occurredFrom' : path, message }
}

const LATER: Record<string, string> = {
  discoveredOn: 'it was discovered',
  'event.shouldHaveBeenKnownOn': 'it should have been known',
  'associate.discoveredOn': 'the business associate discovered it',
  'associate.toldUsOn': 'the business associate notified us',
}

/** The first day on which anybody knew of an incident, as it is on record. */
export function knownSince({ discoveredOn, event, associate }: Incident): Day {
  return firstKnownOn({ event: { ...event, knownOn: discoveredOn }, associate })
}
