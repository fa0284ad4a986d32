import type { Incident } from '../../../breach/incident/incident.ts'
import type { Day } from '../../../breach/law/day.ts'
import { holdOn } from '../../../breach/law/hold.ts'
import { isDone } from '../../../breach/law/pending-duty.ts'
import { counted, listed } from '../../../breach/law/words.ts'
import { askedOn, type OfficeField, type OfficeSheet, uncheckedOn } from '../../../breach/offices/sheet.ts'
import { changedSince, dueOf, methodOf, safeDayOf, supplementOf } from '../../../breach/offices/summary.ts'
import { lawPathOf, oldestReview, STATUS_LABELS } from '../frame/duty-words.ts'
import { hrefOf } from './office-fields.ts'

/** A sheet as its page shows it. */
export function sheetFacts(sheet: OfficeSheet, { incident, today }: { incident: Incident; today: Day }) {
  const { office, to, duties, open, form, sections, filing } = sheet
  return {
    office,
    to,
    isListed: form.law.length > 0,
    asks: form.asks,
    note: form.note ?? null,
    unsettled: form.unsettled ?? null,
    ...methodOf(sheet),
    due: dueOf(sheet),
    safeBy: safeDayOf(sheet),
    duties: duties.map((duty) => ({
      ...duty,
      lawPath: lawPathOf(duty),
      statusLabel: STATUS_LABELS[duty.status],
      reviewed: oldestReview([duty]),
    })),
    heldUntil: duties.some(({ status }) => status === 'held') ? holdOn(incident.holds, today) : null,
    missing: askedOn(sheet).length,
    unchecked: uncheckedOn(sheet).length,
    sections: sections.map(({ title, fields }) => ({
      title,
      fields: fields.map((field) => shown(field, incident.id)),
    })),
    filing: filing && { ...filing, changed: changedSince(sheet), supplement: supplementOf(sheet) },
    recorded: filing ? null : (incident.notices.find(({ duty }) => duty === duties[0]?.id) ?? null),
    isDone: open.length === 0,
    open: filing ? open.map((duty) => duty.to) : [],
  }
}

/** The other sheets of an incident, each with its day and how it stands. */
export function otherSheets(sheets: readonly OfficeSheet[], current: string, id: string) {
  return sheets
    .filter(({ office }) => office !== current)
    .map((sheet) => ({
      to: sheet.to,
      href: sheetPath(id, sheet.office),
      due: dueOf(sheet),
      isDone: sheet.duties.every(isDone),
      supplement: supplementOf(sheet),
      missing: askedOn(sheet).length,
    }))
}

/** The page with the sheet of an office. */
export function sheetPath(id: string, office: string): string {
  return `/incidents/${id}/offices/${office}`
}

/** What of a sheet is still open, in a sentence; null: nothing. */
export function openSentence(sheet: OfficeSheet): string | null {
  const [missing, unchecked] = [askedOn(sheet).length, uncheckedOn(sheet).length]
  const parts = [
    ...(missing > 0 ? [`${counted(missing, 'answer')} missing`] : []),
    ...(unchecked > 0 ? [`${counted(unchecked, 'proposal')} not checked`] : []),
  ]
  return parts.length === 0 ? null : `This sheet has ${listed(parts)}.`
}

function shown(field: OfficeField, id: string) {
  const { key, label, value, isProposed, isOwn, ask, basis } = field
  const anchor = key.replaceAll('.', '-')
  const letter = field.isLong && value === null ? `/incidents/${id}/letter` : null
  const isRecalled = basis === 'recalled'
  return { anchor, label, value, isProposed, isOwn, ask, isRecalled, href: hrefOf(field, id), letter }
}
