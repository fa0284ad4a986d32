import { exceptionStands } from '../decision/exception.ts'
import type { Note } from '../law/answer.ts'
import { wholeCount } from '../law/count.ts'
import { type LawContext, lawContextOf } from '../law/law-context.ts'
import type { People, Situation } from '../law/situation.ts'
import { countsByState, type State } from '../law/states.ts'
import { counted, listed, number, stateName } from '../law/words.ts'
import { officesAsked } from '../state/duties.ts'
import { isTold, type Office } from '../state/offices.ts'
import { lineWords } from '../state/sentence.ts'
import { before, isExcused, isMetByHipaa, isReached, type StateMatter } from '../state/statute.ts'

/** How many people stand under no State, by what is known; null: nobody counted them in all. */
export function unplacedOf(people: Pick<People, 'total' | 'residents'>): number | null {
  const total = wholeCount(people)
  return total && total - countsByState(people.residents).reduce((sum, { residents }) => sum + residents, 0)
}

/** The note that State notices may be missing, since some of the people counted stand under no State. */
export function residenceNotes({ situation, total }: LawContext): Note[] {
  const unplaced = unplacedOf(situation.people) ?? 0
  if (total === null || unplaced === 0 || isExcusedEverywhere(situation)) return []
  return [
    {
      code: 'residents_unknown',
      text: `${whoIsUnplaced(unplaced, total, situation.people)} ${whatIsMissing(situation)}`,
    },
  ]
}

/**
 * From how many residents on each office of a State is told, and whether its residents are owed a notice of its own, in a
 * sentence, save what is owed by the residents counted already; null: nothing more would be owed there.
 */
export function homeSentence(situation: Situation, state: State): string | null {
  if (situation.entity.hipaa === 'business_associate') return null
  const residents = situation.people.residents[state] ?? 0
  const home = before(lawContextOf(situation, 'presumed'), { state, residents })
  if (isExcused(home)) return null
  const asked = [...(residents === 0 ? ofResidents(home) : []), ...ofOffices(home)]
  return asked.length === 0 ? null : `In ${stateName(state)}, your own State, ${listed(asked)}.`
}

// What any statute excuses whatever the data.
function isExcusedEverywhere(situation: Situation): boolean {
  const byWorkforce = situation.exception?.kind === 'good_faith_workforce_access' && exceptionStands(situation)
  return situation.event.permitted || byWorkforce
}

function whoIsUnplaced(unplaced: number, total: number, { residents }: People): string {
  if (unplaced === total && !residents.XX)
    return `We do not know where ${counted(total, 'person lives', 'people live')}.`
  const have = `${number(unplaced)} of ${counted(total, 'person', 'people')} ${unplaced === 1 ? 'has' : 'have'} no State`
  const unsaid = unplaced - (residents.XX ?? 0)
  if (!residents.XX) return `${have}.`
  if (unsaid <= 0)
    return `${have}: ${unplaced === 1 ? 'the person lives' : 'they live'} abroad, or we do not know where.`
  return `${have}: ${number(residents.XX)} ${residents.XX === 1 ? 'lives' : 'live'} abroad or we do not know where, and nothing is said of the other ${number(unsaid)}.`
}

function whatIsMissing({ entity }: Situation): string {
  if (entity.hipaa === 'business_associate') return 'The owner of the data needs to know: State notices depend on it.'
  return 'State notices may be missing until you say where they live.'
}

function ofResidents(home: StateMatter): string[] {
  return isReached(home) && !isMetByHipaa(home) ? ['its residents are owed notice under its own law'] : []
}

function ofOffices(home: StateMatter): string[] {
  return officesAsked(home)
    .filter((office) => !isTold(office, home))
    .map((office) => `notice to ${office.name.replace(/^(?!the )/, 'the ')} is owed ${fromHowMany(office)}`)
}

function fromHowMany(office: Office): string {
  const line = lineWords(office)
  return line === '' ? 'from the first resident on' : `at ${line} residents`
}
