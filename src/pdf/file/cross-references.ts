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
  const table: Table = { places: new Uint32Array(1024), indices: new Uint16Array(1024), size: 1 }
  const set = (number: number, place: number, index: number) => {
    table.places[number] = place
    table.indices[number] = index
  }
  return {
    reserve(count = 1) {
      table.size += count
      growTo(table, table.size)
      return table.size - count
    },
    inFile: (number, offset) => set(number, offset, NONE),
    inStream: set,
    size: () => table.size,
    bytes: () => asBytes(table),
  }
}

type Table = { places: Uint32Array; indices: Uint16Array; size: number }

function growTo(table: Table, size: number): void {
  while (size > table.places.length) {
    table.places = grown(table.places, new Uint32Array(table.places.length * 2))
    table.indices = grown(table.indices, new Uint16Array(table.indices.length * 2))
  }
}

function grown<Numbers extends Uint32Array | Uint16Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from)
  return to
}

function asBytes({ places, indices, size }: Table): Uint8Array {
  const bytes = new Uint8Array(size * ENTRY)
  const view = new DataView(bytes.buffer)
  for (const [number, place] of places.subarray(0, size).entries()) {
    const isInFile = indices[number] === NONE
    view.setUint8(number * ENTRY, isInFile ? IN_FILE : IN_STREAM)
    view.setUint32(number * ENTRY + 2, place)
    view.setUint16(number * ENTRY + 6, isInFile ? 0 : (indices[number] ?? 0))
  }
  view.setUint8(0, 0)
  view.setUint16(6, FREE)
  return bytes
}
