import { type Day, daysBetween, earlierOf, laterOf } from '../law/day.ts'
import type { LawContext } from '../law/law-context.ts'
import type { PendingDuty } from '../law/pending-duty.ts'
import type { Substitute } from '../law/situation.ts'
import { isOver, SUBSTITUTE_THRESHOLD } from '../law/thresholds.ts'
import { counted } from '../law/words.ts'
import { sixtyDays } from './individuals.ts'
import { dayLimit, type Rule } from './rule.ts'

/** Substitute notice, once a living individual cannot be reached by letter, 45 CFR 164.404(d)(2). */
export function substituteNotice(rule: Rule, matter: LawContext): PendingDuty[] {
  const { unreachable } = matter.situation.people
  if (unreachable === 0) return []
  return [
    {
      id: `${rule.prefix}.substitute`,
      to: `${counted(unreachable, 'individual')} whose address is insufficient or out of date`,
      due: dayLimit(matter),
      standard: 'as soon as reasonably possible',
      delayedUnder: rule.cite('164.412'),
      ...(isOver(SUBSTITUTE_THRESHOLD, unreachable) ? publicNotice(rule, matter) : otherMeans(rule, matter)),
    },
  ]
}

/** How many days the home page and the toll-free number each stand, 45 CFR 164.404(d)(2)(ii). */
export const POSTING_DAYS = 90

type Form = Pick<PendingDuty, 'citation' | 'why' | 'form' | 'doneOn' | 'line'>

function publicNotice(rule: Rule, matter: LawContext): Form {
  const { people, substitute } = matter.situation
  return {
    citation: rule.cite('164.404(d)(2)(ii)'),
    why:
      `${counted(people.unreachable, 'individual')} without a usable address, 10 or more: post it on the home page for ` +
      `90 days or notify major media, and keep a toll-free number active for 90 days. ${sixtyDays(matter)}`,
    form: '10_or_more',
    line: SUBSTITUTE_THRESHOLD.at,
    doneOn: substituteBegunOn(substitute),
  }
}

function otherMeans(rule: Rule, matter: LawContext): Form {
  return {
    citation: rule.cite('164.404(d)(2)(i)'),
    why:
      `${counted(matter.situation.people.unreachable, 'individual')} without a usable address, fewer than 10: ` +
      `another form of written notice, a telephone call or other means is enough. ${sixtyDays(matter)}`,
    form: 'under_10',
  }
}

function ranFrom(from: Day | null, to: Day | null): Day | null {
  if (from === null) return null
  return to === null || daysBetween(from, to) >= POSTING_DAYS ? from : null
}

function firstOf(one: Day | null, other: Day | null): Day | null {
  return one !== null && other !== null ? earlierOf(one, other) : (one ?? other)
}

/** The first Day on which public substitute notice ran in full: posting or media, and a toll-free number; null: not yet. */
export function substituteBegunOn(substitute: Substitute | null): Day | null {
  if (substitute === null) return null
  const { postedOn, removedOn, mediaOn, tollFreeFrom, tollFreeTo } = substitute
  const shown = firstOf(ranFrom(postedOn, removedOn), mediaOn)
  const answering = ranFrom(tollFreeFrom, tollFreeTo)
  return shown === null || answering === null ? null : laterOf(shown, answering)
}
