import { KINDS } from '../../../breach/law/kinds.ts'
import type { PlaybookName } from '../../../breach/playbooks/index.ts'
import type { Hand } from '../../../breach/playbooks/task.ts'

/** A playbook by its name, as a heading. */
export function titleOf(playbook: PlaybookName): string {
  return playbook === 'common' ? 'Every incident' : KINDS[playbook]
}

/** Who a playbook names, as a choice in a form. */
export const HAND_LABELS: Readonly<Record<Hand, string>> = {
  staff: 'Staff at the front desk',
  officer: 'Privacy officer',
  it: 'IT',
  owner: 'Owner of the practice',
  clinician: 'Clinician',
}
