import type { Act } from '../words/acts.ts'

/** What other programs can be told of: each with what it says to people, and by which acts of the log it comes. */
export const WEBHOOK_EVENTS = {
  'incident.logged': { label: 'An incident is logged', acts: ['incident_logged'] },
  'incident.closed': {
    label: 'An incident is closed, merged or withdrawn',
    acts: ['incident_closed', 'incident_merged', 'incident_withdrawn'],
  },
  'incident.reopened': { label: 'An incident is reopened', acts: ['incident_reopened'] },
  'step.assigned': {
    label: 'Steps are given to somebody',
    acts: ['step_assigned', 'step_handed_back', 'step_handed_over', 'steps_assigned'],
  },
  'step.completed': { label: 'A step is done', acts: ['step_completed', 'list_found_gone'] },
  'step.reopened': { label: 'A step is reopened', acts: ['step_reopened', 'list_found_open'] },
  'count.stated': { label: 'The count changes', acts: ['count_stated', 'roster_imported', 'roster_withdrawn'] },
  'letter.approved': { label: 'The letter is approved', acts: ['letter_approved'] },
  'mailing.made': { label: 'A mailing is made', acts: ['mailing_made'] },
  'notice.recorded': { label: 'A notice is recorded', acts: ['notice_recorded', 'office_sheet_filed'] },
  'report.received': { label: 'A report comes in', acts: ['report_received'] },
  'legal_day.near': { label: 'A legal deadline is near', acts: [] },
  'legal_day.past': { label: 'A legal deadline has passed', acts: [] },
} as const satisfies Record<string, { label: string; acts: readonly Act[] }>

export type WebhookEvent = keyof typeof WEBHOOK_EVENTS

/** The names of all events. */
export const EVENT_NAMES = Object.keys(WEBHOOK_EVENTS) as [WebhookEvent, ...WebhookEvent[]]

/** The event by which an act of the log is told; null: none. */
export function eventOf(act: Act): WebhookEvent | null {
  return EVENT_NAMES.find((event) => (WEBHOOK_EVENTS[event].acts as readonly Act[]).includes(act)) ?? null
}

/** Which facts of an entry are told: ids of what it is about, and nothing else. */
const TOLD = ['step', 'steps', 'duty', 'duties', 'mailing', 'report'] as const

/** What is told of an entry: the incident’s number, the entry’s own, and ids. */
export function toldOf(entry: { seq: number; incident?: string; facts?: Readonly<Record<string, unknown>> }): object {
  const { seq, incident, facts = {} } = entry
  const ids = TOLD.filter((name) => isIds(facts[name])).map((name) => [name, facts[name]])
  return { incident: incident ?? null, entry: seq, ...Object.fromEntries(ids) }
}

function isIds(value: unknown): boolean {
  return [value].flat().every((each) => typeof each === 'string' && /^[\w.-]{1,80}$/.test(each))
}
