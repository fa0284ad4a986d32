import type { z } from '@hono/zod-openapi'
import type { Day } from '../../../breach/law/day.ts'
import { stepStatus } from '../../../breach/playbooks/steps.ts'
import type { Phase, Task } from '../../../breach/playbooks/task.ts'
import type { StepRow } from '../../../storage/core/tables.ts'
import type { stepSchema } from '../shared/step-answer-schema.ts'

/** A step as it is answered; past its day it is overdue. */
export function stepAnswer(row: StepRow, today: Day): z.output<typeof stepSchema> {
  const { id, title, detail, citation } = row
  return {
    id,
    title,
    detail,
    phase: row.phase as Phase,
    owner: row.owner as Task['owner'],
    dueOn: row.dueOn,
    status: stepStatus({ dueOn: row.dueOn, isDone: row.performedAt !== null }, today),
    performedAt: row.performedAt,
    recordedAt: row.recordedAt,
    completedBy: row.completedBy,
    citation,
  }
}
