import type { Day } from '../law/day.ts'

/** What a calendar is to show on a day: `uid` stays the same for the same thing, wherever it moves. */
export type WantedEvent = { uid: string; day: Day; summary: string; path: string }

/** An event as it is shown: its revision rises with each change, and one that went is shown as cancelled for a while. */
export type ShownEvent = WantedEvent & { sequence: number; changedAt: string; cancelled: boolean }

/** How long a calendar says that an event was cancelled: by then whoever fetches it at all has heard. */
const CANCELLED_FOR_DAYS = 60
const DAY_MS = 86_400_000

/** What a calendar shows at an instant, by what it showed before and what it is to show: moved and gone as that, RFC 5546, 2.1.4. */
export function shownNow(before: readonly ShownEvent[], wanted: readonly WantedEvent[], now: string): ShownEvent[] {
  const isWanted = new Set(wanted.map(({ uid }) => uid))
  const shown = new Map(before.map((event) => [event.uid, event]))
  const gone = before.filter(({ uid }) => !isWanted.has(uid)).map((event) => cancelled(event, now))
  return [
    ...wanted.map((event) => changed(shown.get(event.uid), event, now)),
    ...gone.filter((event) => isNews(event, now)),
  ]
}

function changed(before: ShownEvent | undefined, event: WantedEvent, now: string): ShownEvent {
  if (!before) return { ...event, sequence: 0, changedAt: now, cancelled: false }
  const isSame = before.day === event.day && before.summary === event.summary && before.path === event.path
  if (isSame && !before.cancelled) return before
  return { ...event, sequence: before.sequence + 1, changedAt: now, cancelled: false }
}

function cancelled(event: ShownEvent, now: string): ShownEvent {
  return event.cancelled ? event : { ...event, sequence: event.sequence + 1, changedAt: now, cancelled: true }
}

function isNews({ changedAt }: ShownEvent, now: string): boolean {
  return Date.parse(now) - Date.parse(changedAt) < CANCELLED_FOR_DAYS * DAY_MS
}
