/** Steps that are done in a place of their own, with what that place asks, and tick themselves once they are. */
const SEEN_ONLY: readonly string[] = [
  'list-the-affected',
  'assess-the-risk',
  'sign-the-decision',
  'approve-the-letters',
  'close-the-incident',
]

/** Whether a step is never ticked by hand, the notices apart. */
export function isSeenOnly(step: string): boolean {
  return SEEN_ONLY.includes(step)
}
