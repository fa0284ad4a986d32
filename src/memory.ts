/**
 * Gives the memory of numbers that nobody needs any more back at once. A sweep would, but where little else is made none comes
 * for a long time.
 */
export function giveBack(...numbers: readonly { readonly buffer: ArrayBuffer }[]): void {
  for (const { buffer } of numbers) buffer.transfer(0)
}

const MANY_BYTES = 1 << 16

/** The same of bytes, where they are many and alone in their buffer. */
export function giveBackBytes(...all: readonly Uint8Array[]): void {
  for (const { buffer, byteLength } of all)
    if (byteLength >= MANY_BYTES && byteLength === buffer.byteLength && buffer instanceof ArrayBuffer)
      giveBack({ buffer })
}
