import type { Duty } from '../../breach/answer.ts'

/** Where a duty stands, as its chip says it. */
export const STATUS_LABELS: Record<Duty['status'], string> = {
  open: 'Open',
  overdue: 'Overdue',
  held: 'On hold',
  done: 'Done',
  done_late: 'Done late',
}

/** The page on which the law behind a duty can be read. */
export function lawPathOf(duty: string): string {
  const [law, state] = duty.split('.')
  return law === 'state' ? `/law/${state}` : '/law/federal'
}
