import { type Context, Hono } from 'hono'
import { discardDraft, draftOf, type OnDraft } from '../../../actions/playbooks/draft.ts'
import {
  addTask,
  beginDraftFrom,
  importDraft,
  leaveTaskOut,
  moveTaskUp,
  type OnStep,
  rewordStep,
  takeTaskIn,
} from '../../../actions/playbooks/edit-draft.ts'
import { thePlaybook } from '../../../actions/playbooks/playbook.ts'
import { putInForce } from '../../../actions/playbooks/put-in-force.ts'
import { Missing } from '../../../errors.ts'
import { draftFromSchema } from '../../api/playbooks/playbooks-schema.ts'
import type { Env } from '../../shell/env.ts'
import { bodyOf, check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { problemOf } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { versionIn } from '../frame/incident-page.ts'
import { showDraft, showStepForm } from './draft-page.ts'
import { readPlaybookFile } from './playbook-file.ts'
import { stepIn } from './step-fields.ts'

const PATH = '/playbooks/:playbook/draft'

/** The next version of a playbook while it is written. */
export const playbookDraft = new Hono<Env>()
  .get(PATH, allow('decide'), (c) => showDraft(c, {}))
  .post(`${PATH}/from`, allow('decide'), begin)
  .post(`${PATH}/file`, allow('decide'), take)
  .post(
    `${PATH}/removal`,
    allow('decide'),
    done((c, on) => discardDraft(c.env, whoAsks(c), on), ''),
  )
  .post(
    `${PATH}/putting-in-force`,
    allow('decide'),
    done((c, on) => putInForce(c.env, whoAsks(c), on), ''),
  )
  .get(`${PATH}/steps/:step`, allow('decide'), (c) => showStepForm(c, null))
  .post(`${PATH}/steps/:step`, allow('decide'), save)
  .post(
    `${PATH}/steps/:step/leaving-out`,
    allow('decide'),
    done((c, on, { reason = '' }) => leaveTaskOut(c.env, whoAsks(c), on, reason)),
  )
  .post(
    `${PATH}/steps/:step/taking-in`,
    allow('decide'),
    done((c, on) => takeTaskIn(c.env, whoAsks(c), on)),
  )
  .post(
    `${PATH}/steps/:step/move`,
    allow('decide'),
    done((c, on) => moveTaskUp(c.env, whoAsks(c), on)),
  )

type Does = (c: Context<Env>, on: OnStep, values: Values) => Promise<unknown>

// It is about the draft as it stood on the page.
function done(does: Does, back = '/draft') {
  return (c: Context<Env>) =>
    answerForm(c, {
      async act(values) {
        const on = { ...onDraft(c, values), step: c.req.param('step') ?? '' }
        await does(c, on, values)
        return c.redirect(`/playbooks/${on.playbook}${back}${on.step && `#${on.step}`}`, 303)
      },
      again: (values, problem) => showDraft(c, values, problem),
    })
}

function begin(c: Context<Env>) {
  return answerForm(c, {
    async act({ version = '', ...values }) {
      const on = onDraft(c, { version })
      await beginDraftFrom(c.env, whoAsks(c), on, check(draftFromSchema, values, null).from)
      return c.redirect(`/playbooks/${on.playbook}/draft`, 303)
    },
    again: (values, problem) => showDraft(c, values, problem),
  })
}

async function take(c: Context<Env>) {
  try {
    const { file, version } = await bodyOf(c)
    const on = onDraft(c, { version: typeof version === 'string' ? version : '' })
    await importDraft(c.env, whoAsks(c), on, await readPlaybookFile(file))
    return c.redirect(`/playbooks/${on.playbook}/draft`, 303)
  } catch (error) {
    const problem = problemOf(error)
    if (problem.status !== 422 && problem.status !== 409) throw error
    return await showDraft(c, {}, problem)
  }
}

function save(c: Context<Env>) {
  return answerForm(c, {
    async act(values) {
      const on = onDraft(c, values)
      const step = c.req.param('step') ?? ''
      const to = step === 'new' ? await add(c, on, values) : await change(c, { ...on, step }, values)
      return c.redirect(`/playbooks/${on.playbook}/draft#${to}`, 303)
    },
    again: (values, problem) => showStepForm(c, values, problem),
  })
}

async function add(c: Context<Env>, on: OnDraft, values: Values): Promise<string> {
  const { steps } = await addTask(c.env, whoAsks(c), on, stepIn(values, null))
  return steps.at(-1)?.id ?? ''
}

async function change(c: Context<Env>, on: OnStep, values: Values): Promise<string> {
  const task = (await draftOf(c.env, on.playbook)).steps.find(({ id }) => id === on.step)
  if (!task) throw new Missing('This playbook has no such step.')
  const { phase: _, law: __, ...words } = stepIn(values, task)
  await rewordStep(c.env, whoAsks(c), on, words)
  return on.step
}

function onDraft(c: Context<Env>, values: Values): OnDraft {
  return { playbook: thePlaybook(c.req.param('playbook') ?? ''), change: versionIn(values) }
}
