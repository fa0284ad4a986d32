import { notOwed } from '../../../breach/duties/not-owed.ts'
import { isForCounsel, type NotePlaces, placeNotes } from '../../../breach/duties/note-places.ts'
import type { Answer, Note, NotOwed } from '../../../breach/law/answer.ts'
import type { Situation } from '../../../breach/law/situation.ts'
import { countsByState } from '../../../breach/law/states.ts'
import { capitalized, stateName } from '../../../breach/law/words.ts'
import type { Known } from './duty-facts.ts'

const SHOWN = 6

/**
 * What stands beside the duties: what is not owed and why, how many notices hang on whether the people could be named with
 * the information, what is for counsel to say, and what is known for the rows.
 */
export function besideFacts({ situation, answer }: { situation: Situation; answer: Answer }) {
  const all = notOwed(situation, answer).toSorted((one, other) => rankOf(one) - rankOf(other))
  const known = knownBeside({ situation, answer }, all)
  const { places } = known
  const lines = all.map((each) => lineOf(each, places))
  return {
    known,
    notOwed: { count: all.length, shown: lines.slice(0, SHOWN), rest: lines.slice(SHOWN) },
    ifNamed: all.filter(({ unless }) => unless?.startsWith('the people could be named')).length,
    hasStates: countsByState(situation.people.residents).length > 0,
    counsel: counselOf(answer, places, all),
    factNotes: places.ofFacts.filter(({ code }) => !SAID_ELSEWHERE.includes(code)),
  }
}

/** What is known beside the duties of an incident, for rows of them. */
export function knownOf(asked: { situation: Situation; answer: Answer }): Known {
  return knownBeside(asked, notOwed(asked.situation, asked.answer))
}

function knownBeside(
  { situation, answer }: { situation: Situation; answer: Answer },
  lines: readonly NotOwed[],
): Known {
  const places = placeNotes(answer.notes, answer.duties, lines)
  const { today, people, done } = situation
  return { today, people, done, notes: answer.notes, places }
}

// At the hold, and in the warning that people are not counted or placed.
const SAID_ELSEWHERE = ['hold_incomplete', 'residents_unknown', 'count_unknown']

// The offices first: nobody asks first after the media of a State with one resident.
function rankOf({ id }: NotOwed): number {
  if (!id.startsWith('state.')) return id.includes('.media.') ? 4 : 3
  if (id.endsWith('individuals')) return 1
  return id.endsWith('.consumer-reporting-agencies') ? 2 : 0
}

function lineOf({ to, because, unless, citation, id }: NotOwed, { ofNotOwed }: NotePlaces) {
  const [short, more] = firstSentence(because)
  return {
    to: capitalized(to),
    short,
    more,
    owedIf: unless ?? null,
    citation,
    notes: (ofNotOwed.get(id) ?? []).filter(({ code }) => code !== 'state_met_by_hipaa'),
  }
}

function firstSentence(text: string): [string, string] {
  const [, first = text, rest = ''] = /^(.{20,}?[a-z]{3}\.) (?=[A-Z])(.*)$/s.exec(text) ?? []
  return [first, rest]
}

// What may be owed and is not shown as owed, then each row whose law is unsettled: there it says why.
function counselOf({ duties }: Answer, { toAsk, ofDuty }: NotePlaces, all: readonly NotOwed[]) {
  const rows = duties.filter(({ id }) => ofDuty.get(id)?.some(isForCounsel))
  return [
    ...toAsk.map((note) => ({ to: whomOf(note, all), text: note.text, href: null })),
    ...rows.map(({ id, to }) => ({ to: capitalized(to), text: 'The law is unsettled.', href: `#${id}` })),
  ]
}

function whomOf({ duty, state }: Note, all: readonly NotOwed[]): string {
  const named = all.find(({ id }) => id === duty)?.to
  return capitalized(named ?? (state ? stateName(state) : 'Which law applies'))
}
