import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refused } from '../../../src/errors.ts'
import { counted, sentParts } from '../../../src/web/shell/multipart-parts.ts'
import { TooLarge } from '../../../src/web/shell/problem.ts'

async function sent(form: FormData): Promise<{ type: string; bytes: Uint8Array }> {
  const whole = new Request('http://clinic.example', { method: 'POST', body: form })
  return { type: whole.headers.get('Content-Type') ?? '', bytes: new Uint8Array(await whole.arrayBuffer()) }
}

/** A request whose body comes in pieces of that many bytes. */
function inPieces(bytes: Uint8Array, type: string, size: number): Request {
  const pieces = (function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  })()
  const init = { method: 'POST', headers: { 'Content-Type': type }, body: ReadableStream.from(pieces), duplex: 'half' }
  return new Request('http://clinic.example', init as RequestInit)
}

async function partsOf(request: Request) {
  const parts: { name: string; fileName: string | null; text: string }[] = []
  for await (const { name, fileName, bytes } of sentParts(request)) {
    const held: Uint8Array[] = []
    for await (const piece of bytes) held.push(piece)
    parts.push({ name, fileName, text: Buffer.concat(held).toString() })
  }
  return parts
}

describe('a form that arrives piece by piece', () => {
  test('holds what was sent, whatever stands in it and however it is cut', async () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '"', '\r', '\n', '-', '--', 'é', '%22', ';', '='),
      maxLength: 40,
    })
    const part = fc.record({ name: text, value: text, fileName: fc.option(text) })
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 4 }), fc.integer({ min: 1, max: 90 }), async (parts, size) => {
        const form = new FormData()
        for (const { name, value, fileName } of parts)
          if (fileName === null) form.append(name, value)
          else form.append(name, new Blob([value]), fileName)
        const { type, bytes } = await sent(form)
        const read = await new Response(bytes as Uint8Array<ArrayBuffer>, {
          headers: { 'Content-Type': type },
        }).formData()
        const wanted = await Promise.all(
          [...read].map(async ([name, value]) =>
            typeof value === 'string'
              ? { name, fileName: null, text: value }
              : { name, fileName: value.name, text: await value.text() },
          ),
        )
        expect(await partsOf(inPieces(bytes, type, size))).toEqual(wanted)
      }),
      { numRuns: 60 },
    )
  })

  test('that ends too early, or has no boundary, is refused with a sentence', async () => {
    const form = new FormData()
    form.append('file', new Blob(['MRN\n1\n']), 'roster.csv')
    const { type, bytes } = await sent(form)
    for (const end of [10, bytes.length - 30]) {
      const cut = partsOf(inPieces(bytes.subarray(0, end), type, 16))
      await expect(cut).rejects.toThrow(Refused)
    }
    await expect(partsOf(inPieces(bytes, 'multipart/form-data', 16))).rejects.toThrow('The form cannot be read.')
  })

  test('is counted while it comes: beyond its limit not another piece is taken', async () => {
    let taken = 0
    const endless = ReadableStream.from(
      (function* () {
        yield Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n')
        for (;;) {
          taken += 100_000
          yield new Uint8Array(100_000)
        }
      })(),
    )
    const headers = { 'Content-Type': 'multipart/form-data; boundary=b' }
    const request = new Request('http://clinic.example', {
      method: 'POST',
      headers,
      body: endless,
      duplex: 'half',
    } as RequestInit)
    const read = async () => {
      for await (const { bytes } of sentParts(request)) for await (const _ of counted(bytes, 1_000_000, 'Too large.'));
    }
    await expect(read()).rejects.toThrow(TooLarge)
    expect(taken).toBeLessThan(1_500_000)
  })
})
