import { z } from '@hono/zod-openapi'
import { HANDS, type Hand } from '../../../breach/playbooks/task.ts'
import { OWNER_ROLES } from '../../../breach/steps/owner.ts'
import { stepPerson } from '../shared/step-answer-schema.ts'
import { flag } from '../shared/words.ts'
import { OWNER } from '../steps/step-schema.ts'

function ofEach<Schema extends z.ZodType>(schema: Schema) {
  return Object.fromEntries(HANDS.map((hand) => [hand, schema])) as Record<Hand, Schema>
}

/** Who is who in the playbooks, as it is to be; whoever is left out is a role again. */
export const handsSchema = z
  .strictObject({
    ...ofEach(z.strictObject({ owner: OWNER.owner, backup: OWNER.backup }).optional()),
    openSteps: flag.optional().openapi({
      description:
        'Whether they also get the open steps of running incidents that have no named person. On restricted incidents, only people named there get steps. The officer gets the rest.',
    }),
  })
  .openapi('WhoIsWho', { example: { it: { owner: 'admin', backup: null } } })

/** Who is who in the playbooks. */
export const handsAnswerSchema = z
  .strictObject(
    ofEach(
      z.strictObject({
        owner: z.enum(OWNER_ROLES).openapi({ description: 'The role that does it, where no person is named.' }),
        ownedBy: stepPerson.nullable(),
        backup: stepPerson.nullable().openapi({ description: 'Null: whomever the playbook names.' }),
      }),
    ),
  )
  .openapi('WhoIsWhoNow')
