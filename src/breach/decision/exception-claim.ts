import type { Exception } from '../law/situation.ts'

/** An exception that the practice claims, with the words that show its facts. */
export type ExceptionClaim = Omit<Exception, 'documented'> & { text: string; claimedBy: string; claimedAt: string }

/** The claim as the law is asked about it: its words are its documentation, 45 CFR 164.414(b). */
export function claimAsAsked(claim: ExceptionClaim | null): Exception | null {
  if (!claim) return null
  const { text, claimedBy: _, claimedAt: __, ...facts } = claim
  return { ...facts, documented: text.trim() !== '' }
}
