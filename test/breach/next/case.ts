import type { IncidentStanding } from '../../../src/breach/next/incident-standing.ts'
import type { Target } from '../../../src/breach/next/target.ts'

/**
 * A case that a lawyer and an officer can read. `facts` say only in what it differs from the usual incident below;
 * of those to be told each has a letter that can be made, unless `ready` says otherwise.
 */
export type Case = {
  name: string
  facts: Facts
  sentence: string
  why: string
  /** Label and target, `Open the sheet → office PR.department-of-consumer-affairs`; null: no button. */
  button: string | null
  /** How far each stage is, with its line. */
  stages: Record<string, string>
  /** What is missing to close it, by its title. */
  missing: string[]
}

type Facts = { [Part in keyof IncidentStanding]?: Partial<IncidentStanding[Part]> }

/** Nov 30, 2026: a mailbox was phished, known since Nov 24; 487 people are listed, it is a breach, all is contained. */
const USUAL: IncidentStanding = {
  today: '2026-11-30',
  discoveredOn: '2026-11-24',
  closed: null,
  contain: { steps: 3, left: 0, open: [] },
  steps: [],
  toSign: [],
  unsaid: [],
  people: {
    by: 'list',
    count: 487,
    isAsked: true,
    byState: { TX: 474, LA: 5, MA: 4, PR: 4 },
    isDoubtful: false,
    pairs: 0,
    deciding: null,
    unfinished: null,
    leftOut: 0,
  },
  decision: { breach: 'yes', assessment: 'done', isAsked: true, hasException: false },
  duties: [],
  heldUntil: null,
  holds: 0,
  letter: 'approved',
  mail: {
    made: 0,
    mailing: null,
    stuck: 0,
    stuckIn: null,
    waiting: 0,
    waitingIn: null,
    toBeTold: 0,
    ready: 0,
    stopped: 0,
    stoppedFor: null,
    again: 0,
    notReached: 0,
    postedUntil: null,
  },
  proof: { files: 11, unprovedMailing: null, unconfirmed: [], outgrown: [] },
}

/** The usual incident with these facts instead. */
export function standingWith(facts: Facts): IncidentStanding {
  const { contain, people, decision, mail, proof, ...rest } = facts
  return {
    ...USUAL,
    ...(rest as Partial<IncidentStanding>),
    contain: { ...USUAL.contain, left: contain?.open?.length ?? 0, ...contain },
    people: { ...USUAL.people, isDoubtful: (people?.pairs ?? 0) > 0, ...people },
    decision: { ...USUAL.decision, ...decision },
    mail: { ...USUAL.mail, ready: mail?.toBeTold ?? 0, ...mail },
    proof: { ...USUAL.proof, ...proof },
  }
}

/** A target in words: `office PR.department-of-consumer-affairs`. */
export function targetInWords({ page, ...which }: Target): string {
  return [page, ...Object.values(which)].join(' ')
}
