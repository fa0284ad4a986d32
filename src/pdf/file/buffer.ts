/** Where the bytes of a file go until somebody takes them. */
export type Buffered = {
  /** How many bytes went through. */
  offset(): number
  /** Text of one byte a character. */
  text(text: string): void
  bytes(bytes: Uint8Array): void
  /** What came since this was last asked, once it is worth sending, or in any case at the end. */
  taken(atEnd?: boolean): Uint8Array | undefined
}

const WORTH_SENDING = 65_536

/** Gathers what is written in one piece of memory, so that thousands of small writes cost no memory each. */
export function openBuffer(): Buffered {
  const held: Held = { bytes: emptyPiece(), used: 0, offset: 0 }
  return {
    offset: () => held.offset,
    text(text) {
      makeRoom(held, text.length)
      grow(held, held.bytes.write(text, held.used, 'latin1'))
    },
    bytes(bytes) {
      makeRoom(held, bytes.length)
      held.bytes.set(bytes, held.used)
      grow(held, bytes.length)
    },
    taken(atEnd = false) {
      return held.used === 0 || (!atEnd && held.used < WORTH_SENDING) ? undefined : takeAll(held)
    },
  }
}

type Held = { bytes: Buffer; used: number; offset: number }

function emptyPiece(): Buffer {
  return Buffer.allocUnsafeSlow(2 * WORTH_SENDING)
}

function makeRoom(held: Held, length: number): void {
  if (held.used + length <= held.bytes.length) return
  const larger = Buffer.allocUnsafeSlow(Math.max(2 * held.bytes.length, held.used + length))
  held.bytes.copy(larger, 0, 0, held.used)
  held.bytes = larger
}

function grow(held: Held, length: number): void {
  held.used += length
  held.offset += length
}

function takeAll(held: Held): Uint8Array {
  const taken = held.bytes.subarray(0, held.used)
  held.bytes = emptyPiece()
  held.used = 0
  return taken
}
