import { NoPicture, type Picture, refuseSize } from './picture.ts'

const DAMAGED = 'The JPEG is damaged or not complete. Save it again and upload that.'
const NO_INK = 'The JPEG is made for a press (CMYK). Save it in RGB, or as a PNG, and upload that.'

/** Frames that PDF can hold: baseline, extended and progressive. ITU-T T.81, table B.1. */
const FRAMES = [0xc0, 0xc1, 0xc2]
const SCAN = 0xda

/**
 * A JPEG without what it says besides the picture: the place and the day of a camera, names and comments. Throws NoPicture
 * where it is not whole, or made for a press.
 */
export function readJpeg(bytes: Uint8Array): Picture {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let size: { width: number; height: number } | undefined
  for (let at = 2; ; ) {
    const [mark, code = 0] = bytes.subarray(at, at + 2)
    const length = ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0)
    if (mark !== 0xff || length < 2 || at + 2 + length > bytes.length) throw new NoPicture(DAMAGED)
    if (code === SCAN) {
      if (!size || !endsWhole(bytes)) throw new NoPicture(DAMAGED)
      return { format: 'jpeg', ...size, bytes: Buffer.concat([...kept, bytes.subarray(at)]) }
    }
    const segment = bytes.subarray(at, at + 2 + length)
    if (FRAMES.includes(code)) size = sizeIn(segment)
    if (isNeeded(code)) kept.push(segment)
    at += 2 + length
  }
}

// Adobe's own segment (APP14) says how the colors are meant; all others of applications, and comments, say what nobody asked.
function isNeeded(code: number): boolean {
  const isApplication = code >= 0xe0 && code <= 0xef
  return (!isApplication || code === 0xee) && code !== 0xfe
}

function sizeIn(segment: Uint8Array): { width: number; height: number } {
  const [depth, high = 0, low = 0, highWidth = 0, lowWidth = 0, values] = segment.subarray(4)
  if (depth !== 8) throw new NoPicture(DAMAGED)
  if (values === 4) throw new NoPicture(NO_INK)
  if (values !== 3) throw new NoPicture('The JPEG is not in color. Save it as a PNG and upload that.')
  const size = { width: (highWidth << 8) + lowWidth, height: (high << 8) + low }
  refuseSize(size.width, size.height)
  return size
}

function endsWhole(bytes: Uint8Array): boolean {
  return bytes.lastIndexOf(0xd9) > 0 && bytes[bytes.lastIndexOf(0xd9) - 1] === 0xff
}
