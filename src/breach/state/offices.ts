import type { Note } from '../law/answer.ts'
import { type Day, inWords } from '../law/day.ts'
import type { Limit, Regulator, Relative, Threshold } from '../law/law.ts'
import type { PendingDuty } from '../law/pending-duty.ts'
import { isOver } from '../law/thresholds.ts'
import { capitalized, stateName } from '../law/words.ts'
import { deadlineOf, earlierKnown, jointDeadline, type Letters } from './clock.ts'
import { limitSentence, lineWords, notHeldSentence, relativeSentence, residentsOf } from './sentence.ts'
import { isTouchedByHipaa, NOT_HELD, type StateMatter, standingOf } from './statute.ts'

/** An office besides the individuals to which a State's law sends a notice, on the terms that hold for this entity. */
export type Office = Limit &
  Threshold & {
    id: string
    name: string
    relative: Relative
    standard: string
    citation: string
    /** null: whether HIPAA lifts it is unsettled. */
    isStillDue: boolean | null
    regardlessOfElements: boolean
    method: string | null
    url: string | null
    officeReading?: Regulator['officeReading']
  }

/** The regulators and the consumer reporting agencies that the law names for an entity like this, whatever the count. */
export function officesOf(stateMatter: StateMatter): Office[] {
  return knownOfficesOf(stateMatter).filter(({ isStillDue }) => isStillDue !== false)
}

/** The same with those that HIPAA's clause lifts. */
export function knownOfficesOf(stateMatter: StateMatter): Office[] {
  return [...regulatorsOf(stateMatter), ...agenciesOf(stateMatter)]
}

/** Whether the residents cross the line from which the office is told. */
export function isTold(office: Office, { residents }: StateMatter): boolean {
  return isOver(lineOf(office), residents)
}

/** The line of an office; its statute says whether the number itself crosses it. */
export function lineOf({ threshold, compare }: Office) {
  return { at: threshold, compare }
}

/** The notice to an office. */
export function officeNotice(office: Office, stateMatter: StateMatter, letters: Letters): PendingDuty {
  return {
    id: office.id,
    to: `${capitalized(stateName(stateMatter.state))}: ${office.name}`,
    citation: office.citation,
    ...timing(office, stateMatter, letters),
    ...wayIn(office),
    ...(office.threshold > 1 && { line: office.threshold }),
    ...standingOf(stateMatter.law),
  }
}

function wayIn({ method, url }: Office): Pick<PendingDuty, 'method' | 'url'> {
  return { ...(method && { method }), ...(url && { url }) }
}

type Timing = Pick<PendingDuty, 'due' | 'standard' | 'why' | 'safeBy'>

function timing(office: Office, stateMatter: StateMatter, letters: Letters): Timing {
  const owed = lineSentence(office, stateMatter)
  if (stateMatter.isTooOld) return { due: null, standard: NOT_HELD, why: `${owed} ${notHeldSentence(stateMatter)}` }
  const own = deadlineOf(office, stateMatter.matter, letters)
  const joint = jointDeadline(office, stateMatter.matter, letters)
  const why = `${owed} ${limitSentence(office, own)}${relativeSentence(office.relative, joint)}`
  return {
    due: joint.due,
    standard: office.standard,
    ...withOfficeReading(office, stateMatter, letters, joint.due, why),
  }
}

// Where the office counts otherwise than its statute, the earlier day is the safe one.
function withOfficeReading(
  { officeReading }: Office,
  { matter }: StateMatter,
  letters: Letters,
  due: Day | null,
  why: string,
): Pick<Timing, 'why' | 'safeBy'> {
  const safeBy = officeReading && deadlineOf(officeReading, matter, letters).due
  if (!officeReading || !safeBy || earlierKnown(safeBy, due) === due) return { why }
  const says = `But ${officeReading.says}: by ${inWords(safeBy)}. That is the safe day.`
  return { why: `${why} ${says}`, safeBy }
}

/** A note where the office's clock waits for a notice that has not been given. */
export function provisionalNotes(office: Office, { matter, state, isTooOld }: StateMatter, letters: Letters): Note[] {
  if (isTooOld || !deadlineOf(office, matter, letters).isProvisional) return []
  const waited = office.from === 'hhs_notice' ? 'the report to the HHS Secretary' : 'the letters to residents'
  const text = `${capitalized(office.name)}: the clock starts with ${waited}, so the date shown is provisional, counted from that deadline.`
  return [{ code: 'provisional', text, duty: office.id, state }]
}

function regulatorsOf(stateMatter: StateMatter): Office[] {
  const { law, state } = stateMatter
  const isStillDue = isTouchedByHipaa(stateMatter) ? law.hipaa.regulatorNoticeStillDue : true
  return law.regulators
    .filter((regulator) => isForThisEntity(regulator, stateMatter))
    .map((regulator) => ({ ...regulator, ...termsOf(regulator, stateMatter) }))
    .filter(({ from }) => from !== 'hhs_notice' || stateMatter.matter.breach !== 'no')
    .map((regulator) => ({ ...regulator, id: `state.${state}.${regulator.slug}`, isStillDue }))
}

function isForThisEntity({ appliesWhen }: Regulator, { isUnderHipaa }: StateMatter): boolean {
  return appliesWhen === 'always' || (appliesWhen === 'hipaa' && isUnderHipaa)
}

function termsOf({ ifHipaa }: Regulator, { isUnderHipaa }: StateMatter): Partial<Regulator> {
  return isUnderHipaa && ifHipaa !== null ? ifHipaa : {}
}

function agenciesOf(stateMatter: StateMatter): Office[] {
  const { consumerReportingAgencies: agencies, hipaa } = stateMatter.law
  if (agencies === null) return []
  return [
    {
      ...agencies,
      id: `state.${stateMatter.state}.consumer-reporting-agencies`,
      name: 'the nationwide consumer reporting agencies',
      relative: null,
      method: null,
      url: null,
      isStillDue: isTouchedByHipaa(stateMatter) ? hipaa.consumerReportingStillDue : true,
      regardlessOfElements: false,
    },
  ]
}

function lineSentence(office: Office, stateMatter: StateMatter): string {
  const line = lineWords(office)
  return line === ''
    ? `${residentsOf(stateMatter)}, and one is enough for this notice.`
    : `${residentsOf(stateMatter)}, ${line}: this notice is owed.`
}
