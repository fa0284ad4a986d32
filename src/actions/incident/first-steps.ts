import type { Incident } from '../../breach/incident/incident.ts'
import { stepsFor } from '../../breach/playbooks/steps.ts'
import type { IncidentStep } from '../../storage/steps/steps.ts'

/** The checklist of an incident as it begins: every step open. */
export function firstSteps({ id, kind, discoveredOn, event }: Incident): IncidentStep[] {
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
    secondPerson: step.secondPerson ? 1 : null,
    ...OPEN_STEP,
  }))
}

/** A step that nothing happened to yet. */
export const OPEN_STEP = {
  performedAt: null,
  recordedAt: null,
  completedBy: null,
  ownedBy: null,
  backup: null,
  startedAt: null,
  startedBy: null,
  reopenedAt: null,
  notNeededAt: null,
  notNeededBy: null,
  signedAt: null,
  signedBy: null,
  sealed: null,
  version: 1,
} as const
