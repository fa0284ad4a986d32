import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { PrintedLetter } from '../../pdf/paper.ts'
import type { World } from '../../runtime/world.ts'
import { theIncident } from '../incident/incident.ts'
import { type PrintRun, printPart } from './letter-pdf.ts'

/** Whose letters are to be printed, in this order, into which new file. */
export type PrintJob = { incident: string; base: PrintRun['base']; people: readonly string[]; path: string }

/** The file's SHA-256 in hexadecimal, and where each letter stands in it. */
export type PrintedPart = { sha256: string; letters: PrintedLetter[] }

/** Letters name patients: nobody else on this computer reads them. */
export const OWNER_ONLY = 0o600

/** Prints letters into a file of their own. */
export async function printToFile(world: World, { incident, base, people, path }: PrintJob): Promise<PrintedPart> {
  const letters: PrintedLetter[] = []
  const pieces = printPart(world, await theIncident(world, incident), { base, people }, (letter) =>
    letters.push(letter),
  )
  return { sha256: await writeHashed(path, pieces), letters }
}

/** Writes a new file and answers its SHA-256 in hexadecimal. */
export async function writeHashed(path: string, pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  const file = await open(path, 'wx', OWNER_ONLY)
  try {
    for await (const piece of pieces) {
      hash.update(piece)
      await file.writeFile(piece)
    }
  } finally {
    await file.close()
  }
  return hash.digest('hex')
}
