import { addUser, type NewUser } from '../../access/users.ts'
import { Refused } from '../../errors.ts'
import type { Practice } from '../../letters/text/letter.ts'
import type { World } from '../../runtime/world.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { findPractice, upsertPractice } from '../../storage/practice/practice.ts'

/** Keeps who writes the letters; what changed is entered with what it was before. */
export async function changePractice(world: World, by: Actor, practice: Practice): Promise<Practice> {
  const before = (await findPractice<Practice>(world.db)) ?? null
  const details = { before, after: practice }
  await world.commit({ act: 'practice_changed', details, writes: [upsertPractice(practice)] }, by)
  return practice
}

/** Who writes the letters. Refused before the practice is set up. */
export async function thePractice(world: World): Promise<Practice> {
  const practice = await findPractice<Practice>(world.db)
  if (!practice) throw new Refused('The practice is not set up yet.')
  return practice
}

/** Whether nobody has set this book up yet. */
export async function isFresh(world: World): Promise<boolean> {
  return !(await world.db.selectFrom('users').select('id').limit(1).executeTakeFirst())
}

/** The first set-up: the practice and its first admin. Refused without the code that the start printed, or a second time. */
export async function setUp(
  world: World,
  code: string,
  practice: Practice,
  admin: Omit<NewUser, 'role'>,
): Promise<void> {
  if (!(await isFresh(world))) throw new Refused('This book is set up already. Sign in instead.')
  if (world.setUpCode === '' || bare(code) !== bare(world.setUpCode)) {
    const message =
      'This is not the set-up code. It stands in the window in which Breachbook was started; a new start prints a new one.'
    throw new Refused(message, [{ path: 'code', message }])
  }
  const { id } = await addUser(world, { ...admin, role: 'admin' })
  await changePractice(world, { id }, practice)
}

function bare(code: string): string {
  return code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
}
