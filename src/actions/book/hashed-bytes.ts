import { createHash } from 'node:crypto'

/** Bytes that are hashed while somebody reads them; `digest` reads what was left of them, and answers their SHA-256 as hex. */
export type HashedBytes = { stream: ReadableStream<Uint8Array>; digest(): Promise<string> }

/** Hashes bytes as they pass, so that nobody holds them whole. Whoever stops reading early leaves the rest to `digest`. */
export function hashedBytes(bytes: AsyncIterable<Uint8Array>): HashedBytes {
  const source = bytes[Symbol.asyncIterator]()
  const hash = createHash('sha256')
  const next = async (): Promise<Uint8Array | undefined> => {
    const { done, value } = await source.next()
    if (done) return undefined
    hash.update(value)
    return value
  }
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(reader) {
        const piece = await next()
        if (piece) reader.enqueue(piece)
        else reader.close()
      },
    },
    { highWaterMark: 0 },
  )
  return {
    stream,
    async digest() {
      while (await next());
      return hash.digest('hex')
    },
  }
}
