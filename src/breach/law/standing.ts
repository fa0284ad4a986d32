import { wholeCount } from './count.ts'
import { countsByState, type Residents, type StateCount } from './states.ts'
import { isNear, isOver, MEDIA_THRESHOLD, missingTo, OCR_THRESHOLD } from './thresholds.ts'
import { capitalized, counted, listed, number, stateName } from './words.ts'

/** The people of an incident as far as they are counted; `atLeast` and `atMost` bound the count while pairs are in doubt. */
export type Headcount = {
  total: number | null
  estimate?: boolean
  residents: Residents
  atLeast?: number
  atMost?: number
}

export type StandingCode = 'unknown' | 'below' | 'near' | 'exactly_500' | 'over_500' | 'one_state' | 'several_states'

/** Where a count stands for OCR and the media: a code, a few words for a list, sentences for the incident's own page. */
export type Standing = { code: StandingCode; short: string; sentences: string[] }

/** Where the count stands for OCR (500 or more in all) and the media (more than 500 of one State), 45 CFR 164.406, 164.408. */
export function standing(headcount: Headcount): Standing {
  const people = { ...headcount, total: wholeCount(headcount) }
  const code = codeOf(people)
  const { short, sentence } = WORDS[code](people)
  return { code, short, sentences: [sentence, ...nearStates(people), ...doubts(people), ...estimate(people)] }
}

function codeOf(people: Headcount): StandingCode {
  const statesOver = statesWithMedia(people).length
  if (statesOver > 0) return statesOver === 1 ? 'one_state' : 'several_states'
  if (people.total === null) return 'unknown'
  if (people.total > OCR_THRESHOLD.at) return 'over_500'
  if (people.total === OCR_THRESHOLD.at) return 'exactly_500'
  return isNear(OCR_THRESHOLD, people.total) || mayCross(people) ? 'near' : 'below'
}

const NOW = 'OCR must be notified at the same time as the letters, within 60 days of discovery'

const WORDS: Record<StandingCode, (people: Headcount) => { short: string; sentence: string }> = {
  unknown: () => ({
    short: 'Not yet counted',
    sentence:
      'The number of people affected is not known yet. Until it is, plan as if there were 500 or more: notify OCR when the letters go out.',
  }),
  below: ({ total }) => ({
    short: 'Fewer than 500: year-end report',
    sentence: `${capitalized(peopleIn(total))}, well below 500: OCR is notified with the year-end report, and no media.`,
  }),
  near: ({ total }) => ({
    short: `Near 500: ${number(total ?? 0)} counted`,
    sentence: `${capitalized(peopleIn(total))}, close to 500: ${missingTo(OCR_THRESHOLD, total ?? 0)} more, and OCR must be notified with the letters instead of at year-end.`,
  }),
  exactly_500: () => ({
    short: '500 exactly: OCR with the letters',
    sentence: `Exactly 500 people, which is "500 or more": ${NOW}. It is not "more than 500" residents of any State, so no media are notified.`,
  }),
  over_500: (people) => ({
    short: '500 or more: OCR with the letters',
    sentence: `${capitalized(peopleIn(people.total))}, 500 or more: ${NOW}. ${noState(people)}`,
  }),
  one_state: (people) => ({
    short: `500 or more: OCR with the letters, media in ${namesOf(people)}`,
    sentence: `${mediaSentence(people)} ${capitalized(NOW)}.`,
  }),
  several_states: (people) => ({
    short: `500 or more: OCR with the letters, media in ${statesWithMedia(people).length} States`,
    sentence: `${mediaSentence(people)} ${capitalized(NOW)}.`,
  }),
}

function statesWithMedia({ residents }: Headcount): StateCount[] {
  return countsByState(residents).filter((count) => isOver(MEDIA_THRESHOLD, count.residents))
}

// Who has no State that is known may live in one with the others there.
function noState({ total, residents }: Headcount): string {
  const counts = countsByState(residents)
  const unplaced = (total ?? 0) - counts.reduce((sum, { residents: placed }) => sum + placed, 0)
  const most = Math.max(0, ...counts.map(({ residents: placed }) => placed))
  if (!isOver(MEDIA_THRESHOLD, most + unplaced))
    return 'No single State has more than 500 of them, so no media are notified.'
  return `We cannot tell whether media must be notified: ${counted(unplaced, 'person has', 'people have')} no State, and the media of any State with more than 500 residents must be notified. Complete their addresses.`
}

function mayCross({ atMost }: Headcount): boolean {
  return atMost !== undefined && isOver(OCR_THRESHOLD, atMost)
}

function peopleIn(total: number | null): string {
  return counted(total ?? 0, 'person', 'people')
}

function namesOf(people: Headcount): string {
  return listed(statesWithMedia(people).map(({ state }) => stateName(state)))
}

function mediaSentence(people: Headcount): string {
  const counts = statesWithMedia(people).map((count) => `${stateName(count.state)} (${number(count.residents)})`)
  const each = counts.length === 1 ? 'its media' : 'the media of each'
  return `More than 500 residents of ${listed(counts)}: ${each} must be notified, in addition to the letters.`
}

function nearStates({ residents }: Headcount): string[] {
  return countsByState(residents)
    .filter((count) => isNear(MEDIA_THRESHOLD, count.residents))
    .map(nearStateSentence)
}

function nearStateSentence({ state, residents }: StateCount): string {
  const missing = missingTo(MEDIA_THRESHOLD, residents)
  return (
    `${capitalized(stateName(state))} has ${number(residents)} of them: ${missing} more ` +
    `${missing === 1 ? 'makes' : 'make'} more than 500 in one State, and its media must be notified too.`
  )
}

function doubts({ total, atLeast, atMost }: Headcount): string[] {
  if (total === null || atLeast === undefined || atMost === undefined || isOver(OCR_THRESHOLD, atLeast)) return []
  if (!isOver(OCR_THRESHOLD, atMost)) return []
  return [
    `Unreviewed pairs leave the count between ${number(atLeast)} and ${number(atMost)}, on both sides of 500. Review them, and plan for the higher number until then.`,
  ]
}

function estimate(people: Headcount): string[] {
  return people.estimate ? ['The count is an estimate. Act on it, and send OCR the exact number as an addendum.'] : []
}
