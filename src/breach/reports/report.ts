import type { Day } from '../law/day.ts'

/** What can follow on a report: it is asked about, replied to, told of, and settled; in the end it may be destroyed. */
export const REPORT_ENTRY_KINDS = [
  'question',
  'reply',
  'outcome',
  'incident',
  'joined',
  'closed',
  'destruction_asked',
  'destroyed',
] as const

export type ReportEntryKind = (typeof REPORT_ENTRY_KINDS)[number]

/** Where a report stands: `asked` waits for the reporter, `answered` for the officer; the last four are settled. */
export const REPORT_STATES = ['new', 'asked', 'answered', 'incident', 'joined', 'closed', 'destroyed'] as const

export type ReportState = (typeof REPORT_STATES)[number]

/** The kinds with which a report is settled. */
export const SETTLED = ['incident', 'joined', 'closed', 'destroyed'] as const satisfies readonly ReportEntryKind[]

type Followed = readonly { kind: ReportEntryKind }[]

/** Where a report stands, by what followed on it, in its order. */
export function stateOfReport(followed: Followed): ReportState {
  const settled = followed.map(({ kind }) => kind).findLast(isSettling)
  if (settled) return settled
  const said = followed.findLast(({ kind }) => kind === 'question' || kind === 'reply')
  if (!said) return 'new'
  return said.kind === 'question' ? 'asked' : 'answered'
}

/** Whether an officer still has to look at it: nothing became of it yet, or the reporter has said something since. */
export function isOpenReport(followed: Followed): boolean {
  const state = stateOfReport(followed)
  if (state === 'destroyed') return false
  return !isSettling(state) || followed.at(-1)?.kind === 'reply'
}

/**
 * Whether what a report says moves the discovery of an incident: what anyone in the workforce knew counts as known to the
 * practice, but for whoever did it (45 CFR 164.404(a)(2)).
 */
export function isKnownBefore(knownOn: Day, discoveredOn: Day): boolean {
  return knownOn < discoveredOn
}

function isSettling(kind: string): kind is (typeof SETTLED)[number] {
  return (SETTLED as readonly string[]).includes(kind)
}
