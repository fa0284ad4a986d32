import { createHash } from 'node:crypto'
import { mkdir, open, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Incident } from '../breach/incident.ts'
import { Refused } from '../errors.ts'
import { recipientList } from '../letters/list.ts'
import { recipientOf } from '../letters/recipient.ts'
import type { PrintedLetter } from '../paper/paper.ts'
import type { Actor } from '../storage/commit.ts'
import type { World } from '../world.ts'
import { type PrintRun, planPrint, printPart } from './letter-pdf.ts'
import { enterPrinted, oneLetter, type Stopped } from './letters.ts'
import { peopleInOrder } from './people.ts'

/** A file that was written: its name, its SHA-256 in hexadecimal, and how many letters on how many pages it holds. */
export type WrittenPdf = { file: string; sha256: string; letters: number; pages: number }

/** What a folder of letters holds. */
export type PrintedFolder = {
  letters: number
  pages: number
  stopped: Stopped[]
  files: WrittenPdf[]
  list: { file: string; sha256: string }
}

const MOST_LETTERS = 10_000
const LIST = 'list.csv'
const MANIFEST = 'manifest.json'
/** Letters name patients: nobody else on this computer reads them. */
const OWNER_ONLY = 0o600

/**
 * Prints the letters of the whole roster into a new folder: PDFs by ZIP code, each of at most 10,000 letters, the list of
 * whom they go to, and a manifest of where each letter stands. The log keeps counts and hashes. Throws Refused where the
 * folder already holds something, or nothing can be printed.
 */
export async function printFolder(world: World, by: Actor, incident: Incident, folder: string): Promise<PrintedFolder> {
  const run = await planPrint(world, incident)
  await makeEmpty(folder)
  const letters: Manifest = []
  const files: WrittenPdf[] = []
  for (let start = 0; start < run.ready.length; start += MOST_LETTERS) {
    const people = run.ready.slice(start, start + MOST_LETTERS)
    files.push(
      await printFile(world, incident, { base: run.base, people }, { folder, number: files.length + 1, letters }),
    )
  }
  const list = { file: LIST, sha256: await writeHashed(join(folder, LIST), listOf(world, incident, run)) }
  const printed = { letters: run.ready.length, stopped: run.stopped.length, dated: run.base.on }
  await enterPrinted(world, by, incident, { ...printed, files: [...files, list] })
  const manifest = { incident: incident.id, dated: run.base.on, files, list, letters }
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`, { mode: OWNER_ONLY })
  const pages = files.reduce((sum, file) => sum + file.pages, 0)
  return { letters: run.ready.length, pages, stopped: run.stopped, files, list }
}

type Manifest = (PrintedLetter & { file: string })[]

async function makeEmpty(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length > 0)
    throw new Refused(`${folder} is not empty. Name a new folder, so that letters of two prints are not mixed up.`)
}

async function printFile(
  world: World,
  incident: Incident,
  part: { base: PrintRun['base']; people: readonly string[] },
  { folder, number, letters }: { folder: string; number: number; letters: Manifest },
): Promise<WrittenPdf> {
  const file = `letters-${String(number).padStart(3, '0')}.pdf`
  let pages = 0
  const pieces = printPart(world, incident, part, (letter) => {
    letters.push({ ...letter, file })
    pages += letter.pages
  })
  const sha256 = await writeHashed(join(folder, file), pieces)
  return { file, sha256, letters: part.people.length, pages }
}

async function* listOf(world: World, incident: Incident, { base, ready }: PrintRun): AsyncGenerator<Uint8Array> {
  for await (const line of recipientList(recipients(world, incident, base, ready))) yield Buffer.from(line)
}

async function* recipients(world: World, { id }: Incident, base: PrintRun['base'], ready: readonly string[]) {
  for await (const known of peopleInOrder(world, id, ready)) {
    const letter = oneLetter(base, known)
    yield { reference: letter.reference ?? id, to: recipientOf(letter) }
  }
}

async function writeHashed(path: string, pieces: AsyncIterable<Uint8Array>): Promise<string> {
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
