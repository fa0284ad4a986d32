/** Answers text piece by piece, as it is made: memory stays flat however much there is. */
export function streamed(pieces: AsyncIterable<string>, headers: Record<string, string>): Response {
  return streamedBytes(encoded(pieces), headers)
}

/** Answers bytes piece by piece, as they are read. */
export function streamedBytes(pieces: AsyncIterable<Uint8Array>, headers: Record<string, string>): Response {
  return new Response(ReadableStream.from(pieces) as ReadableStream<Uint8Array>, { headers })
}

async function* encoded(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const piece of pieces) yield encoder.encode(piece)
}
