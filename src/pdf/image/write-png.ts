import { crc32, deflateSync } from 'node:zlib'
import { PNG_SIGNATURE } from './png-chunks.ts'
import type { Points } from './read-png.ts'

/** Points as a PNG that holds nothing else: no name, no place, no day. */
export function writePng({ width, height, rgb }: Points): Uint8Array {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const packed = deflateSync(filtered(width * 3, height, rgb), { level: 9 })
  return Buffer.concat([PNG_SIGNATURE, chunk('IHDR', head), chunk('IDAT', packed), chunk('IEND', Buffer.alloc(0))])
}

// Each row told by the one above: the even parts of a logo pack to nearly nothing.
function filtered(stride: number, height: number, rgb: Uint8Array): Uint8Array {
  const rows = new Uint8Array((stride + 1) * height)
  for (let y = 0; y < height; y++) {
    rows[y * (stride + 1)] = 2
    for (let x = 0; x < stride; x++) {
      const up = y > 0 ? (rgb[(y - 1) * stride + x] ?? 0) : 0
      rows[y * (stride + 1) + 1 + x] = (rgb[y * stride + x] ?? 0) - up
    }
  }
  return rows
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  whole.set(body, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}
