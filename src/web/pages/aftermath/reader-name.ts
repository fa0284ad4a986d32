import type { Context } from 'hono'
import { may } from '../../../access/roles.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { thePerson } from '../../../actions/people/people.ts'
import { Missing } from '../../../errors.ts'
import { fullName } from '../../../letters/envelope/addressee.ts'
import type { StoredLetter } from '../../../storage/mailing/letters.ts'
import type { Env } from '../../shell/env.ts'
import { noteSeen } from '../../shell/note-reading.ts'
import { whoAsks } from '../../shell/who.ts'

/** The name of a letter's recipient, for roles that may read about patients; null for others, and for people no longer counted. */
export async function readerName(
  c: Context<Env>,
  { incident, person }: Pick<StoredLetter, 'incident' | 'person'>,
): Promise<string | null> {
  if (!may(whoAsks(c).role, 'read_people')) return null
  try {
    noteSeen(c, incident, [person])
    return fullName((await thePerson(await openIncident(c.env, incident), person)).person) || null
  } catch (error) {
    if (!(error instanceof Missing)) throw error
    return null
  }
}
