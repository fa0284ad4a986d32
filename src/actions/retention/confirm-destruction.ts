import type { Incident } from '../../breach/incident/incident.ts'
import type { Book } from '../book/book.ts'
import type { WithMadeFiles } from '../book/long-files.ts'
import { refuseSameHand } from '../book/second-person.ts'
import { type Basis, decideOn } from '../incident/incident.ts'
import { forgetEnded, type ImportRegister } from '../roster/imports-under-way.ts'
import { refuseDestruction, refuseOtherNumber, theWaiting, withDestruction } from './ask-destruction.ts'
import { destroyIncident } from './destroy-incident.ts'
import { destroyPerson } from './destroy-person.ts'

/** Overwrites what was deleted, now or as soon as it can; it never fails. `isLeft`: it is still to be done. */
export type Overwriting = { overwrite(): Promise<void>; isLeft(): boolean }

/** Where what was deleted can be overwritten at once. */
export type WithOverwriting = { overwriting?: Overwriting }

/**
 * Carries out what somebody asked for, as the second person, with the number of the incident typed once more. Numbers,
 * decisions, duties, days, hashes and entries of the log stay. Refused for the one who asked, and wherever asking would be.
 */
export async function confirmDestruction(
  book: Book & WithOverwriting & WithMadeFiles & Partial<ImportRegister>,
  id: string,
  basis: Basis,
  number: string,
): Promise<Incident> {
  const destroyed = await decideOn(book, id, basis, async (opened) => {
    const { place, asked } = theWaiting(opened.incident)
    refuseOtherNumber(id, number)
    await refuseDestruction(opened, asked)
    const work = { incident: id, author: asked.askedBy, what: 'the destruction' }
    await refuseSameHand(book, work, basis.by.id)
    const { person, ground, askedBy } = asked
    const { incident, counts, writes } =
      person === null ? await destroyIncident(opened) : await destroyPerson(opened, person)
    return {
      incident: withDestruction(incident, place, { ...asked, done: { by: basis.by.id, at: book.now(), ...counts } }),
      act: person === null ? 'records_destroyed' : 'record_of_one_destroyed',
      facts: { ground, askedBy, ...counts, ...(person !== null && { person }) },
      writes,
    }
  })
  for (const name of book.memory.keys()) if (name.includes(id)) book.memory.delete(name)
  book.made?.forget(id)
  if (book.imports) forgetEnded(book.imports, id)
  await book.overwriting?.overwrite()
  return destroyed
}
