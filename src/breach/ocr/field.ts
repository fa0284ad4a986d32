import type { BusinessAssociate } from '../incident/business-associate.ts'
import type { Incident } from '../incident/incident.ts'
import type { Answer } from '../law/answer.ts'
import type { Day } from '../law/day.ts'
import type { Situation } from '../law/situation.ts'
import type { DAY_ANSWERS, Filing, OcrAnswers, OcrRule } from './answers/answers.ts'
import { LISTS, type List, type ListName, labelsOf } from './answers/choices.ts'

/** Who reports, as the practice keeps it. */
export type CoveredEntity = {
  name: string
  address: { line1: string; line2?: string; city: string; state: string; zip: string }
  contactName: string
  phone?: string
  tollFree?: string
  email?: string
}

/** Everything that a sheet is filled from. */
export type SheetFacts = {
  rule: OcrRule
  incident: Pick<
    Incident,
    'kind' | 'event' | 'occurredFrom' | 'occurredTo' | 'associate' | 'notices' | 'letter' | 'summary'
  >
  situation: Situation
  answer: Answer
  entity: CoveredEntity | null
  /** The business associate as the register knows it; null: it does not stand there. */
  associate: Pick<BusinessAssociate, 'contactName' | 'email' | 'phone'> | null
  answers: OcrAnswers
  /** What stands where the officer has not answered. */
  proposals: Partial<OcrAnswers>
  filings: readonly Filing[]
}

/** Where a fact that is missing is to be given. */
export type Mend = 'sheet' | 'practice' | 'incident' | 'count' | 'filing'

export type Screen = 'General' | 'Contact' | 'Breach' | 'Notice and actions' | 'Attestation'

/** One field of the portal: its words, and where its answer comes from. */
export type FieldRule = {
  id: string
  label: string
  /** How well the portal's wording is known: R read, S secondary, M to be compared. */
  basis: List['basis']
  /** In the portal's words; null: not known. */
  read(facts: SheetFacts): string | null
  isRequired: boolean
  mend: Mend
  /** What to do where it is missing. */
  ask: string
  applies(facts: SheetFacts): boolean
  /** Whether what is read is ours to propose and the officer's to check. */
  isProposed(facts: SheetFacts): boolean
}

type Rest = Partial<Pick<FieldRule, 'isRequired' | 'mend' | 'ask' | 'applies' | 'isProposed'>>

/** A field with what it is unless told otherwise: required, mended on the sheet, always asked. */
export function field(
  id: string,
  label: string,
  basis: List['basis'],
  read: FieldRule['read'],
  rest: Rest = {},
): FieldRule {
  return {
    id,
    label,
    basis,
    read,
    isRequired: true,
    mend: 'sheet',
    ask: 'Fill it in.',
    applies: always,
    isProposed: never,
    ...rest,
  }
}

/** A field that the officer answers; until then what is proposed stands, if anything is. */
export function own(id: keyof OcrAnswers, label: string, basis: List['basis'], rest: Rest = {}): FieldRule {
  return field(id, label, basis, (facts) => textOf(answerTo(id, facts)), { isProposed: isOpen(id), ...rest })
}

/** A day that the officer answers, as the portal takes it. */
export function day(id: (typeof DAY_ANSWERS)[number], label: string, basis: List['basis'], rest: Rest = {}): FieldRule {
  return field(id, label, basis, (facts) => portalDay(answerTo(id, facts)), { isProposed: isOpen(id), ...rest })
}

/** A field that the officer chooses from the portal's list of the same name. */
export function choice(id: ListName & keyof OcrAnswers, label: string, rest: Rest = {}): FieldRule {
  const read = (facts: SheetFacts) => worded(id, codesIn(answerTo(id, facts)) ?? [])
  return field(id, label, LISTS[id].basis, read, {
    ask: 'Choose from the portal’s list.',
    isProposed: isOpen(id),
    ...rest,
  })
}

/** The officer's answer, or what is proposed; null: neither. */
export function answerTo<Name extends keyof OcrAnswers>(id: Name, facts: SheetFacts): OcrAnswers[Name] | null {
  return facts.answers[id] ?? facts.proposals[id] ?? null
}

/** A day as the portal takes it, MM/DD/YYYY. */
export function portalDay(day: Day | null): string | null {
  return day && `${day.slice(5, 7)}/${day.slice(8, 10)}/${day.slice(0, 4)}`
}

function textOf(answer: string | readonly string[] | null): string | null {
  return typeof answer === 'string' ? answer : null
}

// Proposed and not answered yet.
function isOpen(id: keyof OcrAnswers) {
  return ({ answers, proposals }: SheetFacts) => answers[id] === null && (proposals[id] ?? []).length > 0
}

function always(): boolean {
  return true
}

function never(): boolean {
  return false
}

function worded(list: ListName, codes: readonly string[]): string | null {
  return codes.length === 0 ? null : labelsOf(list, codes).join('; ')
}

function codesIn(answer: string | readonly string[] | null): readonly string[] | null {
  if (typeof answer === 'string') return [answer]
  return answer
}
