import { wholeCount } from '../law/count.ts'
import { portalDay } from '../ocr/field.ts'
import { NOTHING, said, spoken, toCheck } from '../words/reading.ts'
import { asked, type Question } from './question.ts'
import { happened, kinds, lettersOn, notified, safeguards, waited } from './readings.ts'
import { addressLine, certified, offered, policeIn, program } from './settled.ts'

const ORGANIZATIONS = {
  covered_entity: 'Health care provider (HIPAA covered entity)',
  business_associate: 'Business associate under HIPAA',
  none: null,
}

const BY_MAIL =
  'By first-class mail to the last known address, or by e-mail to those who agreed to it (45 CFR 164.404(d)).'

/** Who reports. */
const REPORTER = {
  name: asked('Organization', 'practice', ({ entity }) => said(entity?.name)),
  address: asked('Address', 'practice', ({ entity }) => said(entity && addressLine(entity.address))),
  organization: asked('Type of organization', 'sheet', ({ incident }) => said(ORGANIZATIONS[incident.entity.hipaa])),
  contact: asked('Contact person', 'practice', ({ entity }) => said(entity?.contactName)),
  phone: asked('Contact’s phone', 'practice', ({ entity }) => said(entity?.phone ?? entity?.tollFree)),
  email: asked('Contact’s e-mail', 'practice', ({ entity }) => said(entity?.email)),
}

const BREACH = {
  nature: {
    ...asked('What happened', 'sheet', happened),
    hint: 'Say what happened in a few sentences. No patient names. Once the letter is written, its words are proposed here.',
    isLong: true as const,
  },
  began: asked('First day of the breach', 'incident', ({ incident }) => said(portalDay(incident.occurredFrom))),
  ended: asked('Last day of the breach', 'incident', ({ incident }) => said(portalDay(incident.occurredTo))),
  discovered: asked('Day of discovery', 'incident', ({ answer }) => said(portalDay(answer.discoveredOn))),
  determined: asked('Day on which it was determined to be a breach', 'incident', ({ incident }) =>
    said(portalDay(incident.event.determinedOn)),
  ),
  kinds: asked('Kinds of information', 'incident', kinds),
  residents: asked('Residents of the State affected', 'count', ({ situation, state }) =>
    said(situation.people.residents[state]),
  ),
  people: asked('People affected in all', 'count', ({ situation }) => said(wholeCount(situation.people))),
  steps: {
    ...asked('Steps taken', 'sheet', ({ incident }) => spoken(incident.letter, 'whatWeAreDoing')),
    hint: 'Say what was done and what will be done. Once the letter is written, its words are proposed here.',
    isLong: true as const,
  },
}

const NOTICE = {
  notified: {
    ...asked('Residents already sent notice', 'sheet', notified),
    hint: 'Enter how many letters to residents of this State have gone. Enter 0 if none has.',
    isNumber: true as const,
    isLocal: true as const,
  },
  noticeOn: {
    ...asked('When individuals are notified', 'sheet', lettersOn),
    hint: 'Say on which day the letters went, or on which day you plan to send them.',
    isLocal: true as const,
  },
  noticeHow: {
    ...asked('How individuals are notified', 'sheet', ({ incident }) =>
      incident.entity.hipaa === 'none' ? NOTHING : toCheck(BY_MAIL),
    ),
    hint: 'Say by what the notice goes: first-class mail, e-mail, telephone, a web page.',
  },
  offer: {
    ...asked('Credit monitoring or other service offered', 'sheet', ({ incident }) => offered(incident.letter)),
    hint: 'Name the service, for how many months, and until when to sign up. If none is offered, say “None”.',
    isOfLetter: true as const,
  },
  held: asked('Was notice delayed for law enforcement?', 'sheet', waited),
  late: {
    ...asked('Why this notice is late', 'sheet', () => NOTHING),
    hint: 'Say what kept it, and since when you have been working on it. No patient names.',
    isLocal: true as const,
  },
  police: {
    ...asked('Is law enforcement engaged?', 'sheet', ({ incident }) => toCheck(policeIn(incident))),
    hint: 'Say yes or no. If yes, name the agency, the day and the case number.',
  },
}

const SPECIAL = {
  program: {
    ...asked('Is a written information security program kept?', 'sheet', ({ incident }) => program(incident.letter)),
    hint: 'Say yes or no.',
    isOfLetter: true as const,
  },
  certification: {
    ...asked('Certification of the credit monitoring offer', 'sheet', ({ incident }) => certified(incident.event)),
    hint: 'Say whether the offer was made to everyone whose Social Security number was involved.',
  },
  responsible: {
    ...asked('Who is responsible for the breach', 'sheet', () => NOTHING),
    hint: 'Name the person or company if known. If not, say “Not known”. Never a patient.',
  },
  impact: {
    ...asked('Estimated monetary impact', 'sheet', ({ incident }) => toCheck(incident.letter?.forRegulators)),
    hint: 'Give an amount if it can be worked out. If not, say so.',
  },
  safeguards: {
    ...asked('Safeguards in use', 'sheet', safeguards),
    hint: 'Name what protected the information: encryption, access controls, training, locks.',
  },
}

export const QUESTIONS = { ...REPORTER, ...BREACH, ...NOTICE, ...SPECIAL } satisfies Record<string, Question>

export type QuestionId = keyof typeof QUESTIONS

/** Who reports; every form begins so. */
export const REPORTS: readonly QuestionId[] = ['name', 'address', 'organization', 'contact', 'phone', 'email']

/** What such forms usually ask. */
export const USUAL: readonly QuestionId[] = [
  'nature',
  'began',
  'ended',
  'discovered',
  'kinds',
  'residents',
  'people',
  'steps',
  'noticeOn',
  'noticeHow',
  'offer',
  'held',
  'police',
]
