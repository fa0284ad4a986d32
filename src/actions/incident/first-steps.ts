import type { Incident } from '../../breach/incident/incident.ts'
import { stepsFor } from '../../breach/playbooks/steps.ts'
import type { IncidentStep } from '../../storage/steps/steps.ts'

/** The checklist of an incident as it begins: every step open. */
export function firstSteps({ id, kind, discoveredOn, event }: Incident): IncidentStep[] {
  const open = { performedAt: null, recordedAt: null, completedBy: null, version: 1 }
  return stepsFor(kind, discoveredOn, event).map((step, position) => ({
    incident: id,
    id: step.id,
    position,
    phase: step.phase,
    owner: step.owner,
    title: step.title,
    detail: step.detail,
    citation: step.citation ?? null,
    dueOn: step.dueOn,
    ...open,
  }))
}
