import type { Answer, Duty } from '../law/answer.ts'
import type { Day } from '../law/day.ts'
import type { Residents } from '../law/states.ts'

/** A duty as far as it says what is next. */
export type StandingDuty = Pick<Duty, 'id' | 'to' | 'due' | 'safeBy' | 'status' | 'track' | 'form' | 'told' | 'left'>

/** A step of the checklist that is open, with the day we advise. */
export type OpenStep = { id: string; title: string; aim: Day }

/** Where an incident stands, as far as it says what is next: what was decided, counted, sent and proved. */
export type IncidentStanding = {
  /** The day on which it is asked, in the practice's zone. */
  today: Day
  discoveredOn: Day
  closed: ClosedStanding | null
  /**
   * How many steps stop the harm and how many of them are left, to do or to sign off; those to do, with those that keep the
   * proof first, in the order of doing.
   */
  contain: { steps: number; left: number; open: readonly OpenStep[] }
  /** All other steps that are still to be done, save those that carry notices. */
  steps: readonly OpenStep[]
  /** Steps that are done and that a second person is to sign off. */
  toSign: readonly OpenStep[]
  unsaid: readonly Unsaid[]
  people: PeopleStanding
  decision: DecisionStanding
  duties: readonly StandingDuty[]
  /** The first Day on which law enforcement lets notice go; null: nothing holds it. */
  heldUntil: Day | null
  /** How many statements of law enforcement were recorded, those that have run out among them. */
  holds: number
  letter: 'none' | 'stopped' | 'to_approve' | 'approved'
  mail: MailStanding
  proof: ProofStanding
}

export type ClosedStanding = { on: Day; how: 'finished' | 'merged' | 'withdrawn'; into: string | null; keptUntil: Day }

/** Facts that an incident may lack, by which deadlines stand or fall: which data it was, and where the people live. */
export const UNSAID = ['elements', 'residents'] as const

export type Unsaid = (typeof UNSAID)[number]

export type PeopleStanding = {
  /** `stated`: somebody counted them, and there is no list. */
  by: 'nobody' | 'estimate' | 'stated' | 'list'
  count: number | null
  /** Whether any law asks who they are: not where the data was encrypted, or the use was permitted. */
  isAsked: boolean
  byState: Residents
  /** Whether some entries may be one person, and nobody has said. */
  isDoubtful: boolean
  /** Pairs of such entries, of those that are open. */
  pairs: number
  /** The duty that some of those pairs decide, and how many; null: none does. */
  deciding: { pairs: number; to: string; day: Day | null } | null
  /** The file whose import nobody finished, and how many of its rows name nobody as they stand. */
  unfinished: { upload: string; rowsToFix: number } | null
  /** Rows of imported lists that name nobody and were left out. */
  leftOut: number
}

export type DecisionStanding = {
  breach: Answer['breach']
  /** `to_sign`: a low probability was found, and a second person has not signed it. */
  assessment: 'none' | 'begun' | 'to_sign' | 'done'
  /** Whether HIPAA asks for one: not where it does not apply, the data was secured, or an exception stands. */
  isAsked: boolean
  hasException: boolean
}

export type MailStanding = {
  /** Letters that are made and not mailed, and the newest mailing that has some. */
  made: number
  mailing: string | null
  /** E-mails that failed or are in doubt, and the mailing that has them. */
  stuck: number
  stuckIn: string | null
  /** E-mails that wait to go out, and the mailing that has them. */
  waiting: number
  waitingIn: string | null
  /** People whom a letter can reach and none went to. */
  toBeTold: number
  /** Of these, how many letters can be made now; null: nobody looked at each of them. */
  ready: number | null
  /** Of these, how many letters wait for a fact or a decision, and the person whose it is where it is one alone. */
  stopped: number
  stoppedFor: string | null
  /** Letters that came back and can go again to an address learnt since. */
  again: number
  /** People whom no letter reaches: it came back, or there is no usable address. */
  notReached: number
  /** The last Day of the website notice; null: none stands. */
  postedUntil: Day | null
}

/** An office that was told, by its duty. */
export type ToldOffice = Pick<StandingDuty, 'id' | 'to'>

export type ProofStanding = {
  files: number
  /** The first mailing that went out of which no proof is attached, by its id; null: there is none. */
  unprovedMailing: string | null
  /** Offices that were told without a number or a file that shows it. */
  unconfirmed: readonly ToldOffice[]
  /** Offices to which another number of people was reported than is counted now. */
  outgrown: readonly ToldOffice[]
}
