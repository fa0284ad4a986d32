import type { z } from '@hono/zod-openapi'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { destroyedInWords } from '../../../actions/people/missing.ts'
import type { CountedEnding } from '../../../actions/retention/ending.ts'
import { retentionIn } from '../../../actions/retention/preservation-holds.ts'
import { retentionOf } from '../../../actions/retention/standing.ts'
import type { Destruction, PreservationHold } from '../../../breach/incident/destruction.ts'
import type { endingIncidentSchema, retentionSchema } from './retention-schema.ts'

type Answer = z.output<typeof retentionSchema>

/** How long an incident is kept, as the API answers it. */
export async function retentionAnswer(opened: OpenIncident): Promise<Answer> {
  const [standing, destroyed] = await Promise.all([retentionOf(opened), destroyedInWords(opened)])
  const { state, lastEntryOn, until } = standing
  const { holds, destructions } = retentionIn(opened.incident)
  return {
    ...{ state, lastEntryOn, keepUntil: until },
    holds: holds.map(holdAnswer),
    destructions: destructions.map(destructionAnswer),
    destroyed,
  }
}

/** An incident whose six years are over or end soon. */
export function endingAnswer(ending: CountedEnding): z.output<typeof endingIncidentSchema> {
  const { incident, state, lastEntryOn, until, held, people, letters, attachments } = ending
  const { id, title } = incident
  return { id, title, state, lastEntryOn, keepUntil: until, held, people, letters, attachments }
}

function holdAnswer(hold: PreservationHold): Answer['holds'][number] {
  const { matter, askedBy, reason, placedOn, placedBy, placedAt, released } = hold
  return { matter, askedBy, reason, placedOn, placedBy, placedAt, released }
}

function destructionAnswer(destruction: Destruction): Answer['destructions'][number] {
  const { person, ground, reason, askedBy, askedAt, withdrawn, done } = destruction
  return { person, ground, reason, askedBy, askedAt, withdrawn, done }
}
