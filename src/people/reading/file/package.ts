import { Inflate } from 'fflate'
import { type Archived, archived } from './archive.ts'
import { DAMAGED, TOO_LARGE, UNPACKS_TO_TOO_MUCH, Unreadable } from './refusals.ts'
import { tidier } from './tidier.ts'
import { attribute, elements } from './xml.ts'

const MOST_BYTES = 100_000_000
// The rows of a workbook are packed to a fifth or a thirtieth. Apache POI draws the line at the same hundredth (ZipSecureFile).
const MOST_UNPACKED = 100
const SMALL = 10_000_000
/** In characters: of what is read whole, styles are the largest, with some hundreds for each of 65,490 formats. */
const LARGEST_WHOLE = 30_000_000

/** The parts of an Open Packaging file (ECMA-376 part 2) that are XML and may tell of rows, by their names in lower case. */
export type Package = {
  names: readonly string[]
  /** A part as XML, in pieces that are unpacked when they are asked for; none where there is no such part. */
  pieces(part: string): Generator<string>
  /** A small part as XML, '' where there is none. */
  whole(part: string): string
}

/** A relationship of a part: the last word of its type, as `worksheet`, and the part that it leads to. */
export type Relationship = { id: string; type: string; target: string }

/** The names of the files in a ZIP archive. Throws Unreadable where it is broken. */
export function namesIn(bytes: Uint8Array): string[] {
  return archived(bytes).map(({ name }) => name)
}

/**
 * The parts of the archive that may tell of rows: no theme, drawing or picture. Throws Unreadable, at once or with a piece,
 * where the archive is broken, unpacks to over 100 MB, or one part of it to a hundred times its size.
 */
export function openPackage(bytes: Uint8Array): Package {
  const files = archived(bytes).filter(({ name }) => mayTellOfRows(name))
  refuseSize(files)
  const parts = new Map(files.map((file) => [plainPath(file.name), file]))
  const pieces = (part: string) => tidied(decoded(unpacked(parts.get(part))))
  return { names: [...parts.keys()], pieces, whole: (part) => joined(pieces(part)) }
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
export function relationsOf(parts: Package, part: string): Relationship[] {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const rels = parts.whole(`${folder}_rels/${part.slice(folder.length)}.rels`)
  return Array.from(elements(rels, 'Relationship'), (one) => ({
    id: attribute(one, 'Id') ?? '',
    type: (attribute(one, 'Type') ?? '').replace(/^.*\//, ''),
    target: resolved(attribute(one, 'Target') ?? '', folder),
  }))
}

// So small that what it may unpack to, a thousand times as much, takes little memory.
const PIECE = 1 << 12

// Throws where it is more than the archive states.
function* unpacked(file: Archived | undefined): Generator<Uint8Array> {
  if (!file) return
  const packed = file.packed()
  let some: Uint8Array[] = []
  const inflate = new Inflate((piece) => some.push(piece))
  for (let [from, size] = [0, 0]; from < packed.length; from += PIECE) {
    const piece = packed.subarray(from, from + PIECE)
    if (file.isDeflated) inflatePiece(inflate, piece, from + PIECE >= packed.length)
    else some.push(piece)
    size += some.reduce((sum, { length }) => sum + length, 0)
    if (file.isDeflated && size > file.size) throw new Unreadable(DAMAGED)
    yield* some
    some = []
  }
}

function inflatePiece(inflate: Inflate, piece: Uint8Array, isLast: boolean): void {
  try {
    inflate.push(piece, isLast)
  } catch {
    throw new Unreadable(DAMAGED)
  }
}

function* decoded(pieces: Iterable<Uint8Array>): Generator<string> {
  let decoder: TextDecoder | undefined
  for (const bytes of pieces) {
    decoder ??= decoderOf(bytes)
    yield decoder.decode(bytes, { stream: true })
  }
  if (decoder) yield decoder.decode()
}

function decoderOf([first, second]: Uint8Array): TextDecoder {
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le')
  return new TextDecoder(first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8')
}

function* tidied(pieces: Iterable<string>): Generator<string> {
  const tidy = tidier()
  for (const piece of pieces) yield tidy.push(piece)
  yield tidy.end()
}

function joined(pieces: Iterable<string>): string {
  const all: string[] = []
  let size = 0
  for (const piece of pieces) {
    size += piece.length
    if (size > LARGEST_WHOLE) throw new Unreadable(TOO_LARGE)
    all.push(piece)
  }
  return all.join('')
}

// Some programs on Windows write backslashes into the archive.
function plainPath(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
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
