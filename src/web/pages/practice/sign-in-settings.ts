import { type Context, Hono } from 'hono'
import { changeSignInRule, DAYS_WITHOUT, oughtToHaveSecondStep, signInRule } from '../../../access/second-step-rule.ts'
import { usersOf } from '../../../actions/book/names.ts'
import { removeLostStep } from '../../../actions/users/second-step.ts'
import type { Told } from '../../../actions/users/told.ts'
import { removalSchema, signInRuleSchema } from '../../api/users/second-step-schema.ts'
import type { Env } from '../../shell/env.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'

const PATH = '/settings/sign-in'

/** How people sign in: who needs a second step, who has one, and removing that of somebody who lost the phone. */
export const signInSettings = new Hono<Env>()
  .get(PATH, allow('administer'), (c) => show(c, {}))
  .post(PATH, allow('administer'), (c) =>
    answerForm(c, {
      async act(values) {
        await changeSignInRule(c.env, whoAsks(c), check(signInRuleSchema, values).secondStep)
        return c.redirect(PATH, 303)
      },
      again: (values, problem) => show(c, { values }, problem),
    }),
  )
  .post(`${PATH}/:user/removal`, allow('administer'), (c) =>
    answerForm(c, {
      async act(values) {
        const { reason } = check(removalSchema, values)
        return await show(c, { told: await removeLostStep(c.env, whoAsks(c), c.req.param('user'), reason) })
      },
      again: (values, problem) => show(c, { user: c.req.param('user'), values }, problem),
    }),
  )

const RULE: FieldSpec = {
  name: 'secondStep',
  label: 'Who needs a second step',
  type: 'radios',
  required: true,
  options: [
    ['required', `Admins and officers, from ${DAYS_WITHOUT} days after their first sign-in without one`],
    ['optional', 'Nobody: each person may choose'],
  ],
}

const REASON: FieldSpec = {
  name: 'reason',
  label: 'Why',
  required: true,
  hint: 'Such as “lost the phone”. Ask in person, or call a number that you know: whoever asks may not be who they say.',
}

type Shown = { user?: string; values?: Values; told?: Told }

async function show(c: Context<Env>, { user, values = {}, told }: Shown, problem?: Problem) {
  const [users, secondStep] = await Promise.all([usersOf(c.env), signInRule(c.env.db)])
  const facts = {
    rule: fields([RULE], { secondStep, ...(user ? {} : values) }, user ? [] : problem?.errors),
    users: users
      .filter(({ disabledAt }) => disabledAt === null)
      .map((each) => ({
        ...each,
        isOn: each.secondStep === 1,
        lacks: oughtToHaveSecondStep(each) && secondStep === 'required',
        self: each.id === whoAsks(c).id,
        open: each.id === user,
        reason: fields(
          [REASON],
          each.id === user ? values : {},
          each.id === user ? problem?.errors : [],
          `${each.id}-`,
        ),
      })),
    told: told ? TOLD[told] : null,
    problem: problem ?? null,
  }
  return await page(c, 'practice/sign-in', { title: 'Sign-in', section: 'settings', ...facts }, problem?.status)
}

const TOLD: Record<Told, string> = {
  sent: 'Removed. The person was told by e-mail.',
  failed: 'Removed. The e-mail to the person did not go out: tell them yourself.',
  no_mail: 'Removed. No e-mail is set up here: tell the person yourself.',
}
