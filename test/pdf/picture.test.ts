import { crc32, deflateSync, inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NoPicture, readPicture } from '../../src/pdf/image/read-picture.ts'
import { readPng } from '../../src/pdf/image/read-png.ts'
import { writePng } from '../../src/pdf/image/write-png.ts'

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([size, body, sum])
}

type Made = {
  width: number
  height: number
  depth: number
  color: number
  rows: Uint8Array
  more?: Buffer[]
  lace?: number
}

function png({ width, height, depth, color, rows, more = [], lace = 0 }: Made): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([depth, color, 0, 0, lace], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const packed = chunk('IDAT', deflateSync(rows))
  return Buffer.concat([signature, chunk('IHDR', head), ...more, packed, chunk('IEND', Buffer.alloc(0))])
}

const rgbOf = (file: Uint8Array) => [...readPng(file).rgb]

describe('a PNG is read onto white paper', () => {
  test.each([
    ['gray of eight bits', { depth: 8, color: 0, rows: [0, 0, 128] }, [0, 0, 0, 128, 128, 128]],
    ['gray of one bit', { depth: 1, color: 0, rows: [0, 0b01000000] }, [0, 0, 0, 255, 255, 255]],
    ['gray of sixteen bits', { depth: 16, color: 0, rows: [0, 10, 99, 20, 99] }, [10, 10, 10, 20, 20, 20]],
    ['colors', { depth: 8, color: 2, rows: [0, 1, 2, 3, 4, 5, 6] }, [1, 2, 3, 4, 5, 6]],
    ['colors told by those to the left', { depth: 8, color: 2, rows: [1, 1, 2, 3, 4, 5, 6] }, [1, 2, 3, 5, 7, 9]],
    ['transparent colors', { depth: 8, color: 6, rows: [0, 9, 9, 9, 0, 0, 0, 0, 255] }, [255, 255, 255, 0, 0, 0]],
    ['half transparent gray', { depth: 8, color: 4, rows: [0, 0, 51, 0, 255] }, [204, 204, 204, 0, 0, 0]],
  ])('%s', (_, { rows, ...kind }, shown) => {
    expect(rgbOf(png({ width: 2, height: 1, ...kind, rows: Uint8Array.from(rows) }))).toEqual(shown)
  })

  test('a palette of two bits, with one color that is clear', () => {
    const more = [chunk('PLTE', Buffer.from([9, 8, 7, 1, 2, 3])), chunk('tRNS', Buffer.from([0]))]
    const file = png({ width: 2, height: 1, depth: 2, color: 3, rows: Uint8Array.of(0, 0b00010000), more })
    expect(rgbOf(file)).toEqual([255, 255, 255, 1, 2, 3])
  })

  test('whatever the points are, what was written is read again, and holds nothing but the picture', () => {
    const sizes = { width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }) }
    fc.assert(
      fc.property(
        fc.record(sizes),
        fc.infiniteStream(fc.integer({ min: 0, max: 255 })),
        ({ width, height }, values) => {
          const rgb = Uint8Array.from({ length: width * height * 3 }, () => values.next().value ?? 0)
          const written = writePng({ width, height, rgb })
          expect(readPng(written)).toEqual({ width, height, rgb })
        },
      ),
      { numRuns: 50 },
    )
  })

  test('told by each kind of neighbour, as another program writes it', () => {
    const plain = Array.from({ length: 5 * 6 }, (_, at) => (at * 37) % 251)
    for (const filter of [0, 1, 2, 3, 4]) {
      const rows: number[] = []
      for (let y = 0; y < 5; y++) {
        rows.push(filter)
        for (let x = 0; x < 6; x++) rows.push((plain[y * 6 + x]! - guessed(plain, filter, x, y) + 256) & 255)
      }
      expect(rgbOf(png({ width: 2, height: 5, depth: 8, color: 2, rows: Uint8Array.from(rows) }))).toEqual(plain)
    }
  })
})

function guessed(plain: readonly number[], filter: number, x: number, y: number): number {
  const left = x >= 3 ? plain[y * 6 + x - 3]! : 0
  const up = y > 0 ? plain[(y - 1) * 6 + x]! : 0
  const between = x >= 3 && y > 0 ? plain[(y - 1) * 6 + x - 3]! : 0
  const nearest = [left, up, between].toSorted(
    (one, other) => Math.abs(left + up - between - one) - Math.abs(left + up - between - other),
  )[0]!
  return [0, left, up, Math.floor((left + up) / 2), nearest][filter]!
}

const WHOLE = png({ width: 2, height: 1, depth: 8, color: 2, rows: Uint8Array.of(0, 1, 2, 3, 4, 5, 6) })

