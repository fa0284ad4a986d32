import type { NotePlaces } from '../../../breach/duties/note-places.ts'
import { timing } from '../../../breach/duties/timing.ts'
import type { Duty, Note } from '../../../breach/law/answer.ts'
import type { Day } from '../../../breach/law/day.ts'
import type { People } from '../../../breach/law/situation.ts'
import { stateIn } from '../../../breach/next/duty-name.ts'
import { lawPathOf, oldestReview } from '../frame/duty-words.ts'
import { type LawDay, lawDay } from '../frame/law-day.ts'

/** What is known beside the duties: the answer's notes, each in its place, and the days on which notices were given. */
export type Known = {
  today: Day
  people: People
  notes: readonly Note[]
  places: NotePlaces
  done: Readonly<Record<string, Day>>
}

/** The law of a duty as a page shows it: why, its day, what its State's law adds, and how sure that is. */
export function dutyFacts(duty: Duty, known: Known) {
  const { told = 0, left = 0, confidence = 'high' } = duty
  const givenOn = known.done[duty.id] ?? null
  return {
    id: duty.id,
    to: duty.to,
    why: duty.why,
    due: duty.due,
    safeBy: duty.safeBy ?? null,
    standard: duty.standard,
    citation: duty.citation,
    lawPath: lawPathOf(duty),
    law: lawDayOf(duty, known),
    timing: timing(duty, givenOn, known.today),
    isCounted: duty.told !== undefined,
    told,
    readers: told + left,
    method: duty.method ?? null,
    url: duty.url ?? null,
    notes: known.places.ofDuty.get(duty.id) ?? [],
    tags: tagsOf(duty, known),
    reviewed: oldestReview([duty]),
    confidence: confidence === 'high' ? null : confidence,
  }
}

/** The day of a duty in its box. */
export function lawDayOf(duty: Duty, known: Known): LawDay {
  return lawDay(duty, known.today, {
    givenOn: known.done[duty.id] ?? null,
    isProvisional: isProvisional(duty, known),
  })
}

/** Whether the day of a duty waits for a notice that was not given yet. */
export function isProvisional({ id }: Pick<Duty, 'id'>, { notes }: Pick<Known, 'notes'>): boolean {
  return notes.some(({ code, duty }) => code === 'provisional' && duty === id)
}

function tagsOf(duty: Duty, { notes, ...known }: Known): string[] {
  const state = stateIn(duty.id)
  const isOpenLaw = notes.some((note) => note.code === 'unsettled' && isAbout(note, duty.id, state))
  return [
    ...(isProvisional(duty, { ...known, notes }) ? ['provisional'] : []),
    ...(isOpenLaw ? ['unsettled law'] : []),
    ...(duty.track === 'annual' ? ['year-end report'] : []),
    ...(duty.track === 'immediate' ? ['with the letters'] : []),
  ]
}

// That the law of a State is unsettled, and no office is named, is said of each of its duties.
function isAbout(note: Note, id: string, state: string | null): boolean {
  return note.duty === undefined ? note.state !== undefined && note.state === state : note.duty === id
}
