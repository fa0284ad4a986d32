import { z } from '@hono/zod-openapi'
import { ELEMENTS, FORMS } from '../../../breach/law/vocabulary.ts'
import { MOST_STEPS } from '../../../breach/playbooks/check.ts'
import { ASK_TYPES, HANDS, LISTS, type List, PHASES, SIGHTS } from '../../../breach/playbooks/task.ts'

const MOST_LINES = 10
const LONGEST = { title: 80, line: 500, script: 3000 }

function words(what: string, longest = LONGEST.line) {
  const empty = `Write ${what}.`
  return z
    .string({ error: empty })
    .trim()
    .min(1, { error: empty })
    .max(longest, { error: `At most ${longest} characters.` })
}

const stepName = z
  .string({ error: 'Name the step.' })
  .regex(/^[a-z]+(-[a-z0-9]+)*$/, { error: 'Use small letters with hyphens, such as `call-the-bank`.' })
  .max(60, { error: 'At most 60 characters.' })
  .refine((name) => name !== 'new', { error: 'No step is called `new`: that page adds one.' })

const hand = z.enum(HANDS, { error: `Choose one of ${HANDS.join(', ')}.` })

const MOST_DAYS = 3650
const days = z.number({ error: 'Give the days.' }).int().min(0).max(MOST_DAYS)
const hours = z.number({ error: 'Give the hours.' }).min(0).max(MOST_DAYS)
const from = words('from when it counts', 100)

const due = z.union([z.strictObject({ from, days }), z.strictObject({ from, hours })], {
  error: 'Give `from`, and either `days` or `hours`.',
})

const ask = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]*$/, { error: 'Begin with a small letter; letters and digits only.' })
    .max(40),
  label: words('what is asked', 120),
  type: z.enum(ASK_TYPES),
  choices: z.array(words('the choice', 120)).min(2).max(30).optional(),
})

const lines = (what: string) => z.array(words(what)).max(MOST_LINES, { error: `At most ${MOST_LINES} lines.` })

/** A step of a playbook, as its file has it. */
export const taskSchema = z
  .strictObject({
    id: stepName,
    phase: z.enum(PHASES),
    title: words('the title', LONGEST.title),
    why: words('why'),
    how: lines('how').min(1, { error: 'Write how, in one line at least.' }),
    script: words('the words', LONGEST.script).optional(),
    owner: hand,
    backup: hand,
    due,
    law: words('the citation', 200).nullable(),
    guidance: z.boolean(),
    serves: z.array(z.string().regex(/^(hipaa|part2|ftc|state)(\.[A-Za-z*_-]+)+$/)).optional(),
    after: z.array(stepName).max(MOST_LINES),
    secondPerson: z.boolean(),
    doneWhen: z.enum(SIGHTS).nullable(),
    facts: z
      .strictObject({ elements: z.array(z.enum(ELEMENTS)).optional(), forms: z.array(z.enum(FORMS)).optional() })
      .optional(),
    onlyIf: words('the question', 300).nullable(),
    tellsPatients: z.literal(true).optional(),
    evidence: lines('what proves it'),
    list: z.enum(Object.keys(LISTS) as [List, ...List[]]).optional(),
    asks: z.array(ask).max(20).optional(),
    source: lines('what was read').nullable(),
    off: z.literal(true).optional().openapi({ description: 'Left out by the practice; `offReason` says why.' }),
    offReason: words('why it is left out', 1000).optional(),
  })
  .openapi('PlaybookStep')

/** The steps of a playbook. */
export const tasksSchema = z.array(taskSchema, { error: 'Give the list of steps.' }).max(MOST_STEPS, {
  error: `At most ${MOST_STEPS} steps.`,
})
