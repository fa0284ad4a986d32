import { randomBytes } from 'node:crypto'
import type { BusinessAssociate } from '../../breach/incident/business-associate.ts'
import type { Act } from '../../breach/words/acts.ts'
import { Conflict, Missing, Refused } from '../../errors.ts'
import { canonical } from '../../storage/log/canonical.ts'
import { findAssociate, insertAssociate } from '../../storage/practice/associates.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import { type Basis, refuseFuture } from '../incident/incident.ts'

/** What the register says of a business associate. */
export type AssociateFacts = Omit<BusinessAssociate, 'id' | 'version'>

/** A business associate of the register, or Missing. */
export async function theAssociate(book: Book, id: string): Promise<BusinessAssociate> {
  const found = await findAssociate(book.db, book.vault, id)
  if (!found) throw new Missing(`There is no business associate ${id} in the register.`)
  return found
}

/** Enters a business associate into the register. Refused when its agreement is not signed yet, or ends before it was. */
export async function addAssociate(book: Book, by: Basis['by'], facts: AssociateFacts): Promise<BusinessAssociate> {
  await refuseDisorder(book, facts)
  const associate = { ...facts, id: randomBytes(6).toString('hex'), version: 1 }
  await save(book, by, 'associate_added', associate)
  return associate
}

/** Changes an entry of the register. Throws Conflict where it was decided on an older version of the entry. */
export async function changeAssociate(
  book: Book,
  id: string,
  { by, version }: Basis,
  facts: AssociateFacts,
): Promise<BusinessAssociate> {
  await refuseDisorder(book, facts)
  const before = await theAssociate(book, id)
  if (version !== undefined && version !== before.version)
    throw new Conflict(`${before.name} was changed by someone else. Review it, then try again.`)
  const associate = { ...facts, id, version: before.version + 1 }
  if (canonical({ ...associate, version: before.version }) === canonical(before))
    throw new Refused('Nothing has changed.')
  await save(book, by, 'associate_changed', associate)
  return associate
}

function save(book: Book, by: Basis['by'], act: Act, associate: BusinessAssociate) {
  const { id, version, name, contactName, email, phone, ...facts } = associate
  const writes = [insertAssociate(book.vault, associate)]
  const details = { name, contactName, email, phone }
  return book.commit({ act, subject: `associate/${id}`, facts: { associate: id, ...facts }, details, writes }, by)
}

async function refuseDisorder(book: Book, { signedOn, expiresOn }: AssociateFacts): Promise<void> {
  refuseFuture(signedOn, await todayOf(book), 'signedOn')
  if (signedOn === null && expiresOn !== null) throw refused('signedOn', 'Enter the date the agreement was signed.')
  if (signedOn !== null && expiresOn !== null && expiresOn < signedOn)
    throw refused('expiresOn', 'The agreement cannot expire before it was signed.')
}

function refused(path: string, message: string): Refused {
  return new Refused(message, [{ path, message }])
}
