import type { Incident, Notice } from '../../../breach/incident/incident.ts'
import type { Duty } from '../../../breach/law/answer.ts'
import { isDone } from '../../../breach/law/pending-duty.ts'
import { number } from '../../../breach/law/words.ts'
import { buttonOf } from '../../../breach/next/tell.ts'
import type { Audience } from '../../../breach/offices/audiences.ts'
import { askedOn, type OfficeSheet } from '../../../breach/offices/sheet.ts'
import { changedSince, supplementOf } from '../../../breach/offices/summary.ts'
import type { Attached } from '../evidence/attached.ts'
import { targetPath } from '../frame/target-path.ts'
import { audienceRow } from './audience-rows.ts'
import type { Known } from './duty-facts.ts'
import { noticeFields, type Typed } from './duty-fields.ts'

/**
 * What the rows of an incident are made from. `canRead`: whether the reader may see what is about patients; `toBeTold`: how
 * many a letter can reach that has not gone, null where nobody is listed.
 */
export type RowContext = Known & {
  incident: Incident
  sheets: readonly OfficeSheet[]
  files: (about: string, back: string) => Attached
  typed: Typed
  canRead: boolean
  toBeTold: number | null
}

/** The rows of who is told, each with what to do next, its proof, and its record; the first that nothing holds is solid. */
export function toldRows(audiences: readonly Audience[], context: RowContext) {
  const rows = audiences.map((audience) => toldRow(audience, context))
  const first = rows.find(({ action, law }) => action !== null && law.look !== 'held')
  return rows.map((row) => ({ ...row, isFirst: row === first }))
}

function toldRow(audience: Audience, context: RowContext) {
  const { duties, kind } = audience
  const sheet = context.sheets.find((each) => each.duties.some(({ id }) => id === duties[0]?.id)) ?? null
  const row = audienceRow(audience, context)
  const record = sheet ? null : formOf(row.id, duties, context)
  const records = recordsOf(row.id, duties, context)
  const attached = attachedTo(row.id, duties, context)
  return {
    ...row,
    ...statusOf(audience, context),
    office: sheet && officeFacts(sheet),
    references: [...new Set(noticesOf(duties, context).flatMap(({ reference }) => reference ?? []))],
    mailings: kind === 'letter' && context.canRead && toldOf(duties) > 0,
    called: kind === 'unreached' && row.isDone && records.length === 0 && context.canRead,
    records,
    record,
    recordLabel: recordLabel(record !== null, records.length > 0),
    isOpen: record?.isOpen ?? false,
    hasRecord: records.length > 0 || (attached?.files.length ?? 0) > 0,
    attached,
  }
}

function recordLabel(isOpen: boolean, isRecorded: boolean): string {
  if (isOpen) return 'Record that they were told'
  return isRecorded ? 'The record' : 'Attach the proof'
}

// A letter that has begun to go says how many are left; what else is open says where it is done.
function statusOf({ kind, lead, duties, isDone }: Audience, { incident, canRead, toBeTold }: RowContext) {
  const [told, left] = [toldOf(duties), Math.max(0, ...duties.map((duty) => duty.left ?? 0))]
  const counted = kind === 'letter' && !isDone && told > 0 ? { left: number(left), told: number(told) } : null
  const { label, to } = kind === 'letter' ? OPEN_LETTERS : buttonOf(lead)
  const isReadable = canRead || to.page === 'office' || to.page === 'ocr'
  const isElsewhere = to.page !== 'duty' && (kind !== 'letter' || toBeTold !== 0)
  const action = isDone || !isElsewhere || !isReadable ? null : { label, href: targetPath(incident.id, to) }
  return { counted, action }
}

const OPEN_LETTERS = { label: 'Open the letters', to: { page: 'letter' } } as const

function toldOf(duties: readonly Duty[]): number {
  return Math.max(0, ...duties.map((duty) => duty.told ?? 0))
}

function officeFacts(sheet: OfficeSheet) {
  const isOpen = sheet.open.length > 0
  return {
    missing: isOpen ? askedOn(sheet).length : 0,
    supplement: isOpen ? null : supplementOf(sheet),
    changed: isOpen ? 0 : changedSince(sheet).length,
  }
}

function noticesOf(duties: readonly Duty[], { incident }: RowContext): Notice[] {
  return duties.flatMap(({ id }) => incident.notices.filter(({ duty }) => duty === id))
}

// Duties that were recorded together are one record.
function recordsOf(row: string, duties: readonly Duty[], context: RowContext) {
  const alike = Map.groupBy(noticesOf(duties, context), ({ duty: _, ...said }) => JSON.stringify(said))
  return [...alike.values()].flatMap(([first, ...rest], place) => {
    if (!first) return []
    const ids = [first, ...rest].map(({ duty }) => duty)
    return [{ ...first, ids: ids.join(','), field: `withdraw-${row}-${place}` }]
  })
}

// Of a posting or the media their dates are recorded.
function formOf(row: string, duties: readonly Duty[], { today, typed }: RowContext) {
  const open = duties.filter((duty) => !isDone(duty) && duty.form !== '10_or_more')
  if (open.length === 0) return null
  const left = Math.max(...open.map((duty) => duty.left ?? 0))
  return {
    ids: open.map(({ id }) => id).join(','),
    which: `notice-${row}`,
    isOpen: typed.which === `notice-${row}`,
    fields: noticeFields({ id: row, left }, today, typed),
  }
}

function attachedTo(row: string, duties: readonly Duty[], { incident, files }: RowContext): Attached | null {
  const all = duties.map(({ id }) => files(`notice/${id}`, `/incidents/${incident.id}/duties#${row}`))
  const [first] = all
  return first ? { ...first, files: all.flatMap((each) => each.files) } : null
}
