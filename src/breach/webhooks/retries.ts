const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** How long after each try the next one comes, each wait longer than the one before; after the last it is given up. */
export const RETRY_WAITS_MS = [
  5 * SECOND,
  MINUTE,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  24 * HOUR,
] as const

/** An address that took nothing for so long is left alone until somebody enables it again. */
export const FAILING_FOR_MS = 5 * 24 * HOUR

/** When a delivery is tried again after so many tries; null: it is given up. */
export function nextTryAt(tries: number, now: string): string | null {
  const wait = RETRY_WAITS_MS[tries - 1]
  return wait === undefined ? null : new Date(Date.parse(now) + wait).toISOString()
}

/** Whether an address has failed for so long that it is to be left alone. */
export function isGivenUp(failingSince: string, now: string): boolean {
  return Date.parse(now) - Date.parse(failingSince) >= FAILING_FOR_MS
}
