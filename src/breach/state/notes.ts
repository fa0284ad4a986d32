import { wasSecured } from '../decision/decision.ts'
import type { Note } from '../law/answer.ts'
import { daysBetween, inWords } from '../law/day.ts'
import { isNear, isOver } from '../law/thresholds.ts'
import { capitalized, counted, stateName } from '../law/words.ts'
import { isLiftedByNoHarm } from './individuals.ts'
import { isTold, lineOf, type Office, officesOf } from './offices.ts'
import { lineWords, notHeldSentence, residentsOf } from './sentence.ts'
import { isMetByHipaa, type StateMatter } from './statute.ts'

// State law changes every year.
const REVIEW_DAYS = 365

/** What a statute that speaks here would have somebody know beside its duties. */
export function statuteNotes(stateMatter: StateMatter): Note[] {
  return [
    ...metByHipaa(stateMatter),
    ...noHarm(stateMatter),
    ...securedToo(stateMatter),
    ...tooOld(stateMatter),
    ...reviewDue(stateMatter),
    ...paper(stateMatter),
  ]
}

/** What is to be known about one office: a line that is near, or one that only the whole count crosses; what is unsettled. */
export function officeNotes(office: Office, stateMatter: StateMatter): Note[] {
  if (stateMatter.isTooOld) return []
  if (isTold(office, stateMatter)) return unsettledOffice(office, stateMatter)
  return [...nearLine(office, stateMatter), ...overInAll(office, stateMatter)]
}

/** The note that a statute excuses this breach in its own terms. */
export function excusedNote({ state, law }: StateMatter): Note {
  const text = `The law of ${stateName(state)} (${law.statute}) excuses permitted use, data encrypted or destroyed while the key is safe, and access by the workforce in good faith, in its own terms: read them there.`
  return { code: 'state_excused', text, state }
}

function metByHipaa(stateMatter: StateMatter): Note[] {
  const { state, law, matter } = stateMatter
  if (!isMetByHipaa(stateMatter)) return []
  const met = `The HIPAA notice satisfies ${stateName(state)}'s own duty to individuals (${law.statute}). ${law.hipaa.detail}`
  const unsettled = `HIPAA does not require notice here, so nothing replaces ${stateName(state)}'s duty (${law.statute}). Check with counsel.`
  return [
    { code: 'state_met_by_hipaa', text: met, state },
    ...(matter.breach === 'no' ? [{ code: 'unsettled', text: unsettled, state }] : []),
  ]
}

function noHarm(stateMatter: StateMatter): Note[] {
  const { law, state } = stateMatter
  if (isMetByHipaa(stateMatter) || !isLiftedByNoHarm(stateMatter)) return []
  const filing = law.harmFindingToRegulator === null ? '' : ` To a regulator: ${law.harmFindingToRegulator}.`
  const text = `The finding that no harm is likely lifts the notice to individuals in ${stateName(state)} (${law.statute}), on its terms: ${law.harmNote ?? ''}${filing}`
  return [{ code: 'state_no_harm', text, state }]
}

function askedByOldest(stateMatter: StateMatter): string {
  const offices = officesOf(stateMatter).filter((office) => isTold(office, stateMatter))
  const asks = [
    ...(isMetByHipaa(stateMatter) ? [] : [`residents: ${stateMatter.law.individual.standard}`]),
    ...offices.map(({ name, standard }) => `${name}: ${standard}`),
  ]
  return asks.length === 0 ? 'It would ask nothing of its own.' : `It would ask: ${asks.join('; ')}.`
}

function securedToo({ law, state, matter }: StateMatter): Note[] {
  if (!law.securedDataCovered || !wasSecured(matter.situation)) return []
  const text = `${capitalized(stateName(state))} (${law.statute}): encrypted data are not excused outright, because one of its two triggers has no exception for them. The notices are shown as owed; ask counsel.`
  return [{ code: 'unsettled', text, state }]
}

function tooOld(stateMatter: StateMatter): Note[] {
  if (!stateMatter.isTooOld) return []
  const { state } = stateMatter
  const text = `${capitalized(stateName(state))}: ${notHeldSentence(stateMatter)} ${askedByOldest(stateMatter)}`
  return [{ code: 'law_not_held', text, state }]
}

function reviewDue({ law, state, matter }: StateMatter): Note[] {
  if (daysBetween(law.reviewed, matter.situation.today) <= REVIEW_DAYS) return []
  const text = `The law of ${stateName(state)} (${law.statute}) was last reviewed on ${inWords(law.reviewed)}, more than a year ago. Have it checked before you rely on it.`
  return [{ code: 'review_due', text, state }]
}

function paper({ matter, law, state }: StateMatter): Note[] {
  const { form } = matter.situation.event
  if (law.paperRecordsCovered !== null || form === 'electronic' || form === 'both') return []
  const text = `Whether the law of ${stateName(state)} (${law.statute}) covers records that are not electronic is unsettled: treat it as covering them.`
  return [{ code: 'unsettled', text, state }]
}

function unsettledOffice({ isStillDue, id, name }: Office, { law, state }: StateMatter): Note[] {
  if (isStillDue !== null) return []
  const text = `${capitalized(name)}: whether the HIPAA clause of ${stateName(state)} (${law.statute}) lifts this notice is unsettled. Treat it as due. ${law.hipaa.detail}`
  return [{ code: 'unsettled', text, duty: id, state }]
}

function nearLine(office: Office, stateMatter: StateMatter): Note[] {
  if (!isNear(lineOf(office), stateMatter.residents)) return []
  const text = `${residentsOf(stateMatter)}: at ${lineWords(office)}, notice is also owed to ${office.name} (${office.citation}).`
  return [{ code: 'near_threshold', text, duty: office.id, state: stateMatter.state }]
}

function overInAll(office: Office, { matter, residents, state }: StateMatter): Note[] {
  if (office.counts === 'residents' || matter.total === null || !isOver(lineOf(office), matter.total)) return []
  const text = `${capitalized(office.name)}: ${counted(matter.total, 'individual')} in all are ${lineWords(office)}, the ${counted(residents, 'resident')} of ${stateName(state)} are not, and the law (${office.citation}) does not say "residents". Ask counsel.`
  return [{ code: 'unsettled', text, duty: office.id, state }]
}
