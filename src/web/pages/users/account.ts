import { type Context, Hono } from 'hono'
import { changeOwnName, changeOwnPassword, ownAccount } from '../../../access/own-account.ts'
import {
  endOtherSessions,
  endOwnSession,
  type OwnSession,
  ownSessions,
  ownSignIns,
  type SignIn,
} from '../../../access/own-sessions.ts'
import { secondStepOf } from '../../../access/step-codes.ts'
import { undelivered } from '../../../actions/reminders/undelivered.ts'
import { ownNameSchema, ownPasswordSchema } from '../../api/users/account-schema.ts'
import type { Env } from '../../shell/env.ts'
import { fields } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, seatOf, whoAsks } from '../../shell/who.ts'
import { rememberWhose } from '../../shell/whose-session.ts'
import { NAME, PASSWORD } from './account-fields.ts'

/** One’s own account. */
export const account = new Hono<Env>()
  .get('/account', allow('own_account'), (c) => show(c, {}))
  .post(
    '/account/name',
    allow('own_account'),
    saved('name', (c, values) => changeOwnName(c.env, whoAsks(c).id, check(ownNameSchema, values).name)),
  )
  .post(
    '/account/password',
    allow('own_account'),
    saved('password', (c, values) =>
      changeOwnPassword(c.env, seatOf(c), whoAsks(c).id, check(ownPasswordSchema, values)),
    ),
  )
  .post(
    '/account/sessions/end',
    allow('own_account'),
    saved('sessions', (c) => endOtherSessions(c.env, whoAsks(c).id, seatOf(c).session)),
  )
  .post(
    '/account/sessions/:session/end',
    allow('own_account'),
    saved('sessions', (c) => endOwnSession(c.env, whoAsks(c).id, seatOf(c).session, c.req.param('session') ?? '')),
  )

type Form = 'name' | 'password' | 'sessions'

function saved(form: Form, act: (c: Context<Env>, values: Values) => Promise<void>) {
  return (c: Context<Env>) =>
    answerForm(c, {
      async act(values) {
        await act(c, values)
        // This session goes on where others were ended.
        await rememberWhose(c, whoAsks(c).id)
        return c.redirect('/account', 303)
      },
      again: ({ password: _, presentPassword: __, ...values }, problem) => show(c, { form, values }, problem),
    })
}

async function show(c: Context<Env>, { form, values = {} }: { form?: Form; values?: Values }, problem?: Problem) {
  const { id, name, email, secondStep } = await ownAccount(c.env.db, whoAsks(c).id)
  const [sessions, signIns, failed, step] = await Promise.all([
    ownSessions(c.env.db, id, seatOf(c).session),
    ownSignIns(c.env, id),
    undelivered(c.env),
    secondStepOf(c.env, id),
  ])
  const errors = (of: Form) => (form === of ? problem?.errors : [])
  const facts = {
    email,
    secondStep: secondStep === 1,
    hasApp: secondStep === 1 && step.hasApp,
    name: fields(NAME, form === 'name' ? values : { name }, errors('name')),
    password: fields(PASSWORD, {}, errors('password')),
    sessions: sessions.map(sessionLine),
    others: sessions.length > 1,
    signIns: signIns.map(signInLine),
    tally: tallyOf(signIns),
    undelivered: failed.get(id) ?? null,
    problem: problem ?? null,
  }
  return await page(c, 'users/account', { title: 'Your account', ...facts }, problem?.status)
}

function sessionLine(session: OwnSession) {
  const { browser, address } = session
  return { ...session, browser: browser ?? 'Unknown browser', from: address ? `from ${address}, ` : '' }
}

function tallyOf(signIns: readonly SignIn[]): string {
  const refused = signIns.filter(({ act }) => act !== 'signed_in').length
  const signedIn = signIns.length - refused
  return `${signedIn} ${signedIn === 1 ? 'sign-in' : 'sign-ins'}, ${refused} refused`
}

const SIGN_INS: Record<SignIn['act'], string> = {
  signed_in: 'Signed in',
  sign_in_refused: 'Refused: wrong password',
  password_refused: 'Refused: wrong password in an open session',
  second_step_refused: 'Refused: wrong code',
  passkey_refused: 'Refused: passkey',
}

function signInLine({ at, act, address, browser }: SignIn) {
  return { at, what: SIGN_INS[act], whence: [browser, address].filter(Boolean).join(', ') }
}
