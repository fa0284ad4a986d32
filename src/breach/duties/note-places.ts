import type { Duty, Note, NotOwed } from '../law/answer.ts'

/** Where the notes of an answer are read: each in one place, so that none stands in a wall of its own. */
export type NotePlaces = {
  /** By the id of the owed duty that a note is about, or that is its State's. */
  ofDuty: ReadonlyMap<string, readonly Note[]>
  /** By the id of the notice that is not owed. */
  ofNotOwed: ReadonlyMap<string, readonly Note[]>
  /** What is unsettled about a notice that is not shown as owed, for counsel. */
  toAsk: readonly Note[]
  /** About the facts of the incident. */
  ofFacts: readonly Note[]
}

/** Puts each note to the duty that it names, else to its State's letter, else to another notice of its State. */
export function placeNotes(
  notes: readonly Note[],
  duties: readonly Pick<Duty, 'id'>[],
  notOwed: readonly Pick<NotOwed, 'id'>[],
): NotePlaces {
  const [owed, spared] = [idsOf(duties), idsOf(notOwed)]
  const placed = notes.map((note) => {
    const id = placesOf(note, owed, spared).find((each) => owed.includes(each) || spared.includes(each))
    return { note, id, at: areaOf(note, id, owed) }
  })
  const under = (area: Area) => placed.filter(({ at }) => at === area)
  return {
    ofDuty: byId(under('duty')),
    ofNotOwed: byId(under('notOwed')),
    toAsk: under('ask').map(({ note }) => note),
    ofFacts: under('facts').map(({ note }) => note),
  }
}

/** Whether a note says that the law itself is open, or not held here: a question for counsel. */
export function isForCounsel({ code }: Pick<Note, 'code'>): boolean {
  return ['unsettled', 'law_not_held', 'ask_about_coverage'].includes(code)
}

type Area = 'duty' | 'notOwed' | 'ask' | 'facts'
type Placed = { note: Note; id: string | undefined }

function areaOf(note: Note, id: string | undefined, owed: readonly string[]): Area {
  if (id !== undefined && owed.includes(id)) return 'duty'
  if (isForCounsel(note)) return 'ask'
  return id === undefined ? 'facts' : 'notOwed'
}

// What a State's law says of the letter itself, whether it is owed there or not.
const OF_THE_LETTER = ['state_met_by_hipaa', 'state_no_harm', 'state_excused', 'state_not_reached']

function placesOf({ code, duty, state }: Note, owed: readonly string[], spared: readonly string[]): string[] {
  if (state === undefined) return duty === undefined ? [] : [duty]
  const letter = `state.${state}.individuals`
  const ofState = (ids: readonly string[]) => ids.filter((id) => id.startsWith(`state.${state}.`))
  return [
    ...(duty === undefined ? [] : [duty]),
    ...(code === 'consumer_reporting_note' ? [`state.${state}.consumer-reporting-agencies`] : []),
    ...(OF_THE_LETTER.includes(code) || owed.includes(letter) ? [letter] : []),
    ...ofState(owed),
    ...ofState(spared),
  ]
}

function idsOf(all: readonly { id: string }[]): string[] {
  return all.map(({ id }) => id)
}

function byId(placed: readonly Placed[]): Map<string, Note[]> {
  const all = Map.groupBy(placed, ({ id }) => id ?? '')
  return new Map([...all].map(([id, its]) => [id, its.map(({ note }) => note)]))
}
