import { KINDS } from '../../../breach/law/kinds.ts'
import { counted } from '../../../breach/law/words.ts'
import type { PlaybookChanges } from '../../../breach/playbooks/changes.ts'
import type { PlaybookName } from '../../../breach/playbooks/index.ts'
import type { Hand } from '../../../breach/playbooks/task.ts'

/** A playbook by its name, as a heading. */
export function titleOf(playbook: PlaybookName): string {
  return playbook === 'common' ? 'Every incident' : KINDS[playbook]
}

/** What came of the law since a version of a playbook was saved, as a sentence; null: nothing. */
export function lawSinceInWords({ added, changed }: PlaybookChanges): string | null {
  const [first, other] = [
    ...(added.length > 0 ? [['added', added.length] as const] : []),
    ...(changed.length > 0 ? [['changed', changed.length] as const] : []),
  ]
  if (!first) return null
  const [did, count] = first
  const also = other ? `, and ${other[0]} ${other[1]}` : ''
  return `Since this version, Breachbook ${did} ${counted(count, 'legally required step')}${also}`
}

/** Who a playbook names, as a choice in a form. */
export const HAND_LABELS: Readonly<Record<Hand, string>> = {
  staff: 'Staff at the front desk',
  officer: 'Privacy officer',
  it: 'IT',
  owner: 'Owner of the practice',
  clinician: 'Clinician',
}
