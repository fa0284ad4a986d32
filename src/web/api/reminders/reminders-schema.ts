import { z } from '@hono/zod-openapi'
import { BRIEFS, REMINDER_KINDS } from '../../../breach/reminders/reminder.ts'
import { listOf, oneOf } from '../shared/words.ts'

/** What somebody wants to be reminded of by e-mail. */
export const reminderChoiceSchema = z
  .strictObject({
    kinds: listOf(oneOf(REMINDER_KINDS))
      .default([])
      .openapi({ description: 'Of what you are reminded.', example: ['legal_day', 'step_late'] }),
    brief: oneOf(BRIEFS).openapi({ description: 'How often you get a brief of all that is open.' }),
  })
  .openapi('ReminderChoice')

/** The same as it holds, with the kinds that can concern the role. */
export const ownRemindersSchema = z
  .strictObject({
    kinds: z.array(z.enum(REMINDER_KINDS)),
    brief: z.enum(BRIEFS),
    possible: z.array(z.enum(REMINDER_KINDS)).openapi({ description: 'What can concern your role.' }),
    goes: z.boolean().openapi({ description: 'Whether e-mail can go out at all.' }),
  })
  .openapi('OwnReminders')
