import { isPast } from '../law/overdue.ts'
import { counted } from '../law/words.ts'
import type { IncidentStanding, StandingDuty } from './incident-standing.ts'
import { beforeDay, type OpenAction, plain, served } from './sentence.ts'
import { type Button, button } from './target.ts'

/** What nobody said yet and by which legal deadlines stand or fall; null: all is said. */
export function toSay(standing: IncidentStanding, first: StandingDuty | null): OpenAction | null {
  const { by, isAsked } = standing.people
  const [unsaid] = standing.unsaid.filter((fact) => fact !== 'residents' || by !== 'nobody')
  if (!unsaid || !isAsked) return null
  return { ...QUESTIONS[unsaid], stage: 'who', serves: first && served(first, standing) }
}

const QUESTIONS = {
  elements: {
    sentence: plain('Say what kinds of data it was.'),
    why: 'Which States must be told, and by which day, depends on it.',
    button: button('Add the kinds of data', 'facts'),
  },
  residents: {
    sentence: plain('Say in which States the people live.'),
    why: 'Some States ask for notice within 10 days.',
    button: button('Add the States', 'count'),
  },
} as const

/** To count who is affected, while nobody did; null: somebody did, or nobody has to be told. */
export function toCount(standing: IncidentStanding, first: StandingDuty | null): OpenAction | null {
  const { by, isAsked } = standing.people
  if (by !== 'nobody' || !isAsked) return null
  return {
    ...toList(first, standing),
    why: 'How many they are, and where they live, decides who else must be told. No list yet? Enter an estimate.',
  }
}

/** To bring in the list of those affected: no letter goes without. */
export function toList(duty: StandingDuty | null, standing: IncidentStanding): OpenAction {
  return {
    stage: 'who',
    sentence: beforeDay('List the people who were affected', duty, standing),
    why: 'Each of them gets a letter. A spreadsheet from your records system is enough.',
    button: button('Import the list', 'list'),
    serves: duty && served(duty, standing),
  }
}

/** To look through the pairs that decide a legal deadline, where that day comes first; null: none does. */
export function toReview(standing: IncidentStanding, first: StandingDuty | null): OpenAction | null {
  const { deciding } = standing.people
  if (!deciding || (deciding.day === null && first)) return null
  if (first && deciding.day !== null && isPast(first.due, deciding.day)) return null
  const { pairs, to } = deciding
  return {
    stage: 'who',
    sentence: plain(`Check ${counted(pairs, 'pair')} that may be one person.`),
    why: `${pairs === 1 ? 'It decides' : 'They decide'} what must be sent to ${to}.`,
    button: button(`Check ${counted(pairs, 'pair')}`, 'review'),
    serves: first && served(first, standing),
  }
}

/** To finish an import: whoever stands in a file that is not imported gets no letter. */
export function toImport(
  duty: StandingDuty,
  { upload, rowsToFix }: Unfinished,
  standing: IncidentStanding,
): OpenAction {
  const act = rowsToFix === 0 ? 'Finish importing the list' : `Fix ${counted(rowsToFix, 'row')} and import the list`
  return {
    stage: 'who',
    sentence: beforeDay(act, duty, standing),
    why: 'Until then nobody in it is counted, and nobody in it gets a letter.',
    button: importButton({ upload, rowsToFix }),
    serves: served(duty, standing),
  }
}

/** The button that leads to a file whose import is not finished. */
export function importButton({ upload, rowsToFix }: Unfinished): Button {
  const label = rowsToFix === 0 ? 'Go on with the import' : `Fix ${counted(rowsToFix, 'row')}`
  return { label, to: { page: 'upload', upload } }
}

type Unfinished = NonNullable<IncidentStanding['people']['unfinished']>
