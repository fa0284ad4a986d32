import { claimAsAsked, type ExceptionClaim } from '../../breach/decision/exception-claim.ts'
import type { Incident } from '../../breach/incident/incident.ts'
import { Missing } from '../../errors.ts'
import { canonical, sha256 } from '../../storage/log/canonical.ts'
import type { Book } from '../book/book.ts'
import { type Basis, decideOn } from '../incident/incident.ts'

/** An exception as it is claimed: its kind, its own facts, and the words that show them. */
export type Claimed = Omit<ExceptionClaim, 'claimedBy' | 'claimedAt'>

/** Claims an exception of 45 CFR 164.402, in the place of an earlier claim, which stays in the log. The law judges it. */
export function claimException(book: Book, id: string, basis: Basis, claimed: Claimed): Promise<Incident> {
  return decideOn(book, id, basis, ({ incident }) => {
    const exception = { ...claimed, claimedBy: basis.by.id, claimedAt: book.now() }
    return {
      incident: { ...incident, exception },
      act: 'exception_claimed',
      facts: {
        ...claimAsAsked(exception),
        text: digestOfClaim(exception),
        ...(incident.exception && { replaced: true }),
      },
      details: { grounds: claimed.text },
    }
  })
}

/** Takes the claim back with a reason. Missing when none stands. */
export function withdrawException(book: Book, id: string, basis: Basis, reason: string): Promise<Incident> {
  return decideOn(book, id, basis, ({ incident }) => {
    if (!incident.exception) throw new Missing(`No exception is claimed for incident ${id}.`)
    const facts = { kind: incident.exception.kind, text: digestOfClaim(incident.exception) }
    return { incident: { ...incident, exception: null }, act: 'exception_withdrawn', facts, details: { reason } }
  })
}

/** SHA-256 of a claim as canonical JSON (RFC 8785); the log names it. */
export function digestOfClaim(claim: ExceptionClaim): string {
  return sha256(canonical(claim))
}
