import { putOnPaper } from '../../actions/email/put-on-paper.ts'
import { USUAL_MAILING } from '../../actions/mailing/mailing-request.ts'
import { beginMailing } from '../../actions/mailing/make-mailing.ts'
import type { OwnWorld } from '../../runtime/world.ts'
import { NOWHERE } from './mail-server.ts'
import type { Places } from './places.ts'

const BY = { id: 'system' }

/** E-mails of one incident that are put on paper, and a mailing of another of people who agreed to e-mail that none of them got. */
export async function mailOnPaper(world: OwnWorld, byEmail: string, kept: string): Promise<Places> {
  const emails = await mail({ ...world, mailSettings: NOWHERE }, byEmail)
  const { mailing, made } = await putOnPaper(world, BY, { incident: byEmail, mailing: emails })
  await made
  return { byEmail, replaced: emails, onPaper: mailing, kept, keptMailing: await mail(world, kept) }
}

async function mail(world: OwnWorld, incident: string): Promise<string> {
  const { mailing, made } = await beginMailing(world, incident, { by: BY }, USUAL_MAILING)
  await made
  return mailing
}
