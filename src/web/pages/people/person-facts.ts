import { noticeFactsOf } from '../../../actions/count/ledger-people.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { letterHistoryOf } from '../../../actions/mailing/letter-history.ts'
import { flagDays, flagsFor } from '../../../actions/people/flags.ts'
import { addressFindings } from '../../../actions/people/households.ts'
import { patientDoubtsOf } from '../../../actions/people/patients.ts'
import { theWholePerson, type WholePerson } from '../../../actions/people/whole-person.ts'
import { standingOf } from '../../../breach/incident/ledger.ts'
import { fullName } from '../../../letters/envelope/addressee.ts'
import { personProblems } from '../../../letters/individual/problems.ts'
import { FLAG_WORDS, type Flag } from '../../../people/flags.ts'
import { joinReasons } from '../../../people/linkage/join-reasons.ts'
import { DOUBT_WORDS, isDoubtful, TRIAGE_LIMITS } from '../../../people/values/triage.ts'
import type { Values } from '../../shell/forms/form.ts'
import type { Problem } from '../../shell/problem.ts'
import type { World } from '../../shell/world.ts'
import { LEDGER_WORDS } from '../count/ledger-words.ts'
import { disagreements, isWaiting, type SentForm } from './disagreements.ts'
import { decisionsOn, exclusionForm } from './exclusion-form.ts'
import { correctionsOn } from './person-corrections.ts'
import { descriptionRow, knownFacts } from './person-known.ts'
import { doubtInWords, householdWords } from './person-words.ts'

/** Everything a person's page shows. */
export async function personFacts(opened: OpenIncident<World>, id: string, values: Values, problem?: Problem) {
  const { book: world, incident } = opened
  const known = await theWholePerson(opened, id)
  const [flags, doubts, findings, letters, decided, days, notice] = await Promise.all([
    flagsFor(opened, [known]),
    patientDoubtsOf(opened, [known]),
    addressFindings(opened, [known]),
    letterHistoryOf(opened, id),
    decisionsOn(opened, id),
    flagDays(world, incident),
    noticeFactsOf(opened, id),
  ])
  const flagged = flags.get(id) ?? []
  const stops = personProblems(known.person, days.letter)
  const { state, on } = standingOf(notice)
  const sent = { of: formOf(values), values, problem }
  const exclusion = sent.of === 'exclusion' ? { values, problem } : { values: {} }
  const excluded = exclusionForm(flagged, known, decided, exclusion.values, exclusion.problem)
  return {
    ...headOf(known),
    standing: { on, label: LEDGER_WORDS[state].label },
    doubt: doubtInWords(doubts.get(id)),
    flags: flagged.filter((flag) => !isSaidOtherwise(flag, flagged)).map((flag) => FLAG_WORDS[flag]),
    letterDay: days.letter,
    breachDay: days.breach,
    unflagged: unflagged(known, stops.length > 0),
    doubts: isWaiting(known) ? [WAITING] : (findings.get(id)?.doubts ?? []).map((doubt) => DOUBT_WORDS[doubt]),
    household: householdWords(findings.get(id)?.household ?? null),
    limits: TRIAGE_LIMITS,
    correctedAt: known.correctedAt,
    stateCounts: stateCounts(known),
    corrections: await correctionsOn(opened, known),
    letters,
    pdf: world.paper !== undefined,
    ...(await disagreements(opened, known, sent)),
    ...excluded,
    ...letterFacts(stops, excluded),
  }
}

// Whoever is excluded gets none.
function letterFacts(stops: readonly { sentence: string }[], { isOut }: { isOut: boolean }) {
  const isStopped = stops.length > 0
  const sentences = stops.map(({ sentence }) => sentence)
  return { stops: sentences, isStopped: isStopped && !isOut, isReadable: !isStopped && !isOut }
}

// Beside no flag.
function unflagged({ person }: WholePerson, isStopped: boolean): string {
  if (isStopped) return 'The letter is stopped: see Letters.'
  return isDoubtful(person.address)
    ? 'The address may be wrong: see Address.'
    : 'Nothing special: an adult with an address.'
}

function stateCounts({ state, person }: WholePerson): string {
  return state === 'XX' && person.address.state
    ? 'The lists name no State for this person, so no State’s law is applied: import a row with this address to apply it.'
    : 'The State that counts is the one in the lists, where the person lived at the breach.'
}

// A minor who is written to alone is no minor whose parent is; whether it is a patient is asked above.
function isSaidOtherwise(flag: Flag, all: readonly Flag[]): boolean {
  return flag === 'perhaps_no_patient' || (flag === 'minor' && all.includes('own_care'))
}

function formOf({ lives, legal, consented }: Values): SentForm['of'] {
  if (lives !== undefined) return 'life'
  if (consented !== undefined) return 'ownCare'
  return legal === undefined ? 'exclusion' : 'representative'
}

const WAITING = 'The address for confidential communication is not known yet.'

function headOf({ id, person, descriptions }: WholePerson) {
  const name = fullName(person)
  const reasons = joinReasons(descriptions)
  return {
    person: id,
    name: name || '(no name)',
    known: knownFacts(person),
    descriptions: descriptions.length > 1 ? descriptions.map((each, at) => descriptionRow(each, reasons[at]!)) : null,
  }
}
