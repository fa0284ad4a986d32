import { NoPicture } from './picture.ts'

/** The first eight bytes of every PNG. */
export const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

/** What a PNG says of itself, and its packed rows. ISO/IEC 15948, 11.2. */
export type PngParts = {
  width: number
  height: number
  depth: number
  color: number
  palette: Uint8Array
  transparency: Uint8Array
  packed: Uint8Array
}

const DAMAGED = 'The PNG is damaged or not complete. Save it again and upload that.'

/** Takes a PNG apart. Throws NoPicture where it is not whole, or interlaced. */
export function pngParts(bytes: Uint8Array): PngParts {
  const chunks = chunksOf(bytes)
  const of = (type: string) => chunks.filter((chunk) => chunk.type === type).map(({ data }) => data)
  const [head] = of('IHDR')
  if (head?.length !== 13 || chunks.at(-1)?.type !== 'IEND') throw new NoPicture(DAMAGED)
  const view = new DataView(head.buffer, head.byteOffset, head.length)
  if (head[12] !== 0) throw new NoPicture('The PNG is interlaced. Save it without interlacing and upload that.')
  return {
    width: view.getUint32(0),
    height: view.getUint32(4),
    depth: head[8] ?? 0,
    color: head[9] ?? 0,
    palette: of('PLTE')[0] ?? new Uint8Array(),
    transparency: of('tRNS')[0] ?? new Uint8Array(),
    packed: Buffer.concat(of('IDAT')),
  }
}

type Chunk = { type: string; data: Uint8Array }

function chunksOf(bytes: Uint8Array): Chunk[] {
  const chunks: Chunk[] = []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let at = PNG_SIGNATURE.length; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at)
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1')
    if (at + 12 + length > bytes.length) throw new NoPicture(DAMAGED)
    chunks.push({ type, data: bytes.subarray(at + 8, at + 8 + length) })
    if (type === 'IEND') break
    at += 12 + length
  }
  return chunks
}
