import type { OwnWorld } from '../../runtime/world.ts'
import { keepProof, listSessions } from '../../storage/users/sessions.ts'
import { listUsers } from '../../storage/users/users.ts'

/** Asks as somebody who signed in long ago, and is asked again who signs. */
export async function longSignedIn<Answer>(world: OwnWorld, ask: () => Promise<Answer>): Promise<Answer> {
  const now = new Date().toISOString()
  const users = await listUsers(world.db)
  const sessions = (await Promise.all(users.map(({ id }) => listSessions(world.db, id, now)))).flat()
  const prove = (at: string) => world.stage(sessions.map(({ id }) => keepProof(id, at, 'password')))
  await prove(new Date(0).toISOString())
  try {
    return await ask()
  } finally {
    await prove(now)
  }
}
