import { counted } from '../law/words.ts'
import type { Missing } from './gap.ts'
import type { IncidentStanding } from './incident-standing.ts'
import { button } from './target.ts'
import { importButton } from './who.ts'

/** What is missing of who was affected: the kinds of data, their States, the list, its rows, the pairs that decide a duty. */
export function missingPeople({ people, unsaid }: IncidentStanding): Missing[] {
  const { unfinished, deciding, isAsked } = people
  return [
    ...(isAsked && unsaid.includes('elements') ? [ELEMENTS] : []),
    ...(isAsked && people.by !== 'nobody' && unsaid.includes('residents') ? [RESIDENTS] : []),
    ...(isAsked && people.by === 'nobody' ? [NOBODY] : []),
    ...(unfinished ? [importMissing(unfinished)] : []),
    ...(deciding ? [pairsMissing(deciding)] : []),
  ]
}

const ELEMENTS: Missing = {
  id: 'elements',
  stage: 'who',
  title: 'Say what kinds of data it was',
  detail: 'Which States must be told depends on it.',
  button: button('Add the kinds of data', 'facts'),
}

const RESIDENTS: Missing = {
  id: 'residents',
  stage: 'who',
  title: 'Say in which States the people live',
  detail: 'Which States must be told depends on it.',
  button: button('Add the States', 'count'),
}

const NOBODY: Missing = {
  id: 'people',
  stage: 'who',
  title: 'List the people who were affected',
  detail: 'Nobody has counted them.',
  button: button('Import the list', 'list'),
}

function importMissing(unfinished: NonNullable<IncidentStanding['people']['unfinished']>): Missing {
  const detail = 'Until then nobody in it is counted.'
  return { id: 'import', stage: 'who', title: 'Finish importing the list', detail, button: importButton(unfinished) }
}

function pairsMissing({ pairs, to }: NonNullable<IncidentStanding['people']['deciding']>): Missing {
  const title = `Check ${counted(pairs, 'pair')} that may be one person`
  const detail = `${pairs === 1 ? 'It decides' : 'They decide'} what must be sent to ${to}.`
  return { id: 'pairs', stage: 'who', title, detail, button: button(`Check ${counted(pairs, 'pair')}`, 'review') }
}
