/** Answers text piece by piece, as it is made: memory stays flat however much there is. */
export function streamed(pieces: AsyncIterable<string>, headers: Record<string, string>): Response {
  const bytes = ReadableStream.from(encoded(pieces))
  return new Response(bytes as ReadableStream<Uint8Array>, { headers })
}

async function* encoded(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const piece of pieces) yield encoder.encode(piece)
}
