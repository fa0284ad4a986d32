import type { z } from '@hono/zod-openapi'
import type { OfficeFiling } from '../../../breach/offices/answers/answers.ts'
import type { OfficeField, OfficeSheet } from '../../../breach/offices/sheet.ts'
import { dueOf, methodOf } from '../../../breach/offices/summary.ts'
import type { officeSheetSchema } from './office-schema.ts'

type Answer = z.output<typeof officeSheetSchema>

/** A sheet as the API answers it. */
export function officeAnswer(sheet: OfficeSheet): Answer {
  const { office, to, duties, open, form, sections, filing } = sheet
  return {
    office,
    to,
    duties: duties.map(({ id }) => id),
    openDuties: open.map(({ id }) => id),
    dueOn: dueOf(sheet),
    ...methodOf(sheet),
    asks: form.asks,
    isCompared: false,
    unsettled: form.unsettled ?? null,
    note: form.note ?? null,
    attach: [...sheet.attach],
    sections: sections.map(({ title, fields }) => ({ title, fields: fields.map(fieldAnswer) })),
    filing: filing && filingAnswer(filing),
  }
}

function fieldAnswer({ id, label, basis, value, isProposed, isOwn, ask, mend }: OfficeField) {
  return { id, label, basis, value, isProposed, isOwn, ask, mend }
}

function filingAnswer({ filedOn, confirmation, filedBy, duties, sent }: OfficeFiling) {
  return {
    filedOn,
    confirmation,
    filedBy,
    duties: [...duties],
    sent: sent.map(({ label, value }) => ({ label, value })),
  }
}
