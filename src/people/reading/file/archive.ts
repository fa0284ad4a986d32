import { DAMAGED, Unreadable } from './refusals.ts'

/** A file in a ZIP archive: how many bytes it takes, `size` unpacked as the archive states it, and its bytes as they are packed. */
export type Archived = { name: string; length: number; size: number; isDeflated: boolean; packed(): Uint8Array }

const MOST_FILES = 10_000
const ENDING = 22
const LONGEST_REMARK = 65_535
const HEAD = 46

/**
 * The files of a ZIP archive by its directory (APPNOTE.TXT 4.3.12 and 4.3.16, ZIP64 too). Throws Unreadable where it is broken,
 * where two files stand in the same bytes, and where there are more than a workbook has.
 */
export function archived(bytes: Uint8Array): Archived[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  try {
    return filesIn(view)
  } catch (error) {
    throw error instanceof RangeError ? new Unreadable(DAMAGED) : error
  }
}

function filesIn(view: DataView): Archived[] {
  const { count, start } = directoryOf(view)
  if (count > MOST_FILES) throw new Unreadable(DAMAGED)
  const files = new Map<string, Archived>()
  let packed = 0
  for (let at = start, left = count; left > 0; left--) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Unreadable(DAMAGED)
    const { file, next } = fileAt(view, at)
    packed += file.length
    files.set(file.name, file)
    at = next
  }
  if (packed > view.byteLength) throw new Unreadable(DAMAGED)
  return [...files.values()]
}

function directoryOf(view: DataView): { count: number; start: number } {
  let at = view.byteLength - ENDING
  while (view.getUint32(at, true) !== 0x06054b50)
    if (--at < view.byteLength - ENDING - LONGEST_REMARK) throw new Unreadable(DAMAGED)
  const isZip64 = at >= 20 && view.getUint32(at - 20, true) === 0x07064b50
  if (!isZip64) return { count: view.getUint16(at + 10, true), start: view.getUint32(at + 16, true) }
  const far = Number(view.getBigUint64(at - 12, true))
  return { count: Number(view.getBigUint64(far + 32, true)), start: Number(view.getBigUint64(far + 48, true)) }
}

function fileAt(view: DataView, at: number): { file: Archived; next: number } {
  const lengthAt = (place: number) => view.getUint16(at + place, true)
  const [name, extra, remark] = [lengthAt(28), lengthAt(30), lengthAt(32)]
  const [length, size, place] = sizesAt(view, at, at + HEAD + name, extra)
  const decoder = new TextDecoder(view.getUint16(at + 8, true) & 0x800 ? 'utf-8' : 'latin1')
  const file = {
    name: decoder.decode(bytesOf(view, at + HEAD, name)),
    length,
    size,
    isDeflated: view.getUint16(at + 10, true) !== 0,
    packed: () => packedAt(view, place, length),
  }
  return { file, next: at + HEAD + name + extra + remark }
}

const IN_EXTRA = 0xffffffff

// The packed size, the size and the place; in the extra field of ZIP64 those that do not fit stand in the order size, packed, place.
function sizesAt(view: DataView, at: number, extra: number, length: number): [number, number, number] {
  const near = [24, 20, 42].map((from) => view.getUint32(at + from, true))
  let far = extra
  while (far + 4 <= extra + length && view.getUint16(far, true) !== 1) far += 4 + view.getUint16(far + 2, true)
  far += 4
  const found = near.map((value) => {
    if (value !== IN_EXTRA || far + 8 > extra + length) return value
    far += 8
    return Number(view.getBigUint64(far - 8, true))
  }) as [number, number, number]
  return [found[1], found[0], found[2]]
}

function packedAt(view: DataView, at: number, length: number): Uint8Array {
  return bytesOf(view, at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true), length)
}

function bytesOf(view: DataView, from: number, length: number): Uint8Array {
  if (from + length > view.byteLength) throw new RangeError()
  return new Uint8Array(view.buffer, view.byteOffset + from, length)
}
