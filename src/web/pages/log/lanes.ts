import { LIMIT_DAYS } from '../../../breach/federal/rule.ts'
import { type Day, daysBetween, earlierOf, laterOf, plus } from '../../../breach/law/day.ts'
import { counted } from '../../../breach/law/words.ts'
import { LANES, type Lane } from './acts-shown.ts'
import type { Look, Moment } from './moments.ts'

/** The names of the lanes stand left of this share of the picture; nothing is drawn beyond the other. */
const FROM = 15
const TO = 96
/** Heights in px: where the first lane begins, and each of them. */
const TOP = 40
const LANE = 70
/** How much of the picture a sign of a label takes at its narrowest, and a gap between two. */
const SIGN = 0.85
const GAP = 1.2
const DAYS_NAMED = [0, LIMIT_DAYS, 30, 10, 45, 90, 120, 180, 270, 365, 730, 1095]
const APART = 9

/** Days on which notice had to wait, from one to the other. */
export type Band = { from: Day; to: Day }

/** What the picture is drawn from; `lines` is what stands below the name of each lane, `closedOn` ends it. */
export type Pictured = {
  moments: readonly Moment[]
  bands: readonly Band[]
  lines: Readonly<Record<Lane, string>>
  discoveredOn: Day
  today: Day
  isClosed: boolean
}

/** `dot` and `text` are the classes of a mark and of its label. */
export type Mark = { at: number; label: string; anchor: string; dot: string; text: string }

/** The timeline as a picture: places from left to right in percent of its width, from top to bottom in px. */
export type Picture = {
  height: number
  foot: number
  from: Day
  to: Day
  lanes: {
    name: string
    line: string
    nameAt: number
    lineAt: number
    marksAt: number
    labelsAt: number
    foot: number
    marks: Mark[]
  }[]
  bands: { at: number; width: number; middle: number }[]
  ticks: { at: number; day: Day; number: number }[]
  /** One, or none where today lies beyond the picture. */
  today: { at: number; number: number }[]
}

/** Draws what happened in lanes, over the days from the discovery to the sixtieth at least, 45 CFR 164.404(b). */
export function pictureOf(pictured: Pictured): Picture {
  const { moments, discoveredOn, today, isClosed } = pictured
  const days = [...moments.map(({ day }) => day), discoveredOn, plus(discoveredOn, LIMIT_DAYS)]
  const from = days.reduce(earlierOf)
  const last = days.reduce(laterOf)
  const to = isClosed ? last : laterOf(last, today)
  const at = (day: Day) => FROM + (daysBetween(from, day) / daysBetween(from, to)) * (TO - FROM)
  const number = daysBetween(discoveredOn, today)
  return {
    height: TOP + LANES.length * LANE + 46,
    foot: TOP + LANES.length * LANE,
    from,
    to,
    lanes: LANES.map((lane, place) => laneAt(lane, place, pictured, at)),
    bands: pictured.bands.flatMap((band) => bandOn(band, from, to, at)),
    ticks: ticksOn(discoveredOn, to, at),
    today: today > to ? [] : [{ at: at(today), number }],
  }
}

type At = (day: Day) => number

function laneAt(lane: Lane, place: number, { moments, lines }: Pictured, at: At) {
  const top = TOP + place * LANE
  const its = moments.filter((moment) => moment.lane === lane)
  const [nameAt, lineAt, marksAt, labelsAt, foot] = [top + 34, top + 50, top + 42, top + 28, top + LANE]
  const marks = labelled(marksOf(its, lane, at))
  return { name: NAMES[lane], line: lines[lane], nameAt, lineAt, marksAt, labelsAt, foot, marks }
}

const NAMES: Readonly<Record<Lane, string>> = {
  law: 'By law',
  letters: 'Letters',
  steps: 'Steps',
  decision: 'Decision',
  people: 'People',
}

// What happened on one day is one mark; what is still open there shows before what is done.
function marksOf(moments: readonly Moment[], lane: Lane, at: At): Mark[] {
  const byDay = Map.groupBy(moments, ({ day }) => day)
  const days = [...byDay].toSorted(([one], [other]) => one.localeCompare(other))
  return days.map(([day, its]) => {
    const look = LOOKS.find((each) => its.some((moment) => moment.look === each)) ?? 'done'
    const names = [...new Set(its.filter((moment) => moment.look === look).map(({ label }) => label))].filter(Boolean)
    const label = lane === 'law' && names.length > 2 ? counted(names.length, 'notice') : names.slice(0, 2).join(', ')
    return { at: at(day), label, anchor: anchorOf(at(day), label), ...DRESS[look] }
  })
}

const LOOKS: readonly Look[] = ['broken', 'open', 'done', 'count']

const DRESS: Readonly<Record<Look, { dot: string; text: string }>> = {
  done: { dot: 'fdone', text: '' },
  open: { dot: 'fpaper k w2', text: 't' },
  broken: { dot: 'fpaper b w2', text: 'red t' },
  count: { dot: 'f2', text: '' },
}

function anchorOf(at: number, label: string): string {
  const half = (label.length * SIGN) / 2
  return at - half < FROM ? 'start' : at + half > 100 ? 'end' : 'middle'
}

// A label that would lie over one before it is left out: the list below the picture has it.
function labelled(marks: readonly Mark[]): Mark[] {
  let end = 0
  return marks.map((mark) => {
    const width = mark.label.length * SIGN
    const start = mark.at - width * SHARES[mark.anchor]!
    if (start < end) return { ...mark, label: '' }
    end = mark.label === '' ? end : start + width + GAP
    return mark
  })
}

const SHARES: Readonly<Record<string, number>> = { start: 0, middle: 0.5, end: 1 }

function bandOn({ from, to }: Band, first: Day, last: Day, at: At) {
  const [start, end] = [laterOf(from, first), earlierOf(to, last)]
  return start > end ? [] : [{ at: at(start), width: at(end) - at(start), middle: (at(start) + at(end)) / 2 }]
}

function ticksOn(discoveredOn: Day, to: Day, at: At) {
  const ticks: Picture['ticks'] = []
  for (const number of DAYS_NAMED) {
    const day = plus(discoveredOn, number)
    const isFree = ticks.every((tick) => Math.abs(tick.at - at(day)) >= APART)
    if (day <= to && isFree) ticks.push({ at: at(day), day, number })
  }
  return ticks
}
