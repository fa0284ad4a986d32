import { z } from '@hono/zod-openapi'
import { PLAYBOOK_NAMES } from '../../../breach/playbooks/index.ts'
import { ASK_TYPES, HANDS, PHASES } from '../../../breach/playbooks/task.ts'
import { OWNER_ROLES } from '../../../breach/steps/owner.ts'
import { STEP_STATES } from '../../../breach/steps/state.ts'
import { day, instant } from './words.ts'

/** Somebody who does a step. */
export const stepPerson = z.strictObject({ id: z.string(), name: z.string() }).openapi('StepPerson')

const said = z
  .strictObject({
    text: z.string().nullable().openapi({ description: 'Null where it was destroyed with the records.' }),
    at: instant,
    by: z.string().openapi({ description: 'A user id or `key:ID`.' }),
  })
  .openapi('StepWord')

const playbookOfStep = z
  .strictObject({
    name: z.enum(PLAYBOOK_NAMES),
    version: z.int(),
    why: z.string(),
    how: z.array(z.string()),
    script: z
      .string()
      .nullable()
      .openapi({ description: 'Words to say or send; what stands in [brackets] is filled in.' }),
    owner: z.enum(HANDS).openapi({ description: 'Whom the playbook names for it.' }),
    backup: z.enum(HANDS),
    evidence: z.array(z.string()).openapi({ description: 'What proves it.' }),
    sources: z.array(z.string()),
    asks: z
      .array(
        z.strictObject({
          name: z.string(),
          label: z.string(),
          type: z.enum(ASK_TYPES),
          choices: z.array(z.string()).optional(),
        }),
      )
      .openapi({ description: 'Facts to enter; a file is attached to the step.' }),
    list: z.string().nullable().openapi({
      description: 'The list of which each row has these facts, shared with other steps; null: one of each.',
    }),
  })
  .openapi('StepPlaybook')

const OTHERS = 'Null to staff where somebody else said it of a step that is not theirs.'

/** One step of an incident's checklist, with its status today. */
export const stepSchema = z
  .strictObject({
    id: z.string().openapi({ example: 'take-down-post' }),
    version: z.int().openapi({ description: 'Increases with every change; also the ETag where one step is answered.' }),
    title: z.string(),
    detail: z.string(),
    why: z.string().nullable().openapi({ description: 'Of a step that somebody added, where it says why.' }),
    isAdded: z
      .boolean()
      .openapi({ description: 'Whether somebody added it to this incident; else it is of a playbook.' }),
    phase: z.enum(PHASES),
    owner: z.enum(OWNER_ROLES).openapi({ description: 'The role that does it, where no person is named.' }),
    ownedBy: stepPerson.nullable().openapi({ description: 'The person who does it; null: whoever has the role.' }),
    backup: stepPerson.nullable().openapi({ description: 'The person who stands in.' }),
    isYours: z.boolean().openapi({ description: 'Whether it is the caller’s own, as the person or by the role.' }),
    isNobodys: z
      .boolean()
      .openapi({ description: 'Whether neither its person nor the backup can have steps any more.' }),
    dueOn: day,
    status: z.enum(['open', 'done', 'overdue']).openapi({
      description: '`done` also of a step that was found not needed, and of one that ticked itself where it is done.',
    }),
    state: z.enum(STEP_STATES),
    secondPerson: z.boolean().openapi({ description: 'Whether somebody else signs it off once it is done.' }),
    isFinished: z
      .boolean()
      .openapi({ description: 'Whether nothing is left of it: done, signed off where that is asked, or not needed.' }),
    isByHand: z
      .boolean()
      .openapi({ description: 'Whether somebody completes it; else it ticks itself where it is done.' }),
    startedAt: instant.nullable(),
    startedBy: z.string().nullable(),
    performedAt: instant.nullable().openapi({ description: 'When it was done.' }),
    recordedAt: instant.nullable().openapi({ description: 'When it was recorded.' }),
    completedBy: z.string().nullable().openapi({ description: 'A user id or `key:ID`.' }),
    signedAt: instant.nullable(),
    signedBy: z.string().nullable(),
    notNeeded: said.nullable().openapi({ description: `Why it was found not needed. ${OTHERS}` }),
    reopened: said.nullable().openapi({ description: `Why it was reopened last. ${OTHERS}` }),
    handedBack: said.nullable().openapi({ description: `Why somebody last handed it back. ${OTHERS}` }),
    comments: z.array(said).openapi({
      description: 'Oldest first. None can be changed or removed. Staff read on the steps of others only their own.',
    }),
    citation: z.string().nullable(),
    isAdvice: z.boolean().openapi({ description: 'Whether `dueOn` is our advice. False: it is the day of a law.' }),
    isOwed: z.boolean().openapi({ description: 'False for a step that gives notices while none is owed.' }),
    waitsUntil: day.nullable().openapi({
      description: 'Until when it waits, as law enforcement asked, because it tells patients; null: it does not.',
    }),
    condition: z
      .string()
      .nullable()
      .openapi({ description: 'A question. When the answer is no, the step is not needed.' }),
    appliesAt: instant.nullable().openapi({ description: 'When somebody said that the condition holds.' }),
    first: z.array(z.string()).openapi({ description: 'Steps that come first and are still to be done, by id.' }),
    answers: z
      .record(z.string(), z.string())
      .nullable()
      .openapi({ description: 'What was entered. Null to whoever neither does the step nor may read about people.' }),
    answersVersion: z.int().nullable().openapi({ description: 'How often something was entered there.' }),
    rows: z
      .array(z.strictObject({ row: z.string(), answers: z.record(z.string(), z.string()), version: z.int() }))
      .nullable()
      .openapi({ description: 'The rows of its list, each with how often something was entered there.' }),
    playbook: playbookOfStep
      .nullable()
      .openapi({ description: 'Null where nobody wrote more than the title and detail.' }),
  })
  .openapi('Step')
