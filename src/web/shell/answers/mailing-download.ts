import type { Context } from 'hono'
import { longFile } from '../../../actions/book/long-files.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { enterDownload } from '../../../actions/mailing/files/download-log.ts'
import { documentOf } from '../../../actions/mailing/files/mailing-files.ts'
import { printMailing, theMailingToPrint, thePart } from '../../../actions/mailing/files/mailing-print.ts'
import type { Mailing } from '../../../actions/mailing/mailing.ts'
import type { Env } from '../env.ts'
import { whoAsks } from '../who.ts'
import { download } from './download.ts'
import { streamedBytes } from './stream.ts'

type Pieces = AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>

/** Downloads one file of the mailing in the address and records it in the log, because the file names patients. */
export async function saveFile(c: Context<Env>, file: string, make: (mailing: Mailing) => Pieces): Promise<Response> {
  const mailing = await mailingIn(c)
  const pieces = await make(mailing)
  await enterDownload(c.env, whoAsks(c), mailing, file)
  return download(`${mailingName(mailing)}-${file}`, pieces)
}

/** Downloads the printed letters of the mailing in the address as PDF: all, or a part of them by its name. */
export function savePdf(c: Context<Env>, part: string | null): Promise<Response> {
  return saveFile(c, part ?? 'letters.pdf', async (mailing) => {
    const only = part === null ? {} : { part: await thePart(c.env, mailing, part) }
    const asked = { incident: mailing.incident, mailing: mailing.id, file: 'letters.pdf', part } as const
    return await longFile(c.env, asked, mailing.print, () => printMailing(c.env, mailing, only))
  })
}

/** Answers the printed letters of the mailing in the address as one document, for the browser to print. */
export async function showDocument(c: Context<Env>): Promise<Response> {
  const mailing = await mailingIn(c)
  await enterDownload(c.env, whoAsks(c), mailing, 'letters.html')
  const asked = { incident: mailing.incident, mailing: mailing.id, file: 'letters.html' } as const
  const pieces = await longFile(c.env, asked, mailing.print, () => documentOf(c.env, mailing))
  return streamedBytes(pieces, { 'Content-Type': 'text/html; charset=utf-8' })
}

/** The mailing in the address, whose files may be had; throws Missing, and Refused while notice is held. */
export async function mailingIn(c: Context<Env>): Promise<Mailing> {
  return await theMailingToPrint(await openIncident(c.env, c.req.param('id') ?? ''), c.req.param('mailing') ?? '')
}

/** The file name of a mailing: `mailing-2026-0014-1`. */
export function mailingName({ incident, number }: Mailing): string {
  return `mailing-${incident}-${number}`
}
