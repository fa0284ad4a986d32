import { z } from '@hono/zod-openapi'
import { STATE_CODES } from '../../../breach/law/states.ts'

const day = z.string().openapi({ format: 'date', example: '2026-03-14' })

const duty = z
  .strictObject({
    id: z.string().openapi({ example: 'hipaa.individuals' }),
    to: z.string().openapi({ example: '600 individuals' }),
    due: day.nullable(),
    safeBy: day.optional().openapi({
      description:
        'An earlier day that is safe: the office counts its days otherwise than the statute does, as `why` says.',
    }),
    standard: z.string().openapi({ example: 'without unreasonable delay' }),
    status: z.enum(['open', 'overdue', 'held', 'done', 'done_late']),
    citation: z.string().openapi({ example: '45 CFR 164.404(b)' }),
    why: z.string(),
    line: z.int().optional().openapi({
      description: 'The count from which it is owed, where that is not one. It was reached.',
    }),
    told: z.int().optional().openapi({ description: 'How many of its readers were told, where a roster names them.' }),
    left: z.int().optional().openapi({ description: 'How many of its readers are not told yet.' }),
    method: z.string().optional().openapi({ description: 'How the office takes the notice.' }),
    url: z.string().optional().openapi({ description: 'Where the office takes the notice.' }),
    track: z.enum(['immediate', 'annual']).optional(),
    form: z.enum(['under_10', '10_or_more']).optional(),
    reviewed: day.optional(),
    confidence: z.enum(['high', 'medium', 'low']).optional(),
  })
  .openapi('Duty')

const notOwed = z
  .strictObject({
    id: z.string().openapi({ example: 'state.TX.attorney-general' }),
    to: z.string(),
    because: z.string(),
    unless: z.string().optional().openapi({
      description:
        'The one fact by which the notice would be owed: it ends the sentence “It would be owed if …”. Left out where no single fact is enough.',
      example: '250 or more residents of Texas were affected',
    }),
    citation: z.string(),
    state: z.enum(STATE_CODES).optional(),
  })
  .openapi('NotOwed')

const note = z
  .strictObject({
    code: z.string().openapi({ example: 'near_threshold' }),
    text: z.string(),
    duty: z.string().optional(),
    state: z.enum(STATE_CODES).optional(),
  })
  .openapi('Note')

/** What the law asks of a Situation. */
export const answerSchema = z
  .strictObject({
    breach: z.enum(['no', 'presumed', 'yes']),
    because: z.string(),
    citation: z.string(),
    discoveredOn: day,
    duties: z.array(duty),
    notOwed: z.array(notOwed).openapi({
      description: 'The other federal notices, and those of each State with affected residents: why each is not owed.',
    }),
    notes: z.array(note),
  })
  .openapi('Answer')
