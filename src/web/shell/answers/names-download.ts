import type { Context } from 'hono'
import { namesOfResidents } from '../../../actions/duties/names-of-residents.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import type { Env } from '../env.ts'
import { noteSeen } from '../note-reading.ts'
import { download } from './download.ts'

/** Answers the names of the residents of a State as a download; everybody in it is noted as read. */
export async function saveNames(c: Context<Env>, opened: OpenIncident, code: string): Promise<Response> {
  const { fileName, people, bytes } = await namesOfResidents(opened, code)
  noteSeen(c, opened.id, people)
  return download(fileName, bytes)
}
