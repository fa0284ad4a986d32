import { TooLarge } from '../problem.ts'

/** All of these bytes in one piece. Throws TooLarge, with this sentence, where they are more than the limit. */
export async function bytesUpTo(
  pieces: AsyncIterable<Uint8Array>,
  limit: number,
  sentence: string,
): Promise<Uint8Array> {
  const held: Uint8Array[] = []
  let size = 0
  for await (const piece of pieces) {
    size += piece.length
    if (size > limit) throw new TooLarge(sentence)
    held.push(piece)
  }
  return Buffer.concat(held)
}
