import type { Duty } from '../law/answer.ts'
import type { State } from '../law/states.ts'
import type { Reading } from '../words/reading.ts'
import { NO_OFFICE_RECORDS, type OfficeFiling } from './answers/answers.ts'
import type { IncidentFacts, OfficeFacts } from './facts.ts'
import { type Attachment, formFor, type OfficeForm, officeIn } from './forms.ts'
import { HINTS, type OfficeMend, type Question } from './question.ts'
import { QUESTIONS, type QuestionId, REPORTS, USUAL } from './questions.ts'

/** Whose question it is: the statute's, the statute's as remembered, or ours, as such offices usually ask. */
export type OfficeBasis = 'law' | 'recalled' | 'ours'

/** A question with its answer; without one, `ask` says how it is answered. */
export type OfficeField = {
  id: QuestionId
  /** The key of the officer's own answer. */
  key: string
  label: string
  basis: OfficeBasis
  value: string | null
  isProposed: boolean
  /** Whether the officer answered it on the sheet. */
  isOwn: boolean
  isLong: boolean
  isNumber: boolean
  ask: string
  mend: OfficeMend
}

/** What one office, or several by one form, are told of an incident, in order. */
export type OfficeSheet = {
  office: string
  state: State
  to: string
  duties: readonly Duty[]
  form: OfficeForm
  sections: readonly { title: string; fields: readonly OfficeField[] }[]
  attach: readonly Attachment[]
  filing: OfficeFiling | null
  /** Duties of the sheet that nothing on record meets. */
  open: readonly Duty[]
}

/** One sheet for each form that the duties to offices call for, in the order of the duties. */
export function officeSheets(facts: IncidentFacts): OfficeSheet[] {
  const owed = facts.answer.duties.flatMap((duty) => {
    const at = officeIn(duty.id)
    return at ? [{ duty, state: at.state, form: formFor(at.state, at.slug) }] : []
  })
  const byForm = Map.groupBy(owed, ({ form }) => form.office)
  return [...byForm.values()].flatMap(([first, ...rest]) =>
    first
      ? [
          sheetOf(
            first.form,
            first.state,
            [first, ...rest].map(({ duty }) => duty),
            facts,
          ),
        ]
      : [],
  )
}

/** The questions that nothing on record answers. */
export function askedOn({ sections }: Pick<OfficeSheet, 'sections'>): OfficeField[] {
  return sections.flatMap(({ fields }) => fields).filter(({ value }) => value === null)
}

/** The answers that are ours to propose, and that nobody has checked. */
export function uncheckedOn({ sections }: Pick<OfficeSheet, 'sections'>): OfficeField[] {
  return sections.flatMap(({ fields }) => fields).filter(({ isProposed }) => isProposed)
}

/** Whether a text is a whole number, as people write it: `1,200`. */
export function isWholeNumber(text: string): boolean {
  return /^(\d{1,9}|\d{1,3}(,\d{3}){1,2})$/.test(text)
}

function sheetOf(form: OfficeForm, state: State, duties: Duty[], facts: IncidentFacts): OfficeSheet {
  const { filings } = facts.incident.offices ?? NO_OFFICE_RECORDS
  const given = new Set(facts.incident.notices.map(({ duty }) => duty))
  return {
    office: form.office,
    state,
    to: form.called && duties.length > 1 ? form.called : duties.map(({ to }) => to).join('; '),
    duties,
    form,
    sections: sectionsOf(form, { ...facts, state }, duties.some(isLate) ? [...USUAL, 'late'] : USUAL),
    attach: form.attach.filter((each) => each !== 'report' || facts.incident.entity.hipaa !== 'none'),
    filing: filings[form.office] ?? null,
    open: duties.filter(({ id }) => !given.has(id)),
  }
}

function isLate({ status }: Duty): boolean {
  return status === 'overdue' || status === 'done_late'
}

function sectionsOf(form: OfficeForm, facts: OfficeFacts, usual: readonly QuestionId[]): OfficeSheet['sections'] {
  const byLaw = new Set(form.law.map(([id]) => id))
  const basis = (id: QuestionId): OfficeBasis => (form.recalled?.includes(id) ? 'recalled' : 'law')
  const ours = (ids: readonly QuestionId[]) =>
    ids.filter((id) => !byLaw.has(id)).map((id) => fieldOf(id, { basis: 'ours' }, facts))
  const sections = [
    { title: 'Who reports', fields: ours(REPORTS) },
    {
      title: 'What the law asks',
      fields: form.law.map(([id, label]) => fieldOf(id, { label, basis: basis(id) }, facts)),
    },
    { title: 'What such forms usually ask', fields: ours(usual) },
  ]
  return sections.filter(({ fields }) => fields.length > 0)
}

function fieldOf(
  id: QuestionId,
  { label, basis }: { label?: string; basis: OfficeBasis },
  facts: OfficeFacts,
): OfficeField {
  const question: Question = QUESTIONS[id]
  const key = question.isLocal ? `${facts.state}.${id}` : id
  const read = question.read(facts)
  const mend = question.isOfLetter && read.value !== null && !read.isProposed ? 'letter' : question.mend
  const own = ownAnswer({ ...question, mend }, key, facts)
  const { value, isProposed }: Reading = own === null ? read : { value: own, isProposed: false }
  return {
    id,
    key,
    label: label ?? question.label,
    basis,
    value,
    isProposed,
    isOwn: own !== null,
    isLong: question.isLong ?? false,
    isNumber: question.isNumber ?? false,
    ask: mend === question.mend ? question.hint : HINTS[mend],
    mend,
  }
}

// Facts of the practice, the incident and the count are mended where they are kept, so that every sheet says the same.
function ownAnswer({ mend, isNumber }: Question, key: string, { incident }: OfficeFacts): string | null {
  const own = mend === 'sheet' ? (incident.offices?.answers[key] ?? null) : null
  return own !== null && isNumber && !isWholeNumber(own) ? null : own
}
