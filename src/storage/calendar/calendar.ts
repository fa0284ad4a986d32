import type { ShownEvent } from '../../breach/calendar/events.ts'
import { type Reader, tables } from '../core/database.ts'
import type { Sealed } from '../core/sealed.ts'
import { type Staged, stage, type Write, write } from '../core/statement.ts'
import type { CalendarFeedRow } from '../core/telling-tables.ts'

/** The name under which it is sealed what calendars may say. */
export const CALENDAR_SETTINGS = 'calendar-settings'

/** The calendar of somebody that is in use, or undefined. */
export function findFeedOf(db: Reader, user: string): Promise<CalendarFeedRow | undefined> {
  return inUse(db).where('user', '=', user).executeTakeFirst()
}

/** The calendar in use whose secret has that hash, or undefined. */
export function findFeedByHash(db: Reader, hash: string): Promise<CalendarFeedRow | undefined> {
  return inUse(db).where('hash', '=', hash).executeTakeFirst()
}

/** The write that keeps a calendar by the hash of its secret. */
export function insertFeed(feed: Omit<CalendarFeedRow, 'revokedAt'>): Write {
  return write((to) => to.insertInto('calendarFeeds').values({ ...feed, revokedAt: null }))
}

/** The write that ends a calendar: its address opens nothing any more. */
export function revokeFeed(id: string, at: string): Write {
  return write((to) =>
    to.updateTable('calendarFeeds').set({ revokedAt: at }).where('id', '=', id).where('revokedAt', 'is', null),
  )
}

/** What a calendar showed when it was fetched last. */
export async function listShownEvents(db: Reader, feed: string): Promise<ShownEvent[]> {
  const rows = await tables(db).selectFrom('calendarEvents').selectAll().where('feed', '=', feed).execute()
  return rows.map(({ feed: _, cancelled, ...event }) => ({ ...event, cancelled: cancelled === 1 }))
}

/** The statements that keep what a calendar shows now in place of before. */
export function keepShownEvents(feed: string, events: readonly ShownEvent[]): Staged[] {
  return [
    stage((to) => to.deleteFrom('calendarEvents').where('feed', '=', feed)),
    ...events.map((event) =>
      stage((to) => to.insertInto('calendarEvents').values({ ...event, feed, cancelled: event.cancelled ? 1 : 0 })),
    ),
  ]
}

/** What calendars may say, sealed; undefined: nobody chose. */
export async function findCalendarSettings(db: Reader): Promise<Sealed | undefined> {
  const row = await tables(db)
    .selectFrom('secrets')
    .select('sealed')
    .where('name', '=', CALENDAR_SETTINGS)
    .executeTakeFirst()
  return row?.sealed
}

/** The write that saves it in place of before. */
export function upsertCalendarSettings(sealed: Sealed): Write {
  return write((to) =>
    to
      .insertInto('secrets')
      .values({ name: CALENDAR_SETTINGS, sealed })
      .onConflict((clash) => clash.column('name').doUpdateSet({ sealed })),
  )
}

function inUse(db: Reader) {
  return tables(db).selectFrom('calendarFeeds').selectAll().where('revokedAt', 'is', null)
}
