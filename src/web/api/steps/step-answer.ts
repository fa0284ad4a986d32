import type { z } from '@hono/zod-openapi'
import type { Day } from '../../../breach/law/day.ts'
import { stepStatus } from '../../../breach/playbooks/steps.ts'
import type { IncidentStep } from '../../../storage/steps/steps.ts'
import type { stepSchema } from '../shared/step-answer-schema.ts'

/** Picks the answer's fields from a step; past its due date it is overdue. */
export function stepAnswer(row: IncidentStep, today: Day): z.output<typeof stepSchema> {
  const { id, title, detail, citation } = row
  return {
    id,
    title,
    detail,
    phase: row.phase,
    owner: row.owner,
    dueOn: row.dueOn,
    status: stepStatus({ dueOn: row.dueOn, isDone: row.performedAt !== null }, today),
    performedAt: row.performedAt,
    recordedAt: row.recordedAt,
    completedBy: row.completedBy,
    citation,
  }
}
