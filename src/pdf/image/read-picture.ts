import { NoPicture, type Picture } from './picture.ts'
import { PNG_SIGNATURE } from './png-chunks.ts'
import { readJpeg } from './read-jpeg.ts'
import { readPng } from './read-png.ts'
import { writePng } from './write-png.ts'

export { NoPicture, type Picture } from './picture.ts'

/** The largest file of a picture, in bytes. */
export const PICTURE_LIMIT = 1_000_000

/**
 * Reads a PNG or a JPEG by what is in it, whatever its name says, and keeps the picture alone. Throws NoPicture, with a
 * sentence, for anything else: an SVG may hold programs and addresses of others, so it is drawn by the browser that uploads it.
 */
export function readPicture(bytes: Uint8Array): Picture {
  if (bytes.length > PICTURE_LIMIT) throw new NoPicture('The picture is larger than 1 MB. Save it smaller.')
  if (PNG_SIGNATURE.every((byte, at) => bytes[at] === byte)) return asPng(bytes)
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return readJpeg(bytes)
  throw new NoPicture(isSvg(bytes) ? AN_SVG : NOT_ONE)
}

const AN_SVG =
  'This is an SVG. It may hold programs and addresses of others, so it is not taken as it is. Export it as a PNG, about 1,200 pixels wide, and upload that.'
const NOT_ONE = 'This is neither a PNG nor a JPEG. Save the logo as one of them and upload that.'

function asPng(bytes: Uint8Array): Picture {
  const points = readPng(bytes)
  const picture = writePng(points)
  if (picture.length > PICTURE_LIMIT) throw new NoPicture('The picture is larger than 1 MB. Save it smaller.')
  return { format: 'png', width: points.width, height: points.height, bytes: picture }
}

function isSvg(bytes: Uint8Array): boolean {
  return /<svg[\s>]/i.test(Buffer.from(bytes.subarray(0, 4096)).toString('utf8'))
}
