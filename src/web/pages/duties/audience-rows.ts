import type { Audience } from '../../../breach/offices/audiences.ts'
import { audienceDetail, audienceName, wayTo, whyLabel } from './audience-words.ts'
import { dutyFacts, isProvisional, type Known, lawDayOf } from './duty-facts.ts'

/** A row of the table of who is told: its day, whom, how, and the law behind it; closed, and with no record. */
export function audienceRow(audience: Audience, known: Known) {
  const { key, kind, duties, lead, isDone } = audience
  const [only] = duties.length === 1 ? duties : []
  return {
    id: only?.id ?? key,
    kind,
    isDone,
    law: lawDayOf(lead, known),
    name: audienceName(audience, known.people),
    detail: audienceDetail(audience, known.people),
    way: wayTo(audience),
    why: whyLabel(audience, isProvisional(lead, known), known.today),
    only: only ? dutyFacts(only, known) : null,
    attached: null,
    laws: only ? [] : duties.map((duty) => dutyFacts(duty, known)),
  }
}
