import type { Day } from './day.ts'
import type { Residents, State } from './states.ts'
import type {
  Element,
  EXCEPTION_KINDS,
  Factor,
  FINDINGS,
  FORMS,
  HIPAA_ROLES,
  HOLD_FORMS,
  Nature,
  POSTING_DAYS,
  SECURINGS,
} from './vocabulary.ts'

export type Entity = {
  hipaa: (typeof HIPAA_ROLES)[number]
  part2: boolean
  phrVendor: boolean
  licensedFacilityIn: readonly State[]
}

export type Event = {
  from: Day | null
  to: Day | null
  knownOn: Day
  shouldHaveBeenKnownOn: Day | null
  determinedOn: Day | null
  nature: Nature
  permitted: boolean
  phi: boolean
  secured: (typeof SECURINGS)[number]
  keyTaken: boolean
  form: (typeof FORMS)[number]
  /** Empty: the kinds are not known yet. */
  elements: readonly Element[]
}

export type Exception = {
  kind: (typeof EXCEPTION_KINDS)[number]
  goodFaith: boolean
  withinAuthority: boolean
  sameEntity: boolean
  bothAuthorized: boolean
  furtherMisuse: boolean
  documented: boolean
}

/** `finding` is null while the assessment is under way. */
export type Assessment = { factors: readonly Factor[]; finding: (typeof FINDINGS)[number] | null; documented: boolean }

export type People = {
  /** null: not yet known. */
  total: number | null
  estimate: boolean
  residents: Residents
  unreachable: number
  nextOfKinUnreachable: number
}

export type Associate = {
  agent: boolean
  discoveredOn: Day | null
  toldUsOn: Day | null
  contractDays: number | null
}

export type Hold = {
  form: (typeof HOLD_FORMS)[number]
  statedOn: Day
  until: Day | null
  documented: boolean
  impedes: boolean
}

export type Substitute = Record<(typeof POSTING_DAYS)[number], Day | null>

/** All that the law asks about an incident, every field present. */
export type Situation = {
  today: Day
  entity: Entity
  event: Event
  exception: Exception | null
  assessment: Assessment | null
  people: People
  associate: Associate | null
  harmFinding: boolean
  holds: readonly Hold[]
  /** Days on which notices were completed, by duty id. */
  done: Readonly<Record<string, Day>>
  substitute: Substitute | null
}

/** A Situation as it may be asked: what is left out has a default, save the day it became known. */
export type Question = {
  today?: Day | undefined
  entity?: Partly<Entity> | undefined
  event: Partly<Event> & Pick<Event, 'knownOn'>
  exception?: (Partly<Exception> & Pick<Exception, 'kind'>) | null | undefined
  assessment?: Partly<Assessment> | null | undefined
  people: Partly<People>
  associate?: Partly<Associate> | null | undefined
  harmFinding?: boolean | undefined
  holds?: readonly (Partly<Hold> & Pick<Hold, 'form' | 'statedOn'>)[] | undefined
  done?: Readonly<Record<string, Day>> | undefined
  substitute?: Partly<Substitute> | null | undefined
}
/** The same, with whatever was left out. */
export type Partly<Whole> = { [Field in keyof Whole]?: Whole[Field] | undefined }
