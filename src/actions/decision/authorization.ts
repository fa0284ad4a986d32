import type { Authorization } from '../../breach/decision/authorization.ts'
import type { Incident } from '../../breach/incident/incident.ts'
import { type Day, inWords } from '../../breach/law/day.ts'
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
  const { signer, scope, ...facts } = found
  return await decideOn(book, id, basis, async ({ incident }) => {
    refuseDays(found, await todayOf(book))
    return {
      incident: { ...incident, authorization: { ...found, recordedBy: basis.by.id, recordedAt: book.now() } },
      act: 'authorization_recorded',
      facts,
      details: { signer, scope },
    }
  })
}

function refuseDays(found: Found, today: Day): void {
  for (const path of ['signedOn', 'revokedOn'] as const) refuseFuture(found[path], today, path)
  for (const path of ['expiresOn', 'revokedOn'] as const) refuseBeforeSigning(found, path)
}

function refuseBeforeSigning({ signedOn, ...days }: Found, path: 'expiresOn' | 'revokedOn'): void {
  const day = days[path]
  if (!day || !signedOn || day >= signedOn) return
  const message = `It cannot have ${ENDED[path]} (${inWords(day)}) before it was signed (${inWords(signedOn)}).`
  throw new Refused(message, [{ path, message }])
}

const ENDED = { expiresOn: 'expired', revokedOn: 'been revoked' }
