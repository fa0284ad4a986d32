import { newestEntryAbout } from '../../storage/log/log.ts'
import { remembered } from '../book/memory.ts'
import { incidentPart, type OpenIncident } from './open-incident.ts'

/** The number of the newest entry of the log about an incident. */
const newestEntryOf = incidentPart(({ book, id }: OpenIncident) => newestEntryAbout(book.db, id))

/**
 * Works something out about an incident that only what is entered can change, and takes long: it is worked out again once
 * something was entered about it. `what` names it.
 */
export async function untilEntered<Value>(
  opened: OpenIncident,
  what: string,
  workOut: () => Promise<Value>,
): Promise<Value> {
  const entry = await newestEntryOf(opened)
  return await remembered(opened.book.memory, `${what}/${opened.id}`, String(entry), workOut)
}
