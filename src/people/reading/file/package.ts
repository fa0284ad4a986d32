import { Inflate } from 'fflate'
import { type Archived, archived } from './archive.ts'
import { DAMAGED, TOO_LARGE, UNPACKS_TO_TOO_MUCH } from './refusals.ts'
import { Unreadable } from './unreadable.ts'
import { attribute, elements, tidy } from './xml.ts'

const MOST_BYTES = 100_000_000
// The rows of a workbook are packed to a fifth or a thirtieth. Apache POI draws the line at the same hundredth (ZipSecureFile).
const MOST_UNPACKED = 100
const SMALL = 10_000_000

/** The parts of an Open Packaging file (ECMA-376 part 2) by their names in lower case, each as XML. */
export type Parts = ReadonlyMap<string, string>

/** A relationship of a part: the last word of its type, as `worksheet`, and the part that it leads to. */
export type Relationship = { id: string; type: string; target: string }

/** The names of the files in a ZIP archive. Throws Unreadable where it is broken. */
export function namesIn(bytes: Uint8Array): string[] {
  return archived(bytes).map(({ name }) => name)
}

/**
 * The parts of the archive that are XML and may tell of rows: no theme, drawing or picture. Throws Unreadable where the
 * archive is broken, unpacks to over 100 MB, or one part of it to a hundred times its size.
 */
export function partsOf(bytes: Uint8Array): Parts {
  const files = archived(bytes).filter(({ name }) => mayTellOfRows(name))
  refuseSize(files)
  return new Map(files.map((file) => [plainPath(file.name), tidy(decoded(unpacked(file)))]))
}

function mayTellOfRows(name: string): boolean {
  return /\.(xml|rels)$/i.test(name) && !/(^|[\\/])(theme|drawings|charts|media|docProps|customXml)[\\/]/i.test(name)
}

function refuseSize(files: readonly Archived[]): void {
  const size = files.reduce((sum, file) => sum + file.size, 0)
  if (size > MOST_BYTES) throw new Unreadable(TOO_LARGE)
  if (files.some((file) => file.size > SMALL && file.size > file.length * MOST_UNPACKED))
    throw new Unreadable(UNPACKS_TO_TOO_MUCH)
}

/** What a part is related to; '' is the package itself. Part names are the same in any case (part 2, section 6.2.2). */
export function relationsOf(parts: Parts, part: string): Relationship[] {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const rels = parts.get(`${folder}_rels/${part.slice(folder.length)}.rels`) ?? ''
  return Array.from(elements(rels, 'Relationship'), (one) => ({
    id: attribute(one, 'Id') ?? '',
    type: (attribute(one, 'Type') ?? '').replace(/^.*\//, ''),
    target: resolved(attribute(one, 'Target') ?? '', folder),
  }))
}

function unpacked({ packed, size, isDeflated }: Archived): Uint8Array {
  try {
    return isDeflated ? inflated(packed(), size) : packed()
  } catch {
    throw new Unreadable(DAMAGED)
  }
}

// So small that what it may unpack to, a thousand times as much, is soon counted.
const PIECE = 1 << 14

// Throws where it is more than the archive states.
function inflated(packed: Uint8Array, size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  const inflate = new Inflate((some) => {
    whole.set(some, at)
    at += some.length
  })
  for (let from = 0; from < packed.length; from += PIECE)
    inflate.push(packed.subarray(from, from + PIECE), from + PIECE >= packed.length)
  return whole.subarray(0, at)
}

// Some programs on Windows write backslashes into the archive.
function plainPath(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
}

function decoded(file: Uint8Array): string {
  const [first, second] = file
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(file)
  return new TextDecoder(first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8').decode(file)
}

function resolved(target: string, folder: string): string {
  const path = plainPath(target)
  const steps = /^[\\/]/.test(target) ? path.split('/') : `${folder}${path}`.split('/')
  const kept: string[] = []
  for (const step of steps)
    if (step === '..') kept.pop()
    else if (step !== '.' && step !== '') kept.push(step)
  return kept.join('/')
}
