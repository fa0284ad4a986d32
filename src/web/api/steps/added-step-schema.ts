import { z } from '@hono/zod-openapi'
import { PHASES } from '../../../breach/playbooks/task.ts'
import { day, flag, line, oneOf, optionalText } from '../shared/words.ts'
import { OWNER } from './step-schema.ts'

const why = optionalText().openapi({ description: 'Why it is done. Sealed.' })
const how = optionalText().openapi({ description: 'How it is done. Sealed.' })

/** A step to add: what it says, in which part of the response, whose it is, by when. */
export const addedStepSchema = z
  .strictObject({
    title: line('what is to be done').openapi({ example: 'Call the landlord about the camera' }),
    ...{ why, how },
    phase: oneOf(PHASES).openapi({ description: 'The part of the response that it belongs to.' }),
    dueOn: day.openapi({ description: 'The day to aim for. It is advice, never a legal deadline.' }),
    secondPerson: flag.default(false).openapi({ description: 'Whether somebody else signs it off.' }),
    ...OWNER,
  })
  .openapi('NewStep')

/** What of an added step is to change. */
export const stepEditSchema = z
  .strictObject({
    title: line('what is to be done').optional(),
    ...{ why, how },
    dueOn: day.optional(),
    secondPerson: flag.optional(),
  })
  .openapi('StepEdit', { example: { dueOn: '2026-12-01' } })
