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

/** One directory that leads to that of the position: 42 degrees, 21 minutes, 30 seconds North. */
export const POSITION = [
  ...[0x49, 0x49, ...low(42, 2), ...low(8, 4)],
  ...[...low(1, 2), ...entry(0x8825, 4, 1, 26), ...low(0, 4)],
  ...[...low(2, 2), ...entry(1, 2, 2, 'N'.charCodeAt(0)), ...entry(2, 5, 3, 56), ...low(0, 4)],
  ...[42, 1, 21, 1, 30, 1].flatMap((each) => low(each, 4)),
]

/** A photo as a camera writes it, of which this is said. */
export function jpegWith(tiff: readonly number[]): Uint8Array<ArrayBuffer> {
  const said = [...Buffer.from('Exif\0\0'), ...tiff]
  const length = said.length + 2
  return Uint8Array.from([
    ...[0xff, 0xd8, 0xff, 0xe1, length >> 8, length & 0xff, ...said],
    ...[0xff, 0xda, 0, 2, 0xff, 0xd9],
  ])
}

/** A directory in which nothing stands. */
export const WITHOUT_PLACE = [0x49, 0x49, ...low(42, 2), ...low(8, 4), ...low(0, 2), ...low(0, 4)]