describe('what is no picture is refused with a sentence', () => {
  test.each([
    ['a text', Buffer.from('hello'), 'neither a PNG nor a JPEG'],
    ['nothing', Buffer.alloc(0), 'neither a PNG nor a JPEG'],
    ['an SVG, whatever it holds', Buffer.from('<?xml version="1.0"?><svg onload="x()">'), 'This is an SVG.'],
    ['a GIF', Buffer.from('GIF89a'), 'neither a PNG nor a JPEG'],
    ['a PNG that was cut short', WHOLE.subarray(0, -20), 'damaged or not complete'],
    [
      'a PNG of no size',
      png({ width: 0, height: 1, depth: 8, color: 2, rows: Uint8Array.of(0) }),
      'too many pixels or none',
    ],
    [
      'a PNG larger than any page',
      png({ width: 60_000, height: 60_000, depth: 8, color: 2, rows: Uint8Array.of(0) }),
      'too many pixels',
    ],
    [
      'an interlaced PNG',
      png({ width: 2, height: 1, depth: 8, color: 2, rows: Uint8Array.of(0), lace: 1 }),
      'interlaced',
    ],
    [
      'a PNG of a kind that is none',
      png({ width: 2, height: 1, depth: 8, color: 5, rows: Uint8Array.of(0) }),
      'damaged',
    ],
    [
      'a PNG with a filter that is none',
      png({ width: 1, height: 1, depth: 8, color: 2, rows: Uint8Array.of(9, 1, 2, 3) }),
      'damaged',
    ],
    ['a JPEG that was cut short', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 1]), 'damaged'],
    ['a large file', Buffer.alloc(1_000_001), 'larger than 1 MB'],
  ])('%s', (_, file, sentence) => {
    expect(() => readPicture(file)).toThrow(sentence)
    expect(() => readPicture(file)).toThrow(NoPicture)
  })

  test('a file that unpacks to more than it says is broken off', () => {
    const bomb = png({ width: 2, height: 1, depth: 8, color: 2, rows: new Uint8Array(50_000_000) })
    expect(bomb.length).toBeLessThan(100_000)
    expect(() => readPicture(bomb)).toThrow('damaged')
  })

  test('whatever the bytes are behind the first ones, it is a sentence and no other error', () => {
    const starts = [WHOLE.subarray(0, 8), WHOLE.subarray(0, 33), Buffer.from([0xff, 0xd8, 0xff])]
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }), (start, rest) => {
        try {
          readPicture(Buffer.concat([start, rest]))
        } catch (error) {
          expect(error).toBeInstanceOf(NoPicture)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('a picture is kept alone', () => {
  test('a PNG loses what it says besides: names, places and days', () => {
    const more = [chunk('tEXt', Buffer.from('Author\0Ana Lopez')), chunk('eXIf', Buffer.from('GPS 42.36'))]
    const sent = png({ width: 2, height: 1, depth: 8, color: 2, rows: Uint8Array.of(0, 1, 2, 3, 4, 5, 6), more })
    const { bytes, ...kept } = readPicture(sent)
    expect(kept).toEqual({ format: 'png', width: 2, height: 1 })
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Ana|GPS|tEXt|eXIf/)
  })

  test('a JPEG loses its camera’s notes and keeps its scan', () => {
    const segment = (code: number, data: Buffer) => {
      const size = Buffer.alloc(2)
      size.writeUInt16BE(data.length + 2)
      return Buffer.concat([Buffer.from([0xff, code]), size, data])
    }
    const frame = segment(0xc0, Buffer.from([8, 0, 3, 0, 5, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]))
    const scan = Buffer.concat([
      segment(0xda, Buffer.from([3, 1, 0, 2, 0, 3, 0, 0, 63, 0])),
      Buffer.from([1, 2, 0xff, 0xd9]),
    ])
    const notes = [segment(0xe1, Buffer.from('Exif GPS 42.36')), segment(0xfe, Buffer.from('Ana Lopez'))]
    const sent = Buffer.concat([Buffer.from([0xff, 0xd8]), ...notes, frame, scan])
    const { bytes, ...kept } = readPicture(sent)
    expect(kept).toEqual({ format: 'jpeg', width: 5, height: 3 })
    expect(Buffer.from(bytes)).toEqual(Buffer.concat([Buffer.from([0xff, 0xd8]), frame, scan]))
    const press = segment(0xc0, Buffer.from([8, 0, 3, 0, 5, 4, ...new Array(12).fill(0)]))
    expect(() => readPicture(Buffer.concat([Buffer.from([0xff, 0xd8]), press, scan]))).toThrow('CMYK')
  })
})

test('a PNG as it is kept unpacks to as many rows as it says', () => {
  const { bytes } = readPicture(WHOLE)
  const at = Buffer.from(bytes).indexOf('IDAT')
  expect(inflateSync(Buffer.from(bytes).subarray(at + 4, -16))).toHaveLength(7)
})
