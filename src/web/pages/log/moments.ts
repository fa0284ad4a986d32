import { dayAt } from '../../../actions/book/today.ts'
import type { Duty } from '../../../breach/law/answer.ts'
import type { Day } from '../../../breach/law/day.ts'
import { isDone } from '../../../breach/law/pending-duty.ts'
import { capitalized, number } from '../../../breach/law/words.ts'
import { nameOf, shortNameOf } from '../../../breach/next/duty-name.ts'
import type { IncidentStanding } from '../../../breach/next/incident-standing.ts'
import { isToDo } from '../../../breach/steps/state.ts'
import { actInWords } from '../../../breach/words/acts.ts'
import type { Entry } from '../../../storage/log/chain.ts'
import type { IncidentStep } from '../../../storage/steps/steps.ts'
import { whoDid } from '../frame/entries.ts'
import { happenedOn, objectOf } from '../frame/entry-object.ts'
import { type LawDay, lawDay } from '../frame/law-day.ts'
import { type Lane, RECORDED, SHOWN } from './acts-shown.ts'

/** Done; still to come; a missed legal deadline; counted. */
export type Look = 'done' | 'open' | 'broken' | 'count'

/**
 * Something that happened on a Day, or is still to come then: in a word or two for the picture, in a sentence for the list.
 * `law` is the legal deadline, `aim` the day that we advise, `recordedAt` the Day on which it was written down; null: none.
 */
export type Moment = {
  lane: Lane
  day: Day
  label: string
  words: string
  look: Look
  law: LawDay | null
  aim: Day | null
  recordedOn: Day | null
}

/** What the moments of an incident are read from; `done` are the Days on which duties were met, `entries` the oldest first. */
export type Told = {
  standing: IncidentStanding
  duties: readonly Duty[]
  done: Readonly<Record<string, Day>>
  steps: readonly IncidentStep[]
  entries: readonly Entry[]
  nameOf: (id: string) => string
  zone: string
}

/** What happened in an incident and what is still to come, by the Day on which it happened; the latest first. One letter serves many laws: it is one. */
export function momentsOf(told: Told): Moment[] {
  const closed = told.standing.closed !== null
  const all = [
    ...told.duties.flatMap((duty) => ofDuty(duty, told)),
    ...told.steps.flatMap((step) => (isToDo(step) && closed ? [] : ofStep(step, told))),
    ...told.entries.flatMap((entry) => ofEntry(entry, told)),
  ]
  const each = new Map(all.map((moment) => [`${moment.lane} ${moment.day} ${moment.words}`, moment]))
  return [...each.values()].toSorted((one, other) => other.day.localeCompare(one.day))
}

function ofDuty(duty: Duty, { standing, done, entries, zone }: Told): Moment[] {
  const givenOn = done[duty.id] ?? null
  const law = lawDay(duty, standing.today, { givenOn })
  if (law.day === null || (standing.closed !== null && givenOn === null)) return []
  const recorded = isDone(duty) ? (entries.findLast((entry) => records(entry, duty.id)) ?? null) : null
  return [
    {
      lane: 'law',
      day: law.day,
      label: shortNameOf(duty, standing),
      words: `${dutyWords(duty, law, standing)}.`,
      look: isDone(duty) ? 'done' : law.isBroken ? 'broken' : 'open',
      law: isDone(duty) ? null : law,
      aim: null,
      recordedOn: recorded && dayAt(recorded.at, zone),
    },
  ]
}

function dutyWords(duty: Duty, { left, isBroken }: LawDay, standing: IncidentStanding): string {
  const whom = nameOf(duty, standing)
  if (isBroken) return `The last day to tell ${whom} passed, and nobody did`
  return isDone(duty) ? `Told ${whom}, ${left}` : `${capitalized(whom)} must be told by this day`
}

function records({ act, facts = {} }: Entry, duty: string): boolean {
  if (!RECORDED.includes(act)) return false
  const { duty: one, duties, rule } = facts
  return one === duty || (Array.isArray(duties) && duties.includes(duty)) || `${rule}.ocr` === duty
}

function ofStep({ title, dueOn, performedAt, recordedAt, notNeededAt }: IncidentStep, { zone }: Told): Moment[] {
  const at = performedAt ?? notNeededAt
  const day = at === null ? dueOn : dayAt(at, zone)
  const look = at === null ? 'open' : 'done'
  const words = `${at === null ? 'To do' : performedAt === null ? 'Not needed' : 'Done'}: ${title}.`
  return [
    {
      lane: 'steps',
      day,
      label: '',
      words,
      look,
      law: null,
      aim: dueOn,
      recordedOn: recordedAt && dayAt(recordedAt, zone),
    },
  ]
}

function ofEntry(entry: Entry, { zone, nameOf: nameOfUser }: Told): Moment[] {
  const { act, at, facts = {} } = entry
  const [lane, word] = SHOWN[act] ?? []
  if (lane === undefined) return []
  const day = act === 'incident_logged' ? null : happenedOn(facts)
  const isCount = lane === 'people'
  return [
    {
      lane,
      day: day ?? dayAt(at, zone),
      label: word || number(Number(facts.people ?? facts.rows)),
      words: `${whoDid(entry, nameOfUser)} ${actInWords(act)}${objectOf(act, facts)}.`,
      look: isCount ? 'count' : 'done',
      law: null,
      aim: null,
      recordedOn: dayAt(at, zone),
    },
  ]
}
