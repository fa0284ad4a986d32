import type { Incident } from '../../../breach/incident/incident.ts'
import { holdOn } from '../../../breach/law/hold.ts'
import { isDone } from '../../../breach/law/pending-duty.ts'
import { counted, listed } from '../../../breach/law/words.ts'
import { audiencesOf } from '../../../breach/offices/audiences.ts'
import { askedOn, type OfficeField, type OfficeSheet, uncheckedOn } from '../../../breach/offices/sheet.ts'
import { changedSince, methodOf, safeDayOf, supplementOf } from '../../../breach/offices/summary.ts'
import { audienceDetail, audienceName, wayTo } from './audience-words.ts'
import { dutyFacts, type Known, lawDayOf } from './duty-facts.ts'
import { hrefOf } from './office-fields.ts'

/** A sheet as its page shows it. */
export function sheetFacts(sheet: OfficeSheet, incident: Incident, known: Known) {
  const { office, duties, open, form, sections, filing } = sheet
  return {
    office,
    isListed: form.law.length > 0,
    asks: form.asks,
    note: form.note ?? null,
    unsettled: form.unsettled ?? null,
    ...methodOf(sheet),
    ...headOf(sheet, known),
    safeBy: safeDayOf(sheet),
    duties: duties.map((duty) => dutyFacts(duty, known)),
    heldUntil: duties.some(({ status }) => status === 'held') ? holdOn(incident.holds, known.today) : null,
    missing: askedOn(sheet).length,
    unchecked: uncheckedOn(sheet).length,
    sections: sections.map(({ title, fields }) => ({
      title,
      fields: fields.map((field) => shown(field, incident.id, sheetPath(incident.id, office))),
    })),
    filing: filing && { ...filing, changed: changedSince(sheet), supplement: supplementOf(sheet) },
    recorded: filing ? null : (incident.notices.find(({ duty }) => duty === duties[0]?.id) ?? null),
    isDone: open.length === 0,
    open: filing ? open.map((duty) => duty.to) : [],
  }
}

/** The other sheets of an incident, each with its day and how it stands. */
export function otherSheets(sheets: readonly OfficeSheet[], current: string, id: string, known: Known) {
  return sheets
    .filter(({ office }) => office !== current)
    .map((sheet) => ({
      ...headOf(sheet, known),
      href: sheetPath(id, sheet.office),
      supplement: supplementOf(sheet),
      missing: sheet.duties.every(isDone) ? 0 : askedOn(sheet).length,
    }))
}

// One office, or those that one form reaches, is one audience.
function headOf(sheet: OfficeSheet, known: Known) {
  const [audience] = audiencesOf(sheet.duties, known)
  return {
    to: audience ? audienceName(audience, known.people) : sheet.to,
    detail: audience ? audienceDetail(audience, known.people) : '',
    way: audience ? wayTo(audience).label : '',
    law: audience ? lawDayOf(audience.lead, known) : null,
  }
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

function shown(field: OfficeField, id: string, back: string) {
  const { key, label, value, isProposed, isOwn, ask, basis, mend } = field
  const anchor = key.replaceAll('.', '-')
  const letter = field.isLong && value === null ? `/incidents/${id}/letter` : null
  const isRecalled = basis === 'recalled'
  const isOfPractice = mend === 'practice'
  return {
    anchor,
    label,
    value,
    isProposed,
    isOwn,
    ask,
    isRecalled,
    href: hrefOf(field, id, back),
    letter,
    isOfPractice,
  }
}
