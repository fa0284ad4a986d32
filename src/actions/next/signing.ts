import { may, type Principal } from '../../access/roles.ts'
import type { Incident } from '../../breach/incident/incident.ts'
import type { Signature } from '../../breach/next/sentence.ts'
import type { Book } from '../book/book.ts'
import { whyNoSecond } from '../book/second-person.ts'
import { whyNotBy } from '../decision/assessment.ts'
import { seersOf } from '../incident/sight.ts'

/** Whether a reader can give the signature that is next; if not, why, and who can. */
export type Signing = { mayReader: boolean; why: string | null; others: string[] }

/** Who can sign what is next to be signed of an incident, as this reader is told. */
export async function signingOf(
  book: Book,
  incident: Incident,
  reader: Pick<Principal, 'id' | 'role'>,
  what: Signature,
): Promise<Signing> {
  const why = await hindranceOf(book, incident, reader, what)
  if (why === null) return { mayReader: true, why, others: [] }
  const users = (await seersOf(book, incident.id)).filter(({ id }) => id !== reader.id)
  const able = await Promise.all(users.map((user) => hindranceOf(book, incident, user, what)))
  return { mayReader: false, why, others: users.filter((_, at) => able[at] === null).map(({ name }) => name) }
}

async function hindranceOf(
  book: Book,
  incident: Incident,
  { id, role }: Pick<Principal, 'id' | 'role'>,
  what: Signature,
): Promise<string | null> {
  if (!may(role, 'decide')) return 'Your role cannot sign it.'
  if (what === 'decision') return await whyNotBy(book, incident, id)
  const { letter } = incident
  if (!letter) return null
  return await whyNoSecond(book, { incident: incident.id, author: letter.writtenBy, what: 'the letter' }, id)
}
