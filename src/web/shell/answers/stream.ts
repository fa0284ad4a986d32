/** Streams text as it is made, so that memory stays flat whatever its length. */
export function streamed(pieces: AsyncIterable<string>, headers: Record<string, string>): Response {
  return streamedBytes(encoded(pieces), headers)
}

/** Streams bytes as they are read. */
export function streamedBytes(pieces: AsyncIterable<Uint8Array>, headers: Record<string, string>): Response {
  return new Response(ReadableStream.from(pieces) as ReadableStream<Uint8Array>, { headers })
}

async function* encoded(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const piece of pieces) yield encoder.encode(piece)
}
