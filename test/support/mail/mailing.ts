import { createHash } from 'node:crypto'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { approveLetter, writeLetter } from '../../../src/actions/letter/letter.ts'
import { type Mailing, theMailing } from '../../../src/actions/mailing/mailing.ts'
import { type MailingRequest, USUAL_MAILING } from '../../../src/actions/mailing/mailing-request.ts'
import { beginMailing } from '../../../src/actions/mailing/make-mailing.ts'
import { importRoster } from '../../../src/actions/roster/import-roster.ts'
import { saveUpload } from '../../../src/actions/roster/uploads.ts'
import { phishedMailbox } from '../../cast/incidents.ts'
import { mailboxWords } from '../../cast/words.ts'
import { MASSACHUSETTS } from '../rosters/rosters.ts'
import { openTestWorld, settle } from '../world/world.ts'

/** A practice with a phished mailbox, and what is done to write to those whose mail was read. */
export async function openMailRoom() {
  const { world, clock, close, folder } = await openTestWorld('2026-11-22T15:00:00.000Z')
  const people = await settle(world)
  const { id: incident } = await logIncident(world, people.officer, phishedMailbox)

  return {
    world,
    clock,
    close,
    folder,
    people,
    incident,
    async bring(csv: string): Promise<void> {
      const sent = await saveUpload(await openIncident(world, incident), 'patients.csv', new Blob([csv]).stream())
      await importRoster(world, people.officer, incident, sent.id, { map: [] })
    },
    async approve(words = mailboxWords): Promise<void> {
      await writeLetter(world, incident, { by: people.officer }, words)
      await approveLetter(world, incident, { by: people.admin })
    },
    async mail(request: Partial<MailingRequest> = {}): Promise<Mailing> {
      const begun = await beginMailing(world, incident, { by: people.officer }, { ...USUAL_MAILING, ...request })
      await begun.made
      return await theMailing(await openIncident(world, incident), begun.mailing)
    },
  }
}

export type MailRoom = Awaited<ReturnType<typeof openMailRoom>>

/**
 * The 1,171: every fifth has an address of e-mail and every tenth agreed to its use; every eleventh lives at no address,
 * and one has a name that no font prints.
 */
export function mixedRoster(): string {
  const [header = '', ...lines] = MASSACHUSETTS.trimEnd().split('\n')
  const [street, family] = ['ADDRESS', 'LAST'].map((name) => header.split(',').indexOf(name)) as [number, number]
  const rows = lines.map((line, at) => {
    const cells = line.split(',')
    if (at % 11 === 0) cells[street] = ''
    if (at === 12) cells[family] = '\u{1f600}'
    const email = at % 5 === 0 ? [`reader${at}@example.org`, at % 2 === 0 ? 'yes' : 'no'] : ['', '']
    return [...cells, ...email].join(',')
  })
  return [`${header},EMAIL,EMAIL_CONSENT`, ...rows].join('\n')
}

/** SHA-256 in hexadecimal. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}

/** All the bytes of a file that comes in pieces. */
export async function whole(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(pieces))
}
