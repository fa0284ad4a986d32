import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const SHORTEST = 5

/** Looks for many texts at once in bytes, as UTF-8 and as UTF-16LE; answers those that are there. */
export type Search = (bytes: Buffer) => string[]

/** A search for these texts; those shorter than five characters would be found by chance and are left out. */
export function searchFor(texts: Iterable<string>): Search {
  const byStart = new Map<number, { text: string; bytes: Buffer }[]>()
  for (const text of new Set(texts)) {
    if (text.length < SHORTEST) continue
    for (const bytes of [Buffer.from(text), Buffer.from(text, 'utf16le')]) {
      const start = bytes.readUInt32LE(0)
      byStart.set(start, [...(byStart.get(start) ?? []), { text, bytes }])
    }
  }
  const mayStart = new Uint8Array(1 << 16)
  for (const start of byStart.keys()) mayStart[start & 0xffff] = 1
  return (bytes) => found(bytes, byStart, mayStart)
}

// Read as they lie there now; one that vanishes meanwhile is left out.
function filesIn(folder: string): { path: string; bytes: Buffer }[] {
  const paths = readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)))
  return paths.flatMap((path) => {
    try {
      return statSync(path).isFile() ? [{ path, bytes: readFileSync(path) }] : []
    } catch {
      return []
    }
  })
}

/** The texts that stand in any file below a folder, each with the file. */
export function tracesIn(folder: string, search: Search): string[] {
  return filesIn(folder).flatMap(({ path, bytes }) => search(bytes).map((text) => `${path}: ${text}`))
}

type ByStart = Map<number, { text: string; bytes: Buffer }[]>

function found(bytes: Buffer, byStart: ByStart, mayStart: Uint8Array): string[] {
  const texts = new Set<string>()
  for (let at = 0; at <= bytes.length - 4; at += 1) {
    if (mayStart[(bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)] === 0) continue
    for (const each of byStart.get(bytes.readUInt32LE(at)) ?? []) {
      if (bytes.subarray(at, at + each.bytes.length).equals(each.bytes)) texts.add(each.text)
    }
  }
  return [...texts]
}
