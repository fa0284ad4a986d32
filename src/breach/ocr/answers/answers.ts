import type { Day } from '../../law/day.ts'
import type { ListName } from './choices.ts'

/** The two laws under which OCR takes reports: of the same people, each a report of its own. */
export const OCR_RULES = ['hipaa', 'part2'] as const

export type OcrRule = (typeof OCR_RULES)[number]

/** What the officer answers in words. */
export const TEXT_ANSWERS = [
  'contactFirstName',
  'contactLastName',
  'contactEmail',
  'contactPhone',
  'associateName',
  'associateStreet',
  'associateCity',
  'associateState',
  'associateZip',
  'associateFirstName',
  'associateLastName',
  'associateEmail',
  'associatePhone',
  'otherInformation',
  'description',
  'otherAction',
  'attestedBy',
] as const

/** What the officer answers with a day. */
export const DAY_ANSWERS = ['discoveredTo', 'noticeFrom', 'noticeTo', 'attestedOn'] as const

/** What the officer chooses, one of a list. */
export const CHOICE_ANSWERS = ['filer', 'part2Filer', 'entityType', 'phoneUsage', 'type'] as const satisfies ListName[]

/** What the officer chooses, as many as apply. */
export const SEVERAL_ANSWERS = [
  'location',
  'clinical',
  'demographic',
  'financial',
  'safeguards',
  'actions',
] as const satisfies ListName[]

/** The officer's own answers on a sheet; null: not answered, so that what is proposed stands. Choices are codes. */
export type OcrAnswers = Record<(typeof TEXT_ANSWERS)[number] | (typeof CHOICE_ANSWERS)[number], string | null> &
  Record<(typeof DAY_ANSWERS)[number], Day | null> &
  Record<(typeof SEVERAL_ANSWERS)[number], readonly string[] | null>

/** A report that was sent: when, the portal's number for it, and how many individuals it told of. */
export type Filing = { filedOn: Day; trackingNumber: string | null; individuals: number | null }

/** What is kept of a sheet: the officer's answers and what was sent, the first report first. */
export type OcrSheet = { answers: OcrAnswers; filings: readonly Filing[] }

/** The sheets of an incident, one a law. */
export type OcrSheets = Partial<Record<OcrRule, OcrSheet>>

/** A sheet on which nothing is answered yet. */
export const NO_ANSWERS = Object.fromEntries(
  [...TEXT_ANSWERS, ...DAY_ANSWERS, ...CHOICE_ANSWERS, ...SEVERAL_ANSWERS].map((name) => [name, null]),
) as OcrAnswers
