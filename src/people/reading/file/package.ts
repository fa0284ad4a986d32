import { unzipSync } from 'fflate'
import { DAMAGED, TOO_LARGE } from './refusals.ts'
import { Unreadable } from './unreadable.ts'
import { attribute, elements, tidy } from './xml.ts'

const MOST_BYTES = 100_000_000

/** The parts of an Open Packaging file (ECMA-376 part 2) by their names in lower case, each as XML. */
export type Parts = ReadonlyMap<string, string>

/** A relationship of a part: the last word of its type, as `worksheet`, and the part that it leads to. */
export type Relationship = { id: string; type: string; target: string }

/** The names of the files in a ZIP archive. Throws Unreadable where it is broken. */
export function namesIn(bytes: Uint8Array): string[] {
  const names: string[] = []
  unzipped(bytes, (name) => names.push(name) < 0)
  return names
}

/**
 * The parts of the archive that are XML and may tell of rows: no theme, drawing or picture. Throws Unreadable where the
 * archive is broken or unpacks to over 100 MB.
 */
export function partsOf(bytes: Uint8Array): Parts {
  let size = 0
  const files = unzipped(bytes, (name, length) => {
    if (!/\.(xml|rels)$/i.test(name) || /(^|[\\/])(theme|drawings|charts|media|docProps|customXml)[\\/]/i.test(name))
      return false
    size += length
    return size <= MOST_BYTES
  })
  if (size > MOST_BYTES) throw new Unreadable(TOO_LARGE)
  return new Map(Object.entries(files).map(([name, file]) => [plainPath(name), tidy(decoded(file))]))
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

function unzipped(bytes: Uint8Array, isWanted: (name: string, size: number) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter: ({ name, originalSize }) => isWanted(name, originalSize) })
  } catch {
    throw new Unreadable(DAMAGED)
  }
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
