import { type Right, rolesWith } from '../../access/roles.ts'
import { INCIDENTS } from '../book/few.ts'
import { type Group, inWords, type State } from './state.ts'

const PAGES: readonly [title: string, path: string, right: Right][] = [
  ['Overview', '', 'read'],
  ['Edit', '/edit', 'decide'],
  ['Assess', '/assessment', 'read_people'],
  ['Record of the decision', '/assessment/record', 'read_people'],
  ['Who must be told', '/duties', 'read'],
  ['Answers for OCR', '/ocr-sheet', 'read'],
  ['Checklist', '/steps', 'read'],
  ['Checklist: one’s own', '/steps?mine=yes', 'report'],
  ['People', '/people', 'read_people'],
  ['Pairs to review', '/review', 'read_people'],
  ['Letters', '/letter', 'read_people'],
  ['Documents', '/documents', 'read_people'],
  ['Mailings', '/mailings', 'read_people'],
  ['Undeliverable', '/unreached', 'read_people'],
  ['Calls about it', '/calls', 'read_people'],
  ['Web notice', '/web-notice', 'read'],
  ['Timeline', '/timeline', 'read'],
  ['Close', '/close', 'read'],
  ['Retention', '/retention', 'read_people'],
  ['Who sees it', '/restriction', 'read'],
]

/** Of so many incidents a page is shown as each role, of the others as somebody who decides and somebody who reads. */
const AS_EACH_ROLE = 2
/** Those of the book with more than fits a page. */
const MANY = ['crowd', 'edge', 'near', 'making', 'broken', 'ready'] as const
const READERS = ['officer', 'auditor'] as const

/** Each page of an incident, for every incident of the cast and for the one with more people than fit a page. */
export const INCIDENT_PAGES: readonly Group[] = PAGES.map(([title, page, right]) => {
  const stateOf = (book: State['book'], name: string, as: State['as']): State => {
    return { name: inWords(name), book, as, path: `/incidents/:${name}${page}` }
  }
  const inFew = INCIDENTS.map((name, at) =>
    stateOf(
      'few',
      name,
      at < AS_EACH_ROLE ? rolesWith(right) : READERS.filter((role) => rolesWith(right).includes(role)),
    ),
  )
  const inMany = MANY.map((name) => stateOf('many', name, ['admin']))
  return { title, states: [...inFew, ...inMany] }
})
