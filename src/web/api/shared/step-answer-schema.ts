import { z } from '@hono/zod-openapi'
import { PHASES } from '../../../breach/playbooks/task.ts'
import { day, instant } from './words.ts'

/** One step of an incident's checklist, with its status today. */
export const stepSchema = z
  .strictObject({
    id: z.string().openapi({ example: 'take-down-post' }),
    title: z.string(),
    detail: z.string(),
    phase: z.enum(PHASES),
    owner: z.enum(['officer', 'staff']),
    dueOn: day,
    status: z.enum(['open', 'done', 'overdue']),
    performedAt: instant.nullable().openapi({ description: 'When it was done.' }),
    recordedAt: instant.nullable().openapi({ description: 'When it was recorded.' }),
    completedBy: z.string().nullable().openapi({ description: 'A user id or `key:ID`.' }),
    citation: z.string().nullable(),
  })
  .openapi('Step')
