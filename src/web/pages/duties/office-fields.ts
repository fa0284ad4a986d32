import type { OfficeField, OfficeSheet } from '../../../breach/offices/sheet.ts'
import type { FieldError } from '../../../errors.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'

const FILING: FieldSpec[] = [
  { name: 'filedOn', label: 'Filed on', type: 'date', required: true },
  {
    name: 'confirmation',
    label: 'Confirmation number',
    hint: 'The number the office gave. If it gave none, leave this empty and attach its receipt or e-mail.',
  },
  { name: 'filedBy', label: 'Filed by' },
]

const ANYWAY: FieldSpec = {
  name: 'anyway:flag',
  label: 'It was filed all the same',
  type: 'checkbox',
}

/** The questions that the officer answers on the sheet, each with the answer as it stands. */
export function answerFields(sheet: OfficeSheet, typed: Values, errors: readonly FieldError[]) {
  const open = answerable(sheet)
  const stored = Object.fromEntries(open.map(({ id, value }) => [nameOf(id), value ?? '']))
  return fields(open.map(specOf), { ...stored, ...typed }, errors, 'answer-')
}

/** The form for a filing that was sent; where answers are open, it asks once whether to record it all the same. */
export function filingFields(values: Values, errors: readonly FieldError[], open: string | null) {
  return fields(open ? [...FILING, { ...ANYWAY, hint: open }] : FILING, values, errors, 'filing-')
}

/** Where an answer is given or changed. */
export function hrefOf({ mend, id }: OfficeField, incident: string, back: string): string {
  if (mend === 'sheet') return `#answer-${nameOf(id).replace('.', '-')}`
  return PLACES[mend](incident, back)
}

const PLACES = {
  practice: (_: string, back: string) => `/settings?${new URLSearchParams({ back })}`,
  incident: (id: string) => `/incidents/${id}/edit`,
  count: (id: string) => `/incidents/${id}/people`,
  letter: (id: string) => `/incidents/${id}/letter`,
}

function answerable({ sections }: OfficeSheet): OfficeField[] {
  return sections.flatMap((section) => section.fields).filter(({ mend }) => mend === 'sheet')
}

function specOf({ id, label, ask, isLong, isNumber, isProposed }: OfficeField): FieldSpec {
  const hint = isProposed ? `${ask} This is our proposal: saving confirms it.` : ask
  const spec: FieldSpec = { name: nameOf(id), label, hint, type: isLong ? 'textarea' : 'text', rows: 4 }
  return isNumber ? { ...spec, inputmode: 'numeric' } : spec
}

function nameOf(id: string): string {
  return `answers.${id}`
}
