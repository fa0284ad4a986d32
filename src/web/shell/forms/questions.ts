import type { Substitute } from '../../../breach/law/situation.ts'
import { POSTING_DAYS } from '../../../breach/law/vocabulary.ts'
import type { FieldSpec } from './fields.ts'

/** The fields about a business associate, the same in every form. */
export const ASSOCIATE_QUESTIONS = {
  agent: { name: 'agent:flag', label: 'It is our agent: what it knows counts as known to us', type: 'checkbox' },
  discoveredOn: { name: 'discoveredOn', label: 'It discovered the breach on', type: 'date' },
  toldUsOn: { name: 'toldUsOn', label: 'It notified us on', type: 'date' },
  contractDays: {
    name: 'contractDays:number',
    label: 'Days its contract allows to notify us of a breach',
    type: 'number',
    inputmode: 'numeric',
  },
} as const satisfies Record<string, FieldSpec>

/** The fields about a law-enforcement statement. `none`: the label for no statement, in a form where it is optional. */
export function holdQuestions(none?: string): FieldSpec[] {
  const required = none === undefined
  return [
    {
      name: 'form',
      label: 'Form of the statement',
      type: 'select',
      required,
      options: [...(required ? [] : [['', none] as const]), ['written', 'In writing'], ['oral', 'Orally']],
      hint: 'An oral statement, or a written one with no end date, holds notice for at most 30 days (45 CFR 164.412).',
    },
    { name: 'statedOn', label: 'Date of the statement', type: 'date', required },
    { name: 'until', label: 'Hold ends on', type: 'date' },
    {
      name: 'impedes:flag',
      label: 'The official says that notice would impede a criminal investigation or damage national security',
      type: 'checkbox',
    },
    {
      name: 'documented:flag',
      label: 'The statement is on file, or was written down with the official’s identity',
      type: 'checkbox',
    },
  ]
}

const POSTING_LABELS: Record<keyof Substitute, string> = {
  postedOn: 'Posted on the home page on',
  removedOn: 'Removed on',
  mediaOn: 'Or published in major print or broadcast media on',
  tollFreeFrom: 'Toll-free number active from',
  tollFreeTo: 'Toll-free number active until',
}

/** The fields about substitute notice: its dates. */
export const POSTING_QUESTIONS: readonly FieldSpec[] = POSTING_DAYS.map((name) => ({
  name,
  label: POSTING_LABELS[name],
  type: 'date',
}))

/** The same fields under a path: `holds.0.`. */
export function within(path: string, questions: readonly FieldSpec[]): FieldSpec[] {
  return questions.map((question) => ({ ...question, name: path + question.name }))
}
