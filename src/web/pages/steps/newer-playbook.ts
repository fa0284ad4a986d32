import { may, type Principal } from '../../../access/roles.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { newerPlaybookOf } from '../../../actions/playbooks/newer-playbook.ts'
import { changeFacts } from './change-facts.ts'

/** What the playbooks in force would change of an incident, for its checklist; null: nothing, or it is not this person's to say. */
export async function newerFacts(opened: OpenIncident, who: Principal) {
  if (!may(who.role, 'decide')) return null
  const newer = await newerPlaybookOf(opened)
  if (!newer) return null
  const { own, common } = newer.inForce
  return { kind: own.version, common: common.version, changes: changeFacts(newer.changes, newer.all) }
}
