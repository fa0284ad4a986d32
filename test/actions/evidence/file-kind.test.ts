import { expect, test } from 'vitest'
import { lookedAt } from '../../../src/actions/evidence/file-kind.ts'
import { jpegWith, POSITION, WITHOUT_PLACE } from '../../support/machine/photos.ts'

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
