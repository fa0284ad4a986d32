import { type Day, daysBetween } from '../law/day.ts'
import type { Kind } from '../law/kinds.ts'

/** An incident as far as reports count it; a Day is null where it has not come. `late` are its missed legal deadlines. */
export type Reported = {
  id: string
  title: string
  kind: Kind
  site: string | null
  vendor: string | null
  discoveredOn: Day
  decidedOn: Day | null
  mailedOn: Day | null
  closedOn: Day | null
  isLarge: boolean
  /** People told by now. */
  told: number
  duties: number
  late: readonly { to: string; days: number; isOpen: boolean }[]
}

/** Kinds that one bar of a month holds. */
export const GROUPS = ['online', 'paper', 'attack'] as const

export type Group = (typeof GROUPS)[number]

const GROUP_OF: Partial<Record<Kind, Group>> = {
  social_media_disclosure: 'online',
  photo_without_authorization: 'online',
  review_reply: 'online',
  tracking_technology: 'online',
  phishing: 'attack',
  ransomware: 'attack',
  hacking: 'attack',
  vendor_breach: 'attack',
  system_error: 'attack',
}

/** From the discovery to what, on average over those that came to it; null: none did. */
export type AverageDays = { decision: number | null; letters: number | null; closing: number | null }

export type SiteReport = AverageDays & { site: string | null; incidents: number }

/** Something that happened so many times, and at which sites. */
export type Repeated<Name> = { name: Name; times: number; sites: string[] }

/** How incidents of some time went: `months` from the first, each as `2026-11`. */
export type Report = {
  months: { month: string; groups: Record<Group, number> }[]
  sites: SiteReport[]
  all: AverageDays
  causes: Repeated<Kind>[]
  vendors: Repeated<string>[]
}

/** Sums up the incidents that were discovered in these months. */
export function reportOf(incidents: readonly Reported[], months: readonly string[]): Report {
  const bySite = Map.groupBy(incidents, ({ site }) => site)
  return {
    months: months.map((month) => ({ month, groups: groupsIn(incidents, month) })),
    sites: [...bySite]
      .map(([site, its]) => ({ site, incidents: its.length, ...averagesOf(its) }))
      .toSorted((one, other) => other.incidents - one.incidents),
    all: averagesOf(incidents),
    causes: repeated(incidents, ({ kind }) => kind),
    vendors: repeated(incidents, ({ vendor }) => vendor, 1),
  }
}

/** The twelve months up to that of a Day, the earliest first. */
export function twelveMonths(today: Day): string[] {
  const last = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1
  return Array.from({ length: 12 }, (_, place) => {
    const month = last - 11 + place
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  })
}

function groupsIn(incidents: readonly Reported[], month: string): Record<Group, number> {
  const its = incidents.filter(({ discoveredOn }) => discoveredOn.startsWith(month))
  const count = (group: Group) => its.filter(({ kind }) => (GROUP_OF[kind] ?? 'paper') === group).length
  return { online: count('online'), paper: count('paper'), attack: count('attack') }
}

function averagesOf(incidents: readonly Reported[]): AverageDays {
  const average = (to: 'decidedOn' | 'mailedOn' | 'closedOn') => {
    const days = incidents.flatMap((each) => (each[to] === null ? [] : [daysBetween(each.discoveredOn, each[to])]))
    return days.length === 0 ? null : Math.round(days.reduce((sum, some) => sum + some, 0) / days.length)
  }
  return { decision: average('decidedOn'), letters: average('mailedOn'), closing: average('closedOn') }
}

function repeated<Name extends string>(
  incidents: readonly Reported[],
  nameOf: (incident: Reported) => Name | null,
  least = 2,
): Repeated<Name>[] {
  const byName = Map.groupBy(incidents, nameOf)
  return [...byName]
    .flatMap(([name, its]) =>
      name === null || its.length < least ? [] : [{ name, times: its.length, sites: sitesOf(its) }],
    )
    .toSorted((one, other) => other.times - one.times)
}

function sitesOf(incidents: readonly Reported[]): string[] {
  return [...new Set(incidents.flatMap(({ site }) => site ?? []))].toSorted()
}
