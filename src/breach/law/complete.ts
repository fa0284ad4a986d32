import type { Day } from './day.ts'
import type {
  Assessment,
  Associate,
  Entity,
  Event,
  Exception,
  Hold,
  Partly,
  People,
  Question,
  Situation,
  Substitute,
} from './situation.ts'

/**
 * The Situation behind a question, asked on `today` unless the question names its own day.
 * A fact that would excuse from a notice (an exception's, an assessment's, a hold's) is false until it is said:
 * the burden of proof is on the entity, 45 CFR 164.414(b).
 */
export function complete(question: Question, today: Day): Situation {
  return {
    today: question.today ?? today,
    entity: filled(ENTITY, question.entity),
    event: filled(EVENT, question.event) as Event,
    exception: question.exception ? (filled(EXCEPTION, question.exception) as Exception) : null,
    assessment: question.assessment ? filled(ASSESSMENT, question.assessment) : null,
    people: filled(PEOPLE, question.people),
    associate: question.associate ? filled(ASSOCIATE, question.associate) : null,
    harmFinding: question.harmFinding ?? false,
    holds: (question.holds ?? []).map((hold) => filled(HOLD, hold) as Hold),
    done: question.done ?? {},
    substitute: question.substitute ? filled(SUBSTITUTE, question.substitute) : null,
  }
}

const ENTITY: Entity = { hipaa: 'covered_entity', part2: false, phrVendor: false, licensedFacilityIn: [] }

const EVENT: Omit<Event, 'knownOn'> = {
  from: null,
  to: null,
  shouldHaveBeenKnownOn: null,
  determinedOn: null,
  nature: 'disclosure',
  permitted: false,
  phi: true,
  secured: 'no',
  keyTaken: false,
  form: 'electronic',
  elements: ['name'],
}

const EXCEPTION: Omit<Exception, 'kind'> = {
  goodFaith: false,
  withinAuthority: false,
  sameEntity: false,
  bothAuthorized: false,
  furtherMisuse: false,
  documented: false,
}

const ASSESSMENT: Assessment = { factors: [], finding: null, documented: false }

const PEOPLE: People = { total: null, estimate: false, residents: {}, unreachable: 0, nextOfKinUnreachable: 0 }

const ASSOCIATE: Associate = { agent: true, discoveredOn: null, toldUsOn: null, contractDays: null }

const HOLD: Omit<Hold, 'form' | 'statedOn'> = { until: null, documented: false, impedes: false }

const SUBSTITUTE: Substitute = {
  postedOn: null,
  removedOn: null,
  mediaOn: null,
  tollFreeFrom: null,
  tollFreeTo: null,
}

function filled<Whole extends object>(defaults: Whole, partly: Partly<Whole> | undefined): Whole {
  const said = Object.entries(partly ?? {}).filter(([, value]) => value !== undefined)
  return { ...defaults, ...Object.fromEntries(said) }
}
