/** The lines of a stream of UTF-8, numbered from 1, however its chunks cut lines or characters; a last line needs no end. */
export async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<{ number: number; text: string }> {
  let number = 0
  for await (const text of textLines(input)) {
    number += 1
    yield { number, text }
  }
}

async function* textLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of input) {
    const pieces = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = pieces.pop() ?? ''
    yield* pieces
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
}
