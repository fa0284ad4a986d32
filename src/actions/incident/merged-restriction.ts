import { deleteRestriction } from '../../storage/incident/restrictions.ts'
import type { OpenIncident } from './open-incident.ts'
import { type Naming, NO_NAMING, restrictingOf, restrictionOf } from './restriction.ts'

/** What lifts the own restriction of an incident that is merged: from then on it has that of the other one. */
export async function restrictionOfMerged(opened: OpenIncident): Promise<Naming> {
  const restriction = await restrictionOf(opened)
  if (!restriction) return NO_NAMING
  return { facts: { restriction: { lifted: true } }, writes: deleteRestriction(opened.id) }
}

/** What a merged incident keeps when it is reopened: the restriction of the one that it was merged into, as its own. */
export async function restrictionOfReopened(opened: OpenIncident): Promise<Naming> {
  const restriction = await restrictionOf(opened)
  if (restriction?.of === undefined) return NO_NAMING
  return restrictingOf({ ...restriction, restrictedAt: opened.book.now() })
}
