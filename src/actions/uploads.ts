import { randomBytes } from 'node:crypto'
import { Missing, Refused } from '../errors.ts'
import { dropUpload, findPart, findUpload, stagePart, stageUpload } from '../storage/uploads.ts'
import type { World } from '../world.ts'
import { theIncident } from './incident.ts'
import { vaultOf } from './people.ts'

const PART_BYTES = 1 << 20

/** A roster file that was sent and is not imported yet; it lies sealed, and is swept away at the next start. */
export type Upload = { id: string; fileName: string }

/** Keeps a file under the incident's key until its columns are confirmed. Throws Refused when it is empty. */
export async function keepUpload(
  world: World,
  incident: string,
  fileName: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Upload> {
  await theIncident(world, incident)
  const vault = await vaultOf(world, incident)
  const id = randomBytes(8).toString('hex')
  await world.backend.batch([
    stageUpload({ id, incident, started_at: world.now(), sealed: vault.seal(headName(id), { fileName }) }),
  ])
  let part = 0
  for await (const piece of inParts(bytes)) {
    await world.backend.batch([stagePart({ upload: id, part, sealed: vault.sealBytes(partName(id, part), piece) })])
    part += 1
  }
  if (part === 0) throw new Refused('The file is empty. Choose the file that holds the roster.')
  return { id, fileName }
}

/** The upload of that id, or Missing. */
export async function theUpload(world: World, incident: string, id: string): Promise<Upload> {
  const row = await findUpload(world.db, incident, id)
  if (!row) throw new Missing('This file is not here any more. Choose it again.')
  const vault = await vaultOf(world, incident)
  return { id, ...vault.open<{ fileName: string }>(headName(id), row.sealed) }
}

/** The bytes of an upload, part by part. */
export async function* readUpload(world: World, incident: string, id: string): AsyncGenerator<Uint8Array> {
  const vault = await vaultOf(world, incident)
  for (let part = 0; ; part += 1) {
    const row = await findPart(world.db, id, part)
    if (!row) return
    yield vault.openBytes(partName(id, part), row.sealed)
  }
}

/** Forgets an upload. */
export async function forgetUpload(world: World, id: string): Promise<void> {
  await world.backend.batch(dropUpload(id))
}

async function* inParts(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = []
  let size = 0
  for await (const piece of bytes) {
    held.push(piece)
    size += piece.length
    if (size < PART_BYTES) continue
    yield Buffer.concat(held)
    held = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(held)
}

function headName(id: string): string {
  return `upload/${id}`
}

function partName(id: string, part: number): string {
  return `upload/${id}/${part}`
}
