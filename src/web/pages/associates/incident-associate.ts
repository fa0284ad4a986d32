import { type Context, Hono } from 'hono'
import { demandFor } from '../../../actions/associates/demand.ts'
import type { VendorStanding } from '../../../actions/associates/incident-associate.ts'
import type { Answer } from '../../../breach/law/answer.ts'
import type { AssociateClock } from '../../../breach/law/associate-clock.ts'
import { counted } from '../../../breach/law/words.ts'
import type { Env } from '../../shell/env.ts'
import { allow } from '../../shell/who.ts'

/** The letter that demands the list of people from a business associate, to print. */
export const incidentAssociate = new Hono<Env>().get(
  '/incidents/:id/associate/demand',
  allow('read_people'),
  async (c: Context<Env>) => c.html(await demandFor(c.env, c.req.param('id') ?? '')),
)

/** The vendor of an incident as the page shows it: its agreement, and its deadline beside ours. */
export function vendorFacts(vendor: VendorStanding | null, { duties }: Answer) {
  if (!vendor) return null
  const { entry, agreement, means, clock } = vendor
  return {
    entry,
    means,
    clock,
    isLacking: agreement === null || agreement === 'none' || agreement === 'expired',
    timing: timingOf(clock),
    chip: (clock.late ?? 0) > 0 ? 'overdue' : 'done',
    ourDue: duties.find(({ id }) => id === 'hipaa.individuals')?.due ?? null,
  }
}

function timingOf({ took, late }: AssociateClock): string | null {
  if (late === null) return null
  if (took === null) return late > 0 ? `${counted(late, 'day')} overdue` : `${counted(-late, 'day')} left`
  return late > 0 ? `${counted(late, 'day')} late` : `${counted(took, 'day')} after discovery`
}
