import { destructionOfAll } from '../../breach/incident/destruction.ts'
import { Refused } from '../../errors.ts'
import type { OpenIncident } from './open-incident.ts'

/** Refuses free words about an incident whose records were destroyed: no second destruction would ever reach them. */
export function refuseWordsAfterDestruction({ id, incident }: OpenIncident): void {
  if (destructionOfAll(incident))
    throw new Refused(`The records of incident ${id} were destroyed. Nothing more is written about it.`)
}
