import { setImmediate as others } from 'node:timers/promises'
import { isOfOtherSite, sitesOfOthers } from '../../breach/incident/site.ts'
import type { Day } from '../../breach/law/day.ts'
import { briefDay } from '../../breach/reminders/briefs.ts'
import { reminderKey, remindersDue } from '../../breach/reminders/due.ts'
import { reminderDay } from '../../breach/reminders/morning.ts'
import type { Reminder } from '../../breach/reminders/reminder.ts'
import { NO_INCIDENT, reportReminders } from '../../breach/reminders/report-reminders.ts'
import type { ReminderMail, ToldReminder } from '../../storage/reminders/reminders.ts'
import type { Book } from '../book/book.ts'
import { zoneOf } from '../book/today.ts'
import { type Sight, sightOf } from '../incident/sight.ts'
import { type Chooser, choosersOf } from './choices.ts'
import { everyOpenForReminders, type Watched } from './open-for-reminders.ts'
import { type OpenReport, openReportsOf } from './waiting-reports.ts'

/** So many incidents are read at once; whoever asks for something else is answered in between. */
const PAGE = 100

/**
 * An open incident with those who see it, by its restriction and the sites of the staff: nobody else is told of it, and its
 * steps fall to none of the others.
 */
export type WithSeers = Watched & { seers: readonly Chooser[] }

/** The book as read once: who can be reminded, what is open, and what is due on that day, told before or not. */
export type Reading = {
  choosers: readonly Chooser[]
  watched: readonly WithSeers[]
  due: readonly Reminder[]
  today: Day
  seers: Sight['seers']
  /** The reports that an officer still has to look at. */
  reports: readonly OpenReport[]
}

/** Something to tell somebody, before it is in a mail. */
export type ToTell = Omit<ToldReminder, 'mail'>

/** Reads what everybody is to be reminded of by now, so many incidents at a time. */
export async function readForReminders(book: Book, page = PAGE): Promise<Reading> {
  const [choosers, zone, { seers }] = await Promise.all([choosersOf(book), zoneOf(book), sightOf(book)])
  const today = reminderDay(book.now(), zone)
  const [watched, due]: [WithSeers[], Reminder[]] = [[], []]
  const seersOf = seersAmong({ choosers, seers })
  for await (const some of everyOpenForReminders(book, page)) {
    const seen = some.map((each) => ({ ...each, seers: seersOf(each.at) }))
    watched.push(...seen)
    for (const each of seen) due.push(...remindersDue([each.open], each.seers, today))
    await others()
  }
  const reports = await openReportsOf(book)
  for (const each of reports)
    if (each.waiting) due.push(...reportReminders([each.waiting], readersOf({ choosers, seers }, each)))
  return { choosers, watched, due, today, seers, reports }
}

/** Those who see a report: of one that belongs to a restricted incident, who sees that. */
export function readersOf(
  { choosers, seers }: Pick<Reading, 'choosers' | 'seers'>,
  { incident }: OpenReport,
): Chooser[] {
  const named = incident === null ? undefined : seers.get(incident)
  return named ? choosers.filter(({ id }) => named.has(id)) : [...choosers]
}

/** Says of each incident who sees it: whose sites are no business of whom is worked out once, however many incidents follow. */
export function seersAmong({ choosers, seers }: Pick<Reading, 'choosers' | 'seers'>) {
  const elsewhere = choosers.map((chooser) => ({
    chooser,
    user: chooser.id,
    sites: sitesOfOthers(choosers, chooser.id),
  }))
  return ({ incident, steps }: Pick<Watched['at'], 'incident' | 'steps'>): Chooser[] => {
    const named = seers.get(incident.id)
    if (named) return choosers.filter(({ id }) => named.has(id))
    return elsewhere.filter((each) => !isOfOtherSite(incident, each, steps)).map(({ chooser }) => chooser)
  }
}

/** What a mail to somebody would tell now: the reminders of the kinds that he or she chose, or the brief of the day or week. */
export function dueTo({ due, today }: Reading, to: Chooser, what: ReminderMail['what']): ToTell[] {
  if (what === 'reminders')
    return due
      .filter(({ person, kind }) => person === to.id && to.choice.kinds.includes(kind))
      .map(({ person, ...reminder }) => ({ user: person, ...reminder }))
  const on = to.choice.brief === what ? briefDay(what, today) : null
  return on === null ? [] : [{ user: to.id, kind: 'brief', incident: NO_INCIDENT, thing: what, day: on, due: null }]
}

/** What tells a thing to be told from all others, as `reminderKey` does. */
export function keyOf({ user, kind, ...rest }: ToTell): string {
  return reminderKey({ person: user, kind: kind as never, ...rest })
}
