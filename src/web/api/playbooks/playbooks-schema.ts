import { z } from '@hono/zod-openapi'
import { PLAYBOOK_NAMES } from '../../../breach/playbooks/index.ts'
import { tasksSchema } from '../shared/playbook-schema.ts'
import { instant } from '../shared/words.ts'

/** A playbook in a path. */
export const playbookName = z.object({
  playbook: z.string().openapi({ description: 'A kind of incident, or `common`.', example: 'ransomware' }),
})

/** A version of a playbook in a path. */
export const playbookVersion = playbookName.extend({ version: z.string().openapi({ example: '1' }) })

const SAVED = {
  version: z.int(),
  savedAt: instant,
  savedBy: z.string().nullable().openapi({ description: 'A user id or `key:ID`. Null: it is Breachbook’s own.' }),
}

const lawSince = z.array(z.string()).openapi({
  description: 'Steps that Breachbook added or changed by law since this version. The next version begins with them.',
})

/** A playbook in the list of all. */
export const playbookLineSchema = z
  .strictObject({
    playbook: z.enum(PLAYBOOK_NAMES),
    ...SAVED,
    steps: z.int().openapi({ description: 'How many steps it has, without those left out.' }),
    isDrafted: z.boolean().openapi({ description: 'Whether a next version is being written.' }),
    lawSince,
  })
  .openapi('PlaybookLine')

/** A version of a playbook, with its steps. */
export const playbookSchema = z
  .strictObject({
    playbook: z.enum(PLAYBOOK_NAMES),
    ...SAVED,
    steps: tasksSchema,
    lawSince,
    versions: z.array(z.strictObject(SAVED)).openapi({ description: 'All there were, the newest first.' }),
  })
  .openapi('Playbook')

/** The next version of a playbook. */
export const draftSchema = z
  .strictObject({
    playbook: z.enum(PLAYBOOK_NAMES),
    version: z.int().openapi({ description: 'Increases with every change; also the ETag.' }),
    isBegun: z.boolean().openapi({ description: 'False: it is what is in force.' }),
    inForce: z.int().openapi({ description: 'The version in force.' }),
    steps: tasksSchema,
    changes: z
      .strictObject({
        added: z.array(z.string()),
        removed: z.array(z.string()).openapi({ description: 'Left out.' }),
        changed: z.array(z.strictObject({ step: z.string(), fields: z.array(z.string()) })),
      })
      .openapi({ description: 'What differs from the version in force.' }),
  })
  .openapi('PlaybookDraft')

/** The steps of the next version. */
export const draftStepsSchema = z.strictObject({ steps: tasksSchema }).openapi('PlaybookSteps')

/** From which version the next one begins. */
export const draftFromSchema = z
  .strictObject({
    from: z
      .int({ error: 'Give the number of a version, or null.' })
      .positive()
      .nullable()
      .openapi({ description: 'A version of this playbook. Null: Breachbook’s own of today.' }),
  })
  .openapi('PlaybookDraftFrom', { example: { from: null } })
