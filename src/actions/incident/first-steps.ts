import type { Incident } from '../../breach/incident/incident.ts'
import { type Hands, ownerByHands } from '../../breach/playbooks/hands.ts'
import { isSeenOnly } from '../../breach/playbooks/seen-only.ts'
import { type Step, stepsFor } from '../../breach/playbooks/steps.ts'
import type { IncidentStep } from '../../storage/steps/steps.ts'
import type { KindInForce } from './playbooks-in-force.ts'

/** By what steps are laid out: the playbooks, who is who in them, and the practice's zone. */
export type Layout = Pick<KindInForce, 'own' | 'common'> & { hands: Hands; zone: string }

/** The checklist of an incident as it begins: every step open. */
export function firstSteps(incident: Incident, layout: Layout): IncidentStep[] {
  const { own, common, zone } = layout
  const { kind, discoveredOn, loggedAt, event } = incident
  const begin = { discoveredOn, enteredAt: loggedAt, zone }
  return stepsFor(kind, begin, event, { own: own.steps, common: common.steps }).map((step, position) => ({
    incident: incident.id,
    ...OPEN_STEP,
    ...wordsOf(step, layout),
    position,
  }))
}

/** What of a step its playbook says, and whose it is by it. */
export function wordsOf(step: Step, { own, common, hands }: Layout) {
  const { id, phase, title, law, dueOn, dueFrom, dueDays, playbook } = step
  return {
    ...{ id, phase, title, dueOn, dueFrom, dueDays, playbook },
    playbookVersion: (playbook === 'common' ? common : own).version,
    // Its words lie with its version.
    detail: '',
    citation: law,
    tellsPatients: step.tellsPatients ? 1 : null,
    ...ownerByHands(step, hands),
    // What is seen done in its own place has its second person there.
    secondPerson: step.secondPerson && !isSeenOnly(id) ? 1 : null,
  }
}

/** A step that nothing happened to yet. */
export const OPEN_STEP = {
  performedAt: null,
  recordedAt: null,
  completedBy: null,
  startedAt: null,
  startedBy: null,
  reopenedAt: null,
  notNeededAt: null,
  notNeededBy: null,
  signedAt: null,
  signedBy: null,
  sealed: null,
  appliesAt: null,
  appliesBy: null,
  playbook: null,
  playbookVersion: null,
  dueFrom: null,
  dueDays: null,
  tellsPatients: null,
  version: 1,
} as const
