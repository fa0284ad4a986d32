import { inflateSync } from 'node:zlib'
import { NoPicture, refuseSize } from './picture.ts'
import { type PngParts, pngParts } from './png-chunks.ts'

/** Red, green and blue of each point, in rows from the top. */
export type Points = { width: number; height: number; rgb: Uint8Array }

/** How many values a point has, by the kind of PNG. ISO/IEC 15948, table 11.1. */
const VALUES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

/** Reads a PNG onto white paper. Throws NoPicture where it is not whole, or unpacks to more than it says. */
export function readPng(bytes: Uint8Array): Points {
  const parts = pngParts(bytes)
  const { width, height, depth, color } = parts
  refuseSize(width, height)
  const values = VALUES[color]
  if (values === undefined || !DEPTHS[color]?.includes(depth)) throw damaged()
  const stride = Math.ceil((width * values * depth) / 8)
  const rows = unfiltered(unpacked(parts, (stride + 1) * height), {
    stride,
    height,
    step: Math.max(1, (values * depth) >> 3),
  })
  const rgb = new Uint8Array(width * height * 3)
  const paint = painter(parts, values)
  for (let y = 0; y < height; y++) paint(rows.subarray(y * stride, (y + 1) * stride), rgb, y * width * 3)
  return { width, height, rgb }
}

function damaged(): NoPicture {
  return new NoPicture('The PNG is damaged or not complete. Save it again and upload that.')
}

// What unpacks to more than the rows take is a bomb: it is broken off.
function unpacked({ packed }: PngParts, size: number): Uint8Array {
  try {
    const rows = inflateSync(packed, { maxOutputLength: size })
    if (rows.length === size) return rows
  } catch {}
  throw damaged()
}

type Rows = { stride: number; height: number; step: number }

// ISO/IEC 15948, 9.2: each byte is told by its neighbours to the left, above and between.
function unfiltered(rows: Uint8Array, { stride, height, step }: Rows): Uint8Array {
  const out = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (stride + 1)] ?? 0
    if (filter > 4) throw damaged()
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x
      const left = x >= step ? (out[at - step] ?? 0) : 0
      const up = y > 0 ? (out[at - stride] ?? 0) : 0
      const between = x >= step && y > 0 ? (out[at - stride - step] ?? 0) : 0
      out[at] = (rows[y * (stride + 1) + 1 + x] ?? 0) + told(filter, left, up, between)
    }
  }
  return out
}

function told(filter: number, left: number, up: number, between: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  return filter === 4 ? paeth(left, up, between) : 0
}

function paeth(left: number, up: number, between: number): number {
  const guess = left + up - between
  const [byLeft, byUp, byBetween] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - between)]
  if (byLeft <= byUp && byLeft <= byBetween) return left
  return byUp <= byBetween ? up : between
}

// Paints a row of points; what is transparent shows the paper. One list is filled again and again: there are millions.
function painter(parts: PngParts, values: number) {
  const ink = [0, 0, 0, 255]
  const read = parts.color === 3 ? paletteReader(parts, ink) : valueReader(parts, values, ink)
  return (row: Uint8Array, rgb: Uint8Array, from: number) => {
    for (let x = 0; x < parts.width; x++) {
      read(row, x)
      const [red = 0, green = 0, blue = 0, opacity = 255] = ink
      const paper = 255 - opacity
      rgb[from + x * 3] = (red * opacity) / 255 + paper
      rgb[from + x * 3 + 1] = (green * opacity) / 255 + paper
      rgb[from + x * 3 + 2] = (blue * opacity) / 255 + paper
    }
  }
}

type ReadPoint = (row: Uint8Array, x: number) => void

function paletteReader({ depth, palette, transparency }: PngParts, ink: number[]): ReadPoint {
  return (row, x) => {
    const index = valueAt(row, x, depth)
    for (let each = 0; each < 3; each++) ink[each] = palette[index * 3 + each] ?? 0
    ink[3] = transparency[index] ?? 255
  }
}

function valueReader({ depth, color, transparency }: PngParts, values: number, ink: number[]): ReadPoint {
  const most = (1 << Math.min(depth, 8)) - 1
  const clear = clearValues(transparency, depth)
  const colors = color === 0 || color === 4 ? 1 : 3
  const hasOpacity = values > colors
  return (row, x) => {
    let isClear = clear.length >= colors
    for (let each = 0; each < 3; each++) {
      const value = valueAt(row, x * values + (colors === 1 ? 0 : each), depth)
      if (value !== clear[colors === 1 ? 0 : each]) isClear = false
      ink[each] = (value * 255) / most
    }
    const opacity = hasOpacity ? (valueAt(row, x * values + colors, depth) * 255) / most : 255
    ink[3] = isClear ? 0 : opacity
  }
}

// Of sixteen bits the upper eight are enough for paper.
function valueAt(row: Uint8Array, index: number, depth: number): number {
  if (depth === 8) return row[index] ?? 0
  if (depth === 16) return row[index * 2] ?? 0
  const bit = index * depth
  return ((row[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1)
}

function clearValues(transparency: Uint8Array, depth: number): number[] {
  return Array.from({ length: transparency.length >> 1 }, (_, at) =>
    depth === 16 ? (transparency[at * 2] ?? 0) : (transparency[at * 2 + 1] ?? 0),
  )
}
