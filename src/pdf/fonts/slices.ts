import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Family } from './families.ts'

/** One font file: a slice of a family. */
export type Slice = { family: Family; name: string }

const locate = createRequire(import.meta.url).resolve

/** By character, the slice of this family that is said to have it. */
export function slicesOf(family: Family): Map<number, Slice> {
  const ranges = JSON.parse(readFileSync(locate(`@fontsource-variable/${family.package}/unicode.json`), 'utf8'))
  const slices = new Map<number, Slice>()
  for (const [name, text] of Object.entries<string>(ranges)) {
    if (family.slices && !family.slices.includes(name)) continue
    const slice = { family, name: name.replaceAll(/[[\]]/g, '') }
    for (const character of charactersIn(text)) slices.set(character, slice)
  }
  return slices
}

/** The bytes of a slice's file, WOFF2. */
export function readSlice({ family, name }: Slice, italic: boolean): Uint8Array {
  const file = `${family.package}-${name}-wght-${italic ? 'italic' : 'normal'}.woff2`
  return readFileSync(locate(`@fontsource-variable/${family.package}/files/${file}`))
}

function* charactersIn(ranges: string): Generator<number> {
  for (const [, first = '', last = first] of ranges.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi))
    for (let code = Number.parseInt(first, 16); code <= Number.parseInt(last, 16); code++) yield code
}
