import { type Reader, tables } from '../core/database.ts'
import type { SecondStepRow, SignInRule } from '../core/key-tables.ts'
import { type Staged, stage, type Write, write } from '../core/statement.ts'

export type { SignInRule }

/** The second step of somebody’s sign-in: the secret of the app and the recovery codes, both sealed. */
export type SecondStep = Pick<SecondStepRow, 'secret' | 'recoveryCodes'> & { withoutApp?: number | null }

/** The second step of somebody, or undefined. */
export function findSecondStep(db: Reader, user: string): Promise<SecondStep | undefined> {
  return tables(db)
    .selectFrom('secondSteps')
    .select(['secret', 'recoveryCodes', 'withoutApp'])
    .where('user', '=', user)
    .where('verified', '=', 1)
    .executeTakeFirst()
}

/** The writes that set a second step up. */
export function insertSecondStep(
  id: string,
  user: string,
  { secret, recoveryCodes, withoutApp = null }: SecondStep,
): Write[] {
  return [
    ...deleteSecondStep(user),
    write((to) =>
      to
        .insertInto('secondSteps')
        .values({ id, user, secret, recoveryCodes, verified: 1, failures: null, lockedUntil: null, withoutApp }),
    ),
    write((to) => to.updateTable('users').set({ secondStep: 1 }).where('id', '=', user)),
  ]
}

/** The writes that take a second step off. */
export function deleteSecondStep(user: string): Write[] {
  return [
    write((to) => to.deleteFrom('secondSteps').where('user', '=', user)),
    write((to) => to.updateTable('users').set({ secondStep: null }).where('id', '=', user)),
  ]
}

/** The write that puts other recovery codes in place of the old ones. */
export function updateRecoveryCodes(user: string, { recoveryCodes }: Pick<SecondStep, 'recoveryCodes'>): Write {
  return write((to) => to.updateTable('secondSteps').set({ recoveryCodes }).where('user', '=', user))
}

/** The write that notes since when somebody ought to have a second step. */
export function updateSecondStepAsked(user: string, at: string): Write {
  return write((to) => to.updateTable('users').set({ secondStepAskedAt: at }).where('id', '=', user))
}

/** The write that lets the days of everybody without a second step begin anew, who was asked before. */
export function askSecondStepsAnew(at: string): Write {
  return write((to) =>
    to
      .updateTable('users')
      .set({ secondStepAskedAt: at })
      .where('secondStep', 'is', null)
      .where('secondStepAskedAt', 'is not', null),
  )
}

/** The number of the newest 30 seconds whose code let somebody in; 0: none. */
export async function findLastUsedCode(db: Reader, user: string): Promise<number> {
  const row = await tables(db)
    .selectFrom('usedCodes')
    .select(({ fn }) => fn.max('step').as('step'))
    .where('user', '=', user)
    .executeTakeFirst()
  return row?.step ?? 0
}

/** The statements that spend a code. They fail where it was spent already. */
export function spendCode(user: string, step: number): Staged[] {
  return [
    stage((to) => to.insertInto('usedCodes').values({ user, step })),
    stage((to) => to.deleteFrom('usedCodes').where('user', '=', user).where('step', '<', step)),
  ]
}

/** Whether admins and officers need a second step; undefined where nobody said. */
export async function findSignInRule(db: Reader): Promise<SignInRule | undefined> {
  const row = await tables(db).selectFrom('signInRules').select('secondStep').executeTakeFirst()
  return row?.secondStep
}

/** The write that says whether they do. */
export function upsertSignInRule(secondStep: SignInRule): Write {
  return write((to) =>
    to
      .insertInto('signInRules')
      .values({ id: 1, secondStep })
      .onConflict((clash) => clash.column('id').doUpdateSet({ secondStep })),
  )
}
