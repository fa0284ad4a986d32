import { type Day, earlierOf } from './day.ts'
import type { Associate, Event, Situation } from './situation.ts'

/**
 * The first day on which the breach was known, or would have been by reasonable diligence: day 0 of every HIPAA clock,
 * 45 CFR 164.404(a)(2) and 164.410(a)(2). An associate that is an agent discovers for us; any other starts our clock
 * on the day it tells us.
 */
export function discoveredOn({ event, associate }: Known): Day {
  const days = [event.shouldHaveBeenKnownOn, ...(associate ? daysKnownThrough(associate) : [])]
  return days.filter((day) => day !== null).reduce(earlierOf, event.knownOn)
}

/**
 * The first day on which anybody, here or at a business associate, knew of the breach or would have known it: what was told
 * before cannot have been notice of it.
 */
export function firstKnownOn({ event, associate }: Known): Day {
  const days = [event.shouldHaveBeenKnownOn, associate?.discoveredOn ?? null, associate?.toldUsOn ?? null]
  return days.filter((day) => day !== null).reduce(earlierOf, event.knownOn)
}

type Known = Pick<Situation, 'associate'> & { event: Pick<Event, 'knownOn' | 'shouldHaveBeenKnownOn'> }

function daysKnownThrough({ agent, discoveredOn, toldUsOn }: Associate): (Day | null)[] {
  return agent ? [discoveredOn, toldUsOn] : [toldUsOn]
}
