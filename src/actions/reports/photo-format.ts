/** The kinds of photos that phones and screenshots are, each with the ending that opens it. */
export type PhotoFormat = 'jpg' | 'png' | 'webp' | 'heic'

const HEIF_BRANDS = /^(heic|heix|heim|heis|hevc|mif1|msf1)$/

/** What a file is by how it begins, whatever its name says; null for all that is no photo. */
export function photoFormat(head: Uint8Array): PhotoFormat | null {
  const text = Buffer.from(head.subarray(0, 16)).toString('latin1')
  if (text.startsWith('\xff\xd8\xff')) return 'jpg'
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp'
  return text.slice(4, 8) === 'ftyp' && HEIF_BRANDS.test(text.slice(8, 12)) ? 'heic' : null
}

const POSITION_TAG = 0x8825
const TAG_BYTES = 12

/** Whether a photo says where it was taken: its Exif begins with a pointer to a position (Exif 2.32, 4.6.3). */
export function hasPosition(head: Uint8Array): boolean {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.length)
  const begin = bytes.indexOf('Exif\0\0', 0, 'latin1') + 6
  if (begin < 6 || begin + 8 > bytes.length) return false
  const isLittle = bytes.toString('latin1', begin, begin + 2) === 'II'
  const short = (at: number) => (at + 2 > bytes.length ? 0 : isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at))
  const first = begin + (isLittle ? bytes.readUInt32LE(begin + 4) : bytes.readUInt32BE(begin + 4))
  const tags = Array.from({ length: short(first) }, (_, at) => short(first + 2 + at * TAG_BYTES))
  return tags.includes(POSITION_TAG)
}
