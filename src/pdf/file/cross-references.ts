/** Where each object lies: in the file at an offset, or in an object stream at an index. */
export type CrossReferences = {
  /** Numbers for so many objects in a row; answers the first. */
  reserve(count?: number): number
  inFile(number: number, offset: number): void
  inStream(number: number, stream: number, index: number): void
  /** How many numbers there are, zero among them. */
  size(): number
  /** The table as a cross-reference stream holds it, with entries of one, five and two bytes. */
  bytes(): Uint8Array
}

const IN_FILE = 1
const IN_STREAM = 2
const ENTRY = 8
const FREE = 0xffff
/** Stands for the index of what lies in the file itself. */
const NONE = 0xffff

/** ISO 32000-1, 7.5.8. Six bytes an object are kept, so that a file of any length stays small in memory; it is under 4 GB. */
export function crossReferences(): CrossReferences {
  let places = new Uint32Array(1024)
  let indices = new Uint16Array(1024)
  let size = 1
  const grow = () => {
    while (size > places.length) {
      places = grown(places, new Uint32Array(places.length * 2))
      indices = grown(indices, new Uint16Array(indices.length * 2))
    }
  }
  return {
    reserve(count = 1) {
      const first = size
      size += count
      grow()
      return first
    },
    inFile(number, offset) {
      places[number] = offset
      indices[number] = NONE
    },
    inStream(number, stream, index) {
      places[number] = stream
      indices[number] = index
    },
    size: () => size,
    bytes: () => asBytes(places.subarray(0, size), indices),
  }
}

function grown<Numbers extends Uint32Array | Uint16Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from)
  return to
}

function asBytes(places: Uint32Array, indices: Uint16Array): Uint8Array {
  const bytes = new Uint8Array(places.length * ENTRY)
  const view = new DataView(bytes.buffer)
  for (const [number, place] of places.entries()) {
    const isInFile = indices[number] === NONE
    view.setUint8(number * ENTRY, isInFile ? IN_FILE : IN_STREAM)
    view.setUint32(number * ENTRY + 2, place)
    view.setUint16(number * ENTRY + 6, isInFile ? 0 : (indices[number] ?? 0))
  }
  view.setUint8(0, 0)
  view.setUint16(6, FREE)
  return bytes
}
