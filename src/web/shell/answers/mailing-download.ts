import type { Context } from 'hono'
import type { FileOfMailing } from '../../../actions/book/long-files.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { enterDownload } from '../../../actions/mailing/files/download-log.ts'
import { mailingFile } from '../../../actions/mailing/files/mailing-file.ts'
import { theMailingToPrint } from '../../../actions/mailing/files/mailing-print.ts'
import type { Mailing } from '../../../actions/mailing/mailing.ts'
import type { Env } from '../env.ts'
import { whoAsks } from '../who.ts'
import { download } from './download.ts'
import { streamedBytes } from './stream.ts'

/** Downloads one file of the mailing in the address, under that name, and records it in the log, because it names patients. */
export async function saveFile(c: Context<Env>, which: FileOfMailing, name: string = which.file): Promise<Response> {
  const mailing = await mailingIn(c)
  const pieces = await mailingFile(c.env, mailing, which)
  await enterDownload(c.env, whoAsks(c), mailing, name)
  return download(`${mailingName(mailing)}-${name}`, pieces)
}

/** Downloads the printed letters of the mailing in the address as PDF: all, or a part of them by its name. */
export function savePdf(c: Context<Env>, part: string | null): Promise<Response> {
  return saveFile(c, { file: 'letters.pdf', part }, part ?? 'letters.pdf')
}

/** Answers the printed letters of the mailing in the address as one document, for the browser to print. */
export async function showDocument(c: Context<Env>): Promise<Response> {
  const mailing = await mailingIn(c)
  await enterDownload(c.env, whoAsks(c), mailing, 'letters.html')
  const pieces = await mailingFile(c.env, mailing, { file: 'letters.html' })
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
