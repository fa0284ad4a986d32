import { createHash, createHmac, randomBytes } from 'node:crypto'
import { may } from '../../access/roles.ts'
import { shownNow, type WantedEvent } from '../../breach/calendar/events.ts'
import { ownersAmong } from '../../breach/reminders/recipients.ts'
import { Missing } from '../../errors.ts'
import {
  findFeedByHash,
  findFeedOf,
  insertFeed,
  keepShownEvents,
  listShownEvents,
  revokeFeed,
} from '../../storage/calendar/calendar.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import { wordsAskOf } from '../reminders/brief.ts'
import { type Chooser, choosersOf } from '../reminders/choices.ts'
import { pathOf } from '../reminders/mail-facts.ts'
import { type Reading, readForReminders } from '../reminders/reading.ts'
import { readerOf } from '../reminders/words.ts'
import { type CalendarWords, calendarWords } from './calendar-settings.ts'
import { icsOf } from './ics.ts'

const NO_FEED =
  'There is no such calendar. It may have been replaced or revoked: its owner makes a new address under “Your account”.'

/** Since when somebody has a calendar; null: has none. Its address is kept by its hash and shown to nobody again. */
export async function ownFeed({ db }: Book, user: string): Promise<{ madeAt: string } | null> {
  const feed = await findFeedOf(db, user)
  return feed ? { madeAt: feed.madeAt } : null
}

/** Makes a new secret address of somebody’s calendar, in place of the one before, and answers its path this once. */
export async function openFeed(book: Book, user: string): Promise<string> {
  const before = await findFeedOf(book.db, user)
  const secret = randomBytes(32).toString('base64url')
  const id = randomBytes(8).toString('hex')
  const madeAt = book.now()
  const writes = [
    ...(before ? [revokeFeed(before.id, madeAt)] : []),
    insertFeed({ id, user, hash: hashOf(secret), madeAt }),
  ]
  await book.commit({ act: 'calendar_opened', facts: { calendar: id, user }, writes }, { id: user })
  return `/calendar/${secret}.ics`
}

/** Revokes somebody’s calendar: its address opens nothing from then on. Missing where there is none. */
export async function closeFeed(book: Book, user: string): Promise<void> {
  const feed = await findFeedOf(book.db, user)
  if (!feed) throw new Missing('You have no calendar address.')
  const writes = [revokeFeed(feed.id, book.now())]
  await book.commit({ act: 'calendar_closed', facts: { calendar: feed.id, user }, writes }, { id: user })
}

/** The calendar behind a secret, as iCalendar text, and a tag that is another once the text is. Missing where it was revoked, or its owner can sign in no more. */
export async function feedBehind(book: Book & { url: string }, secret: string): Promise<{ text: string; tag: string }> {
  const feed = await findFeedByHash(book.db, hashOf(secret))
  const choosers = feed ? await choosersOf(book) : []
  const owner = choosers.find(({ id }) => id === feed?.user)
  if (!feed || !owner) throw new Missing(NO_FEED)
  const [{ watched }, says, before] = await Promise.all([
    readForReminders(book),
    calendarWords(book),
    listShownEvents(book.db, feed.id),
  ])
  const wanted = await eventsFor(book, { owner, watched, says })
  const shown = shownNow(before, wanted, book.now())
  // An older copy of the book records nothing until an admin decides.
  const isNews = book.heads.older === null && JSON.stringify(shown) !== JSON.stringify(before)
  if (isNews) await book.stage(keepShownEvents(feed.id, shown))
  const text = icsOf(shown, book.url)
  return { text, tag: `"${hashOf(text)}"` }
}

type Asked = Pick<Reading, 'watched'> & { owner: Chooser; says: CalendarWords }

async function eventsFor(book: Book, { owner, watched, says }: Asked): Promise<WantedEvent[]> {
  const ask = wordsAskOf(watched, await todayOf(book))
  const uidOf = (thing: string) =>
    createHmac('sha256', book.vault.secretFor('calendar')).update(`${owner.id}/${thing}`).digest('hex').slice(0, 40)
  const event = (
    incident: string,
    thing: string,
    words: { day: string; plain: string; full: string },
  ): WantedEvent => ({
    uid: `${uidOf(`${incident}/${thing}`)}@breachbook`,
    day: words.day,
    summary: says === 'day' ? words.plain : `${incident}: ${says === 'number' ? words.plain : words.full}`,
    path: says === 'day' ? '/' : pathOf(incident, says === 'number' ? '' : thing),
  })
  const seen = watched.filter(({ seers }) => seers.some(({ id }) => id === owner.id))
  const events = seen.flatMap(({ open: { incident, duties, steps }, seers }) => [
    ...(may(owner.role, 'read_people') ? duties : []).flatMap(({ id, due }) => {
      const full = `Legal deadline to tell ${readerOf(ask, incident, id)}`
      return due === null ? [] : [event(incident, `duty/${id}`, { day: due, plain: 'Legal deadline', full })]
    }),
    ...steps
      .filter((step) => ownersAmong(seers, step).some(({ id }) => id === owner.id))
      .map(({ id, dueOn }) => event(incident, `step/${id}`, { day: dueOn, plain: STEP, full: STEP })),
  ])
  return events.toSorted((one, other) => (one.uid < other.uid ? -1 : 1))
}

const STEP = 'Aim for a step of yours'

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
