import type { Duty } from '../../../breach/law/answer.ts'
import { type Day, daysBetween } from '../../../breach/law/day.ts'
import { plannedDay, SOON_DAYS } from '../../../breach/law/overdue.ts'
import { isDone } from '../../../breach/law/pending-duty.ts'
import { counted } from '../../../breach/law/words.ts'

/** A legal deadline as the desk shows it: `look` is the class of its box, `left` what stands below. */
export type LawDay = { day: Day | null; look: string; left: string; isBroken: boolean }

/**
 * The day of a duty, as of today: broken, seven days off or fewer, held, met, provisional, or plain. `givenOn`: when it was
 * met, null where it was not; the day is then that one. Where the law names no day, `day` is null.
 */
export function lawDay(
  duty: Pick<Duty, 'due' | 'status' | 'safeBy'>,
  today: Day,
  { givenOn = null, isProvisional = false }: { givenOn?: Day | null; isProvisional?: boolean } = {},
): LawDay {
  if (isDone(duty)) return { day: givenOn, look: 'met', left: metWords(duty, givenOn), isBroken: false }
  const day = plannedDay(duty, today)
  if (day === null) return { day: null, look: '', left: 'no day is named', isBroken: false }
  const left = leftWords(day, today)
  if (duty.status === 'held') return { day, look: 'held', left: 'on hold', isBroken: false }
  if (duty.status === 'overdue') return { day, look: 'broken', left, isBroken: true }
  if (isProvisional) return { day, look: 'maybe', left, isBroken: false }
  return { day, look: daysBetween(today, day) <= SOON_DAYS ? 'soon' : '', left, isBroken: false }
}

function leftWords(day: Day, today: Day): string {
  const left = daysBetween(today, day)
  if (left < 0) return `${counted(-left, 'day')} late`
  return left === 0 ? 'today' : `${counted(left, 'day')} left`
}

function metWords({ due, status }: Pick<Duty, 'due' | 'status'>, givenOn: Day | null): string {
  if (due === null || givenOn === null) return 'told'
  return status === 'done_late' ? `${counted(-daysBetween(givenOn, due), 'day')} late` : 'in time'
}
