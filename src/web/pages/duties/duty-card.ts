import { timing } from '../../../breach/duties/timing.ts'
import type { Incident } from '../../../breach/incident/incident.ts'
import type { Duty, Note } from '../../../breach/law/answer.ts'
import type { Attached } from '../evidence/attached.ts'
import { lawPathOf, oldestReview, STATUS_LABELS, sheetPathOf } from '../frame/duty-words.ts'
import { lawDay } from '../frame/law-day.ts'
import { noticeFields, type Typed } from './duty-fields.ts'

/** What the cards of a page are made from. */
export type CardContext = {
  incident: Incident
  today: string
  notes: readonly Note[]
  files: (about: string, back: string) => Attached
  typed: Typed
}

/** A duty as the page shows it: its timing, what is unsettled about it, and its proof. */
export function dutyCard(duty: Duty, { incident, today, notes, files, typed }: CardContext) {
  const notice = incident.notices.find((each) => each.duty === duty.id) ?? null
  const mine = notes.filter((note) => isAbout(note, duty))
  const isProvisional = mine.some(({ code }) => code === 'provisional')
  return {
    ...duty,
    lawPath: lawPathOf(duty),
    sheetPath: sheetPathOf(duty.id, incident.id),
    track: duty.track ?? null,
    form: duty.form ?? null,
    isCounted: duty.told !== undefined,
    told: duty.told ?? 0,
    left: duty.left ?? 0,
    readers: (duty.told ?? 0) + (duty.left ?? 0),
    safeBy: duty.safeBy ?? null,
    method: duty.method ?? null,
    url: duty.url ?? null,
    reviewed: oldestReview([duty]),
    confidence: duty.confidence ?? 'high',
    isDoubtful: (duty.confidence ?? 'high') !== 'high',
    notice,
    timing: timing(duty, notice?.givenOn ?? null, today),
    notes: mine,
    isProvisional,
    law: lawDay(duty, today, { givenOn: notice?.givenOn ?? null, isProvisional }),
    isUnsettled: mine.some(({ code }) => code === 'unsettled'),
    fields: noticeFields(duty, today, typed),
    formOpen: typed.which === `notice-${duty.id}`,
    statusLabel: STATUS_LABELS[duty.status],
    attached: files(`notice/${duty.id}`, `/incidents/${incident.id}/duties#${duty.id}`),
  }
}

// A note that a State's law is unsettled applies to each duty of that State.
function isAbout({ duty, state, code }: Note, { id }: Duty): boolean {
  if (duty !== undefined || state === undefined) return duty === id
  return ['unsettled', 'law_not_held'].includes(code) && id.startsWith(`state.${state}.`)
}
