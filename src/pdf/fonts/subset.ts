import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** What harfbuzz-subset.wasm exports of HarfBuzz's own C interface; pointers are numbers. */
type Subsetter = { memory: WebAssembly.Memory; _initialize(): void } & Record<
  | 'malloc'
  | 'free'
  | 'hb_blob_create'
  | 'hb_blob_destroy'
  | 'hb_blob_get_data'
  | 'hb_blob_get_length'
  | 'hb_face_create'
  | 'hb_face_destroy'
  | 'hb_face_reference_blob'
  | 'hb_set_add'
  | 'hb_subset_input_create_or_fail'
  | 'hb_subset_input_destroy'
  | 'hb_subset_input_glyph_set'
  | 'hb_subset_input_pin_axis_location'
  | 'hb_subset_input_set'
  | 'hb_subset_input_set_flags'
  | 'hb_subset_or_fail',
  (...values: number[]) => number
>

// hb-subset.h: HB_SUBSET_FLAGS_NO_HINTING | RETAIN_GIDS | NO_LAYOUT_CLOSURE, HB_SUBSET_SETS_DROP_TABLE_TAG;
// hb-blob.h: HB_MEMORY_MODE_DUPLICATE.
const FLAGS = 0x1 | 0x2 | 0x200
const DROP_TABLES = 3
const DUPLICATE = 0

/** What shapes text and names things: a PDF has the glyphs already placed. */
const UNUSED_TABLES = ['GSUB', 'GPOS', 'GDEF', 'BASE', 'STAT', 'name', 'OS/2', 'cmap', 'gasp', 'meta', 'vhea', 'vmtx']

/** The font at that weight with these glyphs and no others, under the numbers that they have. */
export function subsetOf(file: Uint8Array, weight: number, glyphs: Iterable<number>): Uint8Array {
  const hb = open()
  const input = hb.hb_subset_input_create_or_fail()
  const face = faceIn(hb, file)
  hb.hb_subset_input_set_flags(input, FLAGS)
  for (const table of UNUSED_TABLES) hb.hb_set_add(hb.hb_subset_input_set(input, DROP_TABLES), tag(table))
  for (const glyph of glyphs) hb.hb_set_add(hb.hb_subset_input_glyph_set(input), glyph)
  hb.hb_subset_input_pin_axis_location(input, face, tag('wght'), weight)
  const subset = hb.hb_subset_or_fail(face, input)
  const bytes = bytesOf(hb, subset)
  hb.hb_face_destroy(subset)
  hb.hb_face_destroy(face)
  hb.hb_subset_input_destroy(input)
  return bytes
}

let opened: Subsetter | undefined

function open(): Subsetter {
  if (opened) return opened
  const file = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')
  opened = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file))).exports as Subsetter
  opened._initialize()
  return opened
}

function faceIn(hb: Subsetter, file: Uint8Array): number {
  const at = hb.malloc(file.length)
  new Uint8Array(hb.memory.buffer).set(file, at)
  const blob = hb.hb_blob_create(at, file.length, DUPLICATE, 0, 0)
  hb.free(at)
  const face = hb.hb_face_create(blob, 0)
  hb.hb_blob_destroy(blob)
  return face
}

function bytesOf(hb: Subsetter, face: number): Uint8Array {
  const blob = hb.hb_face_reference_blob(face)
  const start = hb.hb_blob_get_data(blob, 0)
  const bytes = new Uint8Array(hb.memory.buffer).slice(start, start + hb.hb_blob_get_length(blob))
  hb.hb_blob_destroy(blob)
  return bytes
}

function tag(name: string): number {
  return [...name.padEnd(4)].reduce((sum, character) => sum * 256 + character.charCodeAt(0), 0)
}
