import { Missing, Refused } from '../errors.ts'
import type { Reader } from '../storage/core/database.ts'
import type { Actor, Commit } from '../storage/log/commit.ts'
import { findUser, updateSite } from '../storage/users/users.ts'

/**
 * Says at which site somebody of the staff works; null: at all. Missing for a stranger, Refused for another role, which sees
 * all sites anyhow, and where nothing changes.
 */
export async function changeSite(
  { db, commit }: { db: Reader; commit: Commit },
  by: Actor,
  id: string,
  named: string | null,
): Promise<void> {
  const user = await findUser(db, id)
  if (!user) throw new Missing('User not found.')
  const site = named?.trim() || null
  if (user.role !== 'staff') throw refused(`Only staff belong to a site. ${user.name} has the role ${user.role}.`)
  if (site === user.site) throw refused('Nothing has changed.')
  const details = { site, before: user.site }
  await commit({ act: 'user_site_changed', facts: { user: id }, details, writes: [updateSite(id, site)] }, by)
}

function refused(message: string): Refused {
  return new Refused(message, [{ path: 'site', message }])
}
