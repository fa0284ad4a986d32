import { ICalCalendar, ICalEventClass, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { ShownEvent } from '../../breach/calendar/events.ts'

const REFRESH_SECONDS = 4 * 60 * 60

/** A calendar of whole days as iCalendar text, RFC 5545 and 7986. The same events give the same bytes. */
export function icsOf(events: readonly ShownEvent[], url: string): string {
  const calendar = new ICalCalendar({
    name: 'Breachbook',
    prodId: { company: 'Breachbook', product: 'Breachbook', language: 'EN' },
    ttl: REFRESH_SECONDS,
  })
  for (const { uid, day, summary, path, sequence, changedAt, cancelled } of events)
    calendar.createEvent({
      id: uid,
      start: day,
      allDay: true,
      summary,
      url: new URL(path, url).href,
      stamp: changedAt,
      lastModified: changedAt,
      sequence,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
      class: ICalEventClass.PRIVATE,
    })
  return `${calendar.toString()}\r\n`
}
