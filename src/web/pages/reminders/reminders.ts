import { type Context, Hono } from 'hono'
import { mailInForce } from '../../../actions/practice/mail-settings.ts'
import { choiceOf, kindsFor, saveChoice } from '../../../actions/reminders/choices.ts'
import { REMINDER_KINDS } from '../../../breach/reminders/reminder.ts'
import { REMINDER_RULES } from '../../../breach/reminders/rules.ts'
import { reminderChoiceSchema } from '../../api/reminders/reminders-schema.ts'
import type { Env } from '../../shell/env.ts'
import { fields } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { reminderFields } from './reminder-fields.ts'

const PATH = '/account/reminders'

/** What somebody is reminded of by e-mail, and the page that says when each reminder goes. */
export const reminders = new Hono<Env>()
  .get(PATH, allow('own_account'), (c) => show(c, null))
  .post(PATH, allow('own_account'), (c) =>
    answerForm(c, {
      async act(values) {
        await saveChoice(c.env, whoAsks(c), check(reminderChoiceSchema, values))
        return c.redirect(PATH, 303)
      },
      again: (values, problem) => show(c, values, problem),
    }),
  )
  .get('/reminders', allow('read'), (c) =>
    page(c, 'reminders/rules', {
      title: 'When Breachbook writes to you',
      rules: REMINDER_KINDS.map((kind) => REMINDER_RULES[kind]),
    }),
  )

async function show(c: Context<Env>, typed: Values | null, problem?: Problem) {
  const who = whoAsks(c)
  const [{ kinds, brief }, mail] = await Promise.all([choiceOf(c.env, who), mailInForce(c.env)])
  const values = typed ?? { 'kinds:list': kinds.join(','), brief }
  const facts = {
    fields: fields(reminderFields(kindsFor(who.role)), values, problem?.errors),
    goes: mail !== undefined,
    problem: problem ?? null,
  }
  return await page(c, 'reminders/choice', { title: 'Your reminders', ...facts }, problem?.status)
}
