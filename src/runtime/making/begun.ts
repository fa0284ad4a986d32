type Piece = Uint8Array

/** The same pieces with the first of them taken already: throws what stops it, where an error can still be answered. */
export async function begun(pieces: AsyncGenerator<Piece, undefined>): Promise<AsyncIterable<Piece>> {
  let first: Promise<IteratorResult<Piece, undefined>> | undefined = Promise.resolve(await pieces.next())
  const next = () => {
    const now = first ?? pieces.next()
    first = undefined
    return now
  }
  return { [Symbol.asyncIterator]: () => ({ next, return: () => pieces.return(undefined) }) }
}
