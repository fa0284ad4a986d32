import { expect, test } from 'vitest'
import { lookedAt } from '../../../src/actions/evidence/file-kind.ts'

/** A number of so many bytes, the lowest first, as this camera writes it. */
function low(value: number, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, at) => (value >> (8 * at)) & 0xff)
}

/** An entry of a directory of TIFF: its tag, its type, how many values, and they or where they lie. */
const entry = (tag: number, type: number, count: number, value: number) => [
  ...low(tag, 2),
  ...low(type, 2),
  ...low(count, 4),
  ...low(value, 4),
]

// One directory that leads to that of the position: 42 degrees, 21 minutes, 30 seconds North.
const POSITION = [
  ...[0x49, 0x49, ...low(42, 2), ...low(8, 4)],
  ...[...low(1, 2), ...entry(0x8825, 4, 1, 26), ...low(0, 4)],
  ...[...low(2, 2), ...entry(1, 2, 2, 'N'.charCodeAt(0)), ...entry(2, 5, 3, 56), ...low(0, 4)],
  ...[42, 1, 21, 1, 30, 1].flatMap((each) => low(each, 4)),
]

function jpegWith(tiff: readonly number[]): Uint8Array {
  const said = [...Buffer.from('Exif\0\0'), ...tiff]
  const length = said.length + 2
  return Uint8Array.from([
    ...[0xff, 0xd8, 0xff, 0xe1, length >> 8, length & 0xff, ...said],
    ...[0xff, 0xda, 0, 2, 0xff, 0xd9],
  ])
}

const WITHOUT_PLACE = [0x49, 0x49, ...low(42, 2), ...low(8, 4), ...low(0, 2), ...low(0, 4)]

async function look(fileName: string, bytes: Uint8Array) {
  const { kind, bytes: all } = await lookedAt(fileName, new Blob([Buffer.from(bytes)]).stream())
  expect(Buffer.concat(await Array.fromAsync(all))).toEqual(Buffer.from(bytes))
  return kind
}

test('a photo says whether a place stands in it, and loses nothing by being looked at', async () => {
  const plain = { type: 'image/jpeg', isNamedOtherwise: false, hasPosition: false }
  expect(await look('IMG_0001.JPG', jpegWith(POSITION))).toEqual({ ...plain, hasPosition: true })
  expect(await look('IMG_0002.jpeg', jpegWith(WITHOUT_PLACE))).toEqual(plain)
  expect(await look('IMG_0003.jpg', jpegWith(POSITION.slice(0, 20)))).toEqual(plain)
})

test.each([
  ['a page named as a picture', 'photo.jpg', '<html><script>alert(1)</script>', true],
  ['a picture that runs, named as another', 'photo.png', '<svg xmlns="http://www.w3.org/2000/svg"/>', true],
  ['a text named as a PDF', 'receipt.pdf', 'no', true],
  ['a PDF', 'receipt.pdf', '%PDF-1.7\n', false],
  ['a text', 'note.txt', 'A note.', false],
  ['nothing', 'empty.jpg', '', true],
] as const)('%s is told apart by its content', async (_, fileName, text, isNamedOtherwise) => {
  expect(await look(fileName, Buffer.from(text))).toMatchObject({ isNamedOtherwise, hasPosition: false })
})

test('a file of many megabytes is looked at where it begins, and goes on as it came', async () => {
  const bytes = new Uint8Array(3_000_000).fill(7)
  expect((await look('large.bin', bytes)).type).toBeNull()
})
