import type { Authorization } from '../../breach/decision/authorization.ts'
import type { Incident } from '../../breach/incident/incident.ts'
import { inWords } from '../../breach/law/day.ts'
import { Refused } from '../../errors.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import { type Basis, decideOn, refuseFuture } from '../incident/incident.ts'

/** What was found of a patient’s written authorization. */
export type Found = Omit<Authorization, 'recordedBy' | 'recordedAt'>

/**
 * Records what was found of a written authorization. It makes nothing permitted by itself: that is the officer’s to
 * record. Throws Refused for days that cannot be.
 */
export async function recordAuthorization(book: Book, id: string, basis: Basis, found: Found): Promise<Incident> {
  const today = await todayOf(book)
  refuseFuture(found.signedOn, today, 'signedOn')
  refuseFuture(found.revokedOn, today, 'revokedOn')
  refuseBeforeSigning(found, 'expiresOn')
  refuseBeforeSigning(found, 'revokedOn')
  const { signer, scope, ...facts } = found
  return await decideOn(book, id, basis, ({ incident }) => ({
    incident: { ...incident, authorization: { ...found, recordedBy: basis.by.id, recordedAt: book.now() } },
    act: 'authorization_recorded',
    facts,
    details: { signer, scope },
  }))
}

function refuseBeforeSigning({ signedOn, ...days }: Found, path: 'expiresOn' | 'revokedOn'): void {
  const day = days[path]
  if (!day || !signedOn || day >= signedOn) return
  const message = `It cannot have ${ENDED[path]} (${inWords(day)}) before it was signed (${inWords(signedOn)}).`
  throw new Refused(message, [{ path, message }])
}

const ENDED = { expiresOn: 'expired', revokedOn: 'been revoked' }
