import type { Answer } from '../law/answer.ts'
import type { Day } from '../law/day.ts'
import type { Situation } from '../law/situation.ts'
import { ASSESSMENT_CITATION, findsLowProbability } from './assessment.ts'
import { EXCEPTION_CITATION, exceptionStands } from './exception.ts'

export type Decision = Pick<Answer, 'breach' | 'because' | 'citation'>

/** Whether it is a breach in HIPAA's words: what rules it out, then what settles it, else the presumption. */
export function decide(situation: Situation): Decision {
  const ground = GROUNDS.find(({ applies }) => applies(situation))
  return ground ? ground.decision : PRESUMED
}

/** The one fact by which it would be a breach, where it is none: ends a sentence that begins with "if". */
export function breachIf(situation: Situation): string | null {
  const grounds = GROUNDS.filter(({ applies, decision }) => decision.breach === 'no' && applies(situation))
  return grounds.length === 1 ? (grounds[0]!.breachIf ?? null) : null
}

/** Whether the information was unreadable by the Secretary's guidance, and the key to it safe. */
export function wasSecured({ event }: Situation): boolean {
  return event.secured !== 'no' && !event.keyTaken
}

// Breaches that happened earlier are outside subpart D, 45 CFR 164.400.
const RULE_BEGAN: Day = '2009-09-23'

const PRESUMED: Decision = {
  breach: 'presumed',
  because: 'A use or disclosure that is not permitted is presumed a breach, and nothing on record rebuts it.',
  citation: ASSESSMENT_CITATION,
}

type Ground = { applies: (situation: Situation) => boolean; breachIf?: string; decision: Decision }

const GROUNDS: Ground[] = [
  {
    applies: ({ event }) => (event.to ?? event.knownOn) < RULE_BEGAN,
    decision: no('It happened before September 23, 2009, when the breach notification rule began.', '45 CFR 164.400'),
  },
  {
    applies: ({ event }) => event.permitted,
    breachIf: 'the Privacy Rule did not permit the use or disclosure',
    decision: no('The use or disclosure was permitted by the Privacy Rule.', '45 CFR 164.402, 164.502(a)(1)'),
  },
  {
    applies: ({ event }) => !event.phi,
    breachIf: 'protected health information was among it',
    decision: no('The information was not protected health information.', '45 CFR 160.103'),
  },
  {
    applies: wasSecured,
    breachIf: 'the information was not encrypted, or the key was taken with it',
    decision: no(
      "The information was encrypted or destroyed by the Secretary's guidance and the key is safe, so it was not unsecured.",
      '45 CFR 164.402 Unsecured protected health information',
    ),
  },
  {
    applies: exceptionStands,
    breachIf: 'one of the facts that the exception requires was missing',
    decision: no('The claimed exception applies: every fact it requires is on record.', EXCEPTION_CITATION),
  },
  {
    applies: ({ assessment }) => findsLowProbability(assessment),
    breachIf: 'the assessment did not find a low probability of compromise',
    decision: no(
      'A documented assessment of all four factors found a low probability that the information was compromised.',
      ASSESSMENT_CITATION,
    ),
  },
  {
    applies: ({ assessment }) => assessment?.finding === 'breach',
    decision: yes('The assessment found a breach.', ASSESSMENT_CITATION),
  },
  {
    applies: individualsWereTold,
    decision: yes('The individuals were notified, so it is treated as a breach.', ASSESSMENT_CITATION),
  },
]

function individualsWereTold({ done }: Situation): boolean {
  return ['hipaa', 'part2', 'ftc'].some((law) => done[`${law}.individuals`] !== undefined)
}

function no(because: string, citation: string): Decision {
  return { breach: 'no', because, citation }
}

function yes(because: string, citation: string): Decision {
  return { breach: 'yes', because, citation }
}
