import { type Context, Hono } from 'hono'
import { ownAccount } from '../../../access/own-account.ts'
import {
  type OfferedSecret,
  offeredAgain,
  offerSecondStep,
  remakeRecoveryCodes,
  setSecondStep,
  turnOffSecondStep,
} from '../../../access/proofs/second-step.ts'
import { secondStepDue } from '../../../access/second-step-rule.ts'
import { secondStepOf } from '../../../access/step-codes.ts'
import { dayAt, zoneOf } from '../../../actions/book/today.ts'
import { ownProofSchema, presentPasswordSchema, setSecondStepSchema } from '../../api/users/second-step-schema.ts'
import type { Env } from '../../shell/env.ts'
import { fields } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { isOwnPath } from '../../shell/own-path.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, seatOf, whoAsks } from '../../shell/who.ts'
import { rememberWhose } from '../../shell/whose-session.ts'
import { APP_CODE, PRESENT_PASSWORD, STEP_CODE } from './account-fields.ts'

const PATH = '/account/second-step'

/** One’s own second step: set up with an app, its recovery codes, turned off. */
export const secondStep = new Hono<Env>()
  .get(PATH, allow('own_account'), (c) => show(c, { next: c.req.query('next') ?? '/' }))
  .post(`${PATH}/offer`, allow('own_account'), (c) =>
    answerForm(c, {
      async act({ next = '/', ...values }) {
        const typed = check(presentPasswordSchema, values)
        return await show(c, { next, offer: await offerSecondStep(c.env, seatOf(c), whoAsks(c).id, typed) })
      },
      again: ({ next = '/' }, problem) => show(c, { next }, problem),
    }),
  )
  .post(PATH, allow('own_account'), (c) =>
    answerForm(c, {
      async act({ next = '/', ...values }) {
        const codes = await setSecondStep(c.env, seatOf(c), whoAsks(c).id, check(setSecondStepSchema, values))
        await rememberWhose(c, whoAsks(c).id)
        return await show(c, { next, codes })
      },
      again: async ({ offer = '', next = '/' }, problem) =>
        show(c, { next, offer: await offeredAgain(c.env, seatOf(c), whoAsks(c).id, offer) }, problem),
    }),
  )
  .post(`${PATH}/recovery-codes`, allow('own_account'), (c) =>
    answerForm(c, {
      act: async (values) => show(c, { codes: await remakeRecoveryCodes(...proven(c, values)) }),
      again: (_, problem) => show(c, { form: 'codes' }, problem),
    }),
  )
  .post(`${PATH}/removal`, allow('own_account'), (c) =>
    answerForm(c, {
      async act(values) {
        await turnOffSecondStep(...proven(c, values))
        return c.redirect('/account', 303)
      },
      again: (_, problem) => show(c, { form: 'removal' }, problem),
    }),
  )

function proven(c: Context<Env>, values: Values) {
  return [c.env, seatOf(c), whoAsks(c).id, check(ownProofSchema, values)] as const
}

/** What the page shows: a secret that is offered, codes that are shown once, or the form in which something is wrong; and where it leads to. */
type Shown = { next?: string; offer?: OfferedSecret; codes?: readonly string[]; form?: 'codes' | 'removal' }

async function show(c: Context<Env>, { next = '/', offer, codes, form }: Shown, problem?: Problem) {
  const user = await ownAccount(c.env.db, whoAsks(c).id)
  const due = await secondStepDue(c.env.db, user)
  const step = await secondStepOf(c.env, user.id)
  const wrong = (of: Shown['form']) => (form === of ? (problem?.errors ?? []) : [])
  const facts = {
    next: next !== '/' && isOwnPath(next) ? next : '/account',
    isKept: next.startsWith('/drafts/'),
    isOn: user.secondStep === 1,
    hasApp: step.hasApp,
    due: due && dayAt(due.toISOString(), await zoneOf(c.env)),
    isOverdue: c.get('overdue') ?? false,
    offer: offer ?? null,
    // Apart to the eye alone: what is copied has no gaps.
    letters: offer?.typed.match(/.{1,4}/g) ?? [],
    codes: codes ?? null,
    left: step.codes.length,
    password: fields([PRESENT_PASSWORD], {}, wrong(undefined)),
    code: fields([APP_CODE], {}, problem?.errors),
    remaking: { open: form === 'codes', fields: fields([PRESENT_PASSWORD, STEP_CODE], {}, wrong('codes'), 'remake-') },
    removing: { open: form === 'removal', fields: fields([PRESENT_PASSWORD, STEP_CODE], {}, wrong('removal'), 'off-') },
    problem: problem ?? null,
  }
  return await page(c, 'users/second-step', { title: 'Second step', ...facts }, problem?.status)
}
