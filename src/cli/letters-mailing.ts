import { openIncident } from '../actions/incident/open-incident.ts'
import { inNewFolder } from '../actions/letter/new-folder.ts'
import { type MailingFile, writeMailing } from '../actions/mailing/files/mailing-folder.ts'
import { type Mailing, theMailing } from '../actions/mailing/mailing.ts'
import { USUAL_MAILING } from '../actions/mailing/mailing-request.ts'
import { beginMailing } from '../actions/mailing/make-mailing.ts'
import { Refused } from '../errors.ts'
import type { Actor } from '../storage/log/commit.ts'
import type { World } from '../web/shell/world.ts'

/** Whose mailing is asked for, into which new folder, and whether those who agreed get it by e-mail. */
export type MailingWanted = { incident: string; folder: string; email: boolean }

/**
 * Makes a mailing as the page does and writes its files. The folder is looked at first: a mailing is made once, and is
 * kept even where its files cannot be written.
 */
export async function mailInto(world: World, by: Actor, { incident, folder, email }: MailingWanted) {
  return await inNewFolder(folder, async (path) => {
    const begun = await beginMailing(world, incident, { by }, { ...USUAL_MAILING, email })
    await begun.made
    const mailing = await theMailing(await openIncident(world, incident), begun.mailing)
    return summaryOf(mailing, await written(world, by, mailing, path))
  })
}

async function written(world: World, by: Actor, mailing: Mailing, path: string): Promise<MailingFile[]> {
  try {
    return await writeMailing(world, by, mailing, path)
  } catch (error) {
    console.error(error)
    throw new Refused(
      `Mailing ${mailing.number} was made, but its files could not be written. Download them from the page of the mailing.`,
    )
  }
}

function summaryOf(
  { id, incident, number, print, email, keptFromMail = 0, dated, withoutLetter }: Mailing,
  files: MailingFile[],
) {
  return {
    mailing: id,
    number,
    incident,
    dated,
    letters: print,
    email,
    agreedToEmail: keptFromMail,
    pages: files.reduce((sum, { pages = 0 }) => sum + pages, 0),
    stopped: withoutLetter,
    files,
  }
}
