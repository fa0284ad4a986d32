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

/** The questions that the officer answers on the sheet: those without an answer, those proposed, those answered before. */
export function answerFields(sheet: OfficeSheet, typed: Values, errors: readonly FieldError[]) {
  const open = answerable(sheet)
  const stored = Object.fromEntries(open.map(({ id, value }) => [nameOf(id), value ?? '']))
  return fields(open.map(specOf), { ...stored, ...typed }, errors, 'answer-')
}

/** The form for a filing that was sent. */
export function filingFields(values: Values, errors: readonly FieldError[]) {
  return fields(FILING, values, errors, 'filing-')
}

/** Where an answer is given or changed; null: it stands as the facts have it. */
export function hrefOf({ mend, id, value, isProposed, isOwn }: OfficeField, incident: string): string | null {
  if (mend === 'sheet') return value === null || isProposed || isOwn ? `#answer-${nameOf(id).replace('.', '-')}` : null
  return PLACES[mend](incident)
}

const PLACES = {
  practice: () => '/settings',
  incident: (id: string) => `/incidents/${id}/edit`,
  count: (id: string) => `/incidents/${id}/people`,
}

function answerable({ sections }: OfficeSheet): OfficeField[] {
  return sections
    .flatMap((section) => section.fields)
    .filter(({ mend, value, isProposed, isOwn }) => mend === 'sheet' && (value === null || isProposed || isOwn))
}

function specOf({ id, label, ask, isLong }: OfficeField): FieldSpec {
  return { name: nameOf(id), label, hint: ask, type: isLong ? 'textarea' : 'text', rows: 4 }
}

function nameOf(id: string): string {
  return `answers.${id}`
}
