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
  let gathered = Buffer.allocUnsafeSlow(2 * WORTH_SENDING)
  let [offset, used] = [0, 0]
  const room = (length: number) => {
    if (used + length <= gathered.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(2 * gathered.length, used + length))
    gathered.copy(larger, 0, 0, used)
    gathered = larger
  }
  const grew = (length: number) => {
    used += length
    offset += length
  }
  return {
    offset: () => offset,
    text(text) {
      room(text.length)
      grew(gathered.write(text, used, 'latin1'))
    },
    bytes(bytes) {
      room(bytes.length)
      gathered.set(bytes, used)
      grew(bytes.length)
    },
    taken(atEnd = false) {
      if (used === 0 || (!atEnd && used < WORTH_SENDING)) return undefined
      const bytes = gathered.subarray(0, used)
      gathered = Buffer.allocUnsafeSlow(2 * WORTH_SENDING)
      used = 0
      return bytes
    },
  }
}
