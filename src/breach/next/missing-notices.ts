import { plannedDay } from '../law/overdue.ts'
import { counted } from '../law/words.ts'
import { dayInSentence } from './day-words.ts'
import { nameOf } from './duty-name.ts'
import type { Missing } from './gap.ts'
import type { IncidentStanding, StandingDuty } from './incident-standing.ts'
import { toRelease } from './letters.ts'
import { isLetter, unmetDuties } from './order.ts'
import { button } from './target.ts'
import { actOf, buttonOf } from './tell.ts'

/** The notices that nobody has given. Whatever laws ask for it, the letter is one; an office is told under each law. */
export function missingNotices(standing: IncidentStanding): Missing[] {
  const unmet = unmetDuties(standing)
  const [letter] = unmet.filter(isLetter)
  const others = unmet.filter((duty) => !isLetter(duty))
  return [...(letter ? [letterMissing(letter, standing)] : []), ...others.map((duty) => noticeMissing(duty, standing))]
}

function letterMissing(duty: StandingDuty, standing: IncidentStanding): Missing {
  const { notReached, toBeTold } = standing.mail
  const left = notReached + toBeTold
  const title = left === 0 ? `Tell ${nameOf(duty, standing)}` : `Tell ${counted(left, 'more person', 'more people')}`
  const isStuck = notReached > 0 && toBeTold === 0
  const isStopped = standing.mail.ready === 0 && standing.mail.stopped > 0
  const cure = isStuck
    ? button('Work through them', 'unreached')
    : isStopped
      ? toRelease(standing.mail).button
      : button('Open the letters', 'letter')
  return { id: 'letters', stage: 'tell', title, detail: dueWords(duty, standing), button: cure }
}

function noticeMissing(duty: StandingDuty, standing: IncidentStanding): Missing {
  const title = actOf(duty, standing)
  return { id: duty.id, stage: 'tell', title, detail: dueWords(duty, standing), button: buttonOf(duty) }
}

function dueWords(duty: StandingDuty, { today }: IncidentStanding): string {
  const day = plannedDay(duty, today)
  if (day === null) return 'The law asks for it without unreasonable delay.'
  const words = dayInSentence(day, today)
  if (duty.status === 'held') return `On hold. The law asks for it by ${words}.`
  return duty.status === 'overdue' ? `It was due ${words}.` : `The law asks for it by ${words}.`
}
