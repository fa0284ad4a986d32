/** What a file is by its content: its media type, null where none is known, as of plain text; what its name pretends; whether it says where it was taken. */
export type FileKind = { type: string | null; isNamedOtherwise: boolean; hasPosition: boolean }

/** So much of a file is looked at: what a camera says of a picture stands in the first 64 kB. */
const HEAD_BYTES = 128 * 1024

/** Names that promise something to look at, and what they promise. */
const PROMISED: Readonly<Record<string, readonly string[]>> = {
  jpg: ['image/jpeg'],
  jpeg: ['image/jpeg'],
  png: ['image/png', 'image/apng'],
  gif: ['image/gif'],
  webp: ['image/webp'],
  heic: ['image/heic', 'image/heif'],
  tif: ['image/tiff'],
  tiff: ['image/tiff'],
  pdf: ['application/pdf'],
}

/** Looks at the beginning of a file as it comes; `bytes` are all of it. */
export async function lookedAt(
  fileName: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ kind: FileKind; bytes: AsyncIterable<Uint8Array> }> {
  const source = bytes[Symbol.asyncIterator]()
  const held: Uint8Array[] = []
  for (let size = 0; size < HEAD_BYTES; size += held.at(-1)?.length ?? 0) {
    const next = await source.next()
    if (next.done) break
    held.push(next.value)
  }
  const head = Buffer.concat(held).subarray(0, HEAD_BYTES)
  return { kind: await kindOf(fileName, head), bytes: goingOn(held, source) }
}

async function* goingOn(held: readonly Uint8Array[], source: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* held
  for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
}

async function kindOf(fileName: string, head: Uint8Array): Promise<FileKind> {
  const { filetypemime } = await import('magic-bytes.js')
  const types = filetypemime(head)
  const type = types[0] ?? null
  const promised = PROMISED[fileName.toLowerCase().split('.').at(-1) ?? '']
  return {
    type,
    isNamedOtherwise: promised !== undefined && !types.some((each) => promised.includes(each)),
    hasPosition: type === 'image/jpeg' && (await hasPositionIn(head)),
  }
}

// What a camera writes is as it is: where it cannot be read, it says no place.
async function hasPositionIn(jpeg: Uint8Array): Promise<boolean> {
  const exif = exifIn(Buffer.from(jpeg))
  if (!exif) return false
  const { default: readExif } = await import('exif-reader')
  try {
    return readExif(exif).GPSInfo?.GPSLatitude !== undefined
  } catch {
    return false
  }
}

const [SEGMENT, CAMERA, PICTURE] = [0xff, 0xe1, 0xda]

/** The segment in which a JPEG says where and when it was taken; undefined: it has none. */
function exifIn(jpeg: Buffer): Buffer | undefined {
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === SEGMENT && jpeg[at + 1] !== PICTURE; ) {
    const end = at + 2 + jpeg.readUInt16BE(at + 2)
    const said = jpeg.subarray(at + 4, end)
    if (jpeg[at + 1] === CAMERA && said.toString('latin1', 0, 4) === 'Exif') return said
    at = end
  }
  return undefined
}
