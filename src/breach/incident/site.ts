/** Somebody with an account, as far as sites go; only staff belong to one. */
type Account = { id: string; role: string; site: string | null; disabledAt: string | null }

/** A site in its one form: neither case nor accents count. */
export function plainSite(site: string): string {
  return site.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
}

/**
 * The sites that are no business of somebody: those of the other staff. A place that is nobody's site (an account, a system, a
 * bus) is of the whole practice, and so is an incident without a place.
 */
export function sitesOfOthers(accounts: readonly Account[], user: string): string[] {
  const staff = accounts.filter(({ role }) => role === 'staff')
  const own = staff.find(({ id }) => id === user)?.site
  if (!own) return []
  const others = staff.filter(({ disabledAt }) => disabledAt === null).flatMap(({ site }) => site ?? [])
  return [...new Set(others.map(plainSite))].filter((site) => site !== plainSite(own))
}

/** Whether an incident is of one of these sites, and nothing of it is this person's: neither logged it nor has a step of it. */
export function isOfOtherSite(
  { site, loggedBy }: { site: string | null; loggedBy: string },
  { user, sites }: { user: string; sites: readonly string[] },
  steps: readonly { ownedBy: string | null; backup: string | null }[],
): boolean {
  if (site === null || sites.length === 0 || !sites.includes(plainSite(site)) || loggedBy === user) return false
  return !steps.some(({ ownedBy, backup }) => ownedBy === user || backup === user)
}
