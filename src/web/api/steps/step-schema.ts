import { z } from '@hono/zod-openapi'
import { instant, line } from '../shared/words.ts'

const LONGEST = 5000
const note = z.string().trim().max(LONGEST, { error: 'At most 5000 characters.' }).optional()

function wordsOr(message: string) {
  return z.string({ error: message }).trim().min(1, { error: message }).max(LONGEST, {
    error: 'At most 5000 characters.',
  })
}

/** When a step was done, and a note; both optional. */
export const completionSchema = z
  .strictObject({
    performedAt: instant.optional().openapi({ description: 'When it was done; defaults to now.' }),
    note,
  })
  .openapi('Completion')

/** Why a step is reopened. */
export const reopeningSchema = z
  .strictObject({ reason: wordsOr('Say why you are reopening the step.') })
  .openapi('Reopening')

/** Why somebody cannot do a step. */
export const handBackSchema = z.strictObject({ reason: wordsOr('Say why you cannot do it.') }).openapi('HandBack')

/** Why a step is not needed. */
export const notNeededSchema = z
  .strictObject({ reason: wordsOr('Say why the step is not needed.') })
  .openapi('NotNeeded')

/** A comment on a step. */
export const commentSchema = z
  .strictObject({ text: wordsOr('Write the comment.').openapi({ example: 'The log goes back to March.' }) })
  .openapi('StepComment')

/** Whose a step is to be, and a word to whoever gets it. */
export const OWNER = {
  owner: line('who does it').openapi({
    description: 'A role (`officer`, `staff` or `admin`), or a user’s id or e-mail address.',
    example: 'staff',
  }),
  backup: z
    .string({ error: 'Enter who stands in.' })
    .trim()
    .max(200, { error: 'At most 200 characters.' })
    .nullable()
    .optional()
    .openapi({ description: 'Who stands in: a user’s id or e-mail address. Null: nobody. Left out: as it is.' }),
  note: note.openapi({ description: 'A word to whoever gets it.' }),
}

/** Whose a step is to be. */
export const ownerSchema = z.strictObject(OWNER).openapi('StepOwner')

/** The most steps that are given at once. */
const MOST = 200

/** Whose several steps are to be. */
export const ownersSchema = z
  .strictObject({
    steps: z
      .array(z.string(), { error: 'Choose at least one step.' })
      .min(1, { error: 'Choose at least one step.' })
      .max(MOST, { error: `At most ${MOST} steps.` })
      .openapi({ example: ['take-down-post'] }),
    versions: z
      .record(z.string(), z.int({ error: 'Give the version of the step.' }))
      .optional()
      .openapi({ description: 'The version of each step that you read, by its id.', example: { 'take-down-post': 1 } }),
    ...OWNER,
  })
  .openapi('StepsOwner')
