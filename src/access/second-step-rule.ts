import type { Reader } from '../storage/core/database.ts'
import type { Role } from '../storage/core/role.ts'
import type { Actor, Commit } from '../storage/log/commit.ts'
import { askSecondStepsAnew, findSignInRule, type SignInRule, upsertSignInRule } from '../storage/users/second-steps.ts'

/** So long somebody who ought to have a second step may sign in without. */
export const DAYS_WITHOUT = 30

type Asked = { role: string; secondStep: number | boolean | null; secondStepAskedAt: string | null }

const ASKED: readonly Role[] = ['admin', 'officer']

/** Whether it is an admin or officer without a second step. */
export function oughtToHaveSecondStep({ role, secondStep }: Omit<Asked, 'secondStepAskedAt'>): boolean {
  return ASKED.some((each) => each === role) && !secondStep
}

/** Until when such a person may go on without; null: as long as the practice lets everybody, or nothing is asked. */
export async function secondStepDue(db: Reader, user: Asked): Promise<Date | null> {
  if (!oughtToHaveSecondStep(user) || user.secondStepAskedAt === null) return null
  if ((await signInRule(db)) === 'optional') return null
  return dueAfter(user.secondStepAskedAt)
}

/** Whether the days without are over, as far as the user alone tells. */
export function mayBeOverdue(user: Asked, now: number): boolean {
  return (
    oughtToHaveSecondStep(user) && user.secondStepAskedAt !== null && dueAfter(user.secondStepAskedAt).getTime() < now
  )
}

/** Whether admins and officers need a second step: they do, unless an admin said otherwise. */
export async function signInRule(db: Reader): Promise<SignInRule> {
  return (await findSignInRule(db)) ?? 'required'
}

/**
 * Says whether they need one. While it was optional nobody was told of a day: where it becomes required, everybody’s days
 * begin anew.
 */
export async function changeSignInRule(
  { db, commit }: { db: Reader; commit: Commit },
  by: Actor,
  rule: SignInRule,
): Promise<void> {
  const isNew = rule === 'required' && (await signInRule(db)) === 'optional'
  const writes = [upsertSignInRule(rule), ...(isNew ? [askSecondStepsAnew(new Date().toISOString())] : [])]
  await commit({ act: 'second_step_rule_changed', facts: { rule }, writes }, by)
}

function dueAfter(askedAt: string): Date {
  return new Date(Date.parse(askedAt) + DAYS_WITHOUT * 24 * 60 * 60 * 1000)
}
