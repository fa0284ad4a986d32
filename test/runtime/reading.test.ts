import { expect, test } from 'vitest'
import { type LayoutAsked, layoutInPlace } from '../../src/actions/book/reads.ts'
import { NoPicture } from '../../src/pdf/image/read-picture.ts'
import type { KeptLayouts } from '../../src/people/reading/kept-layout.ts'
import { readsOnThreads } from '../../src/runtime/reading/on-threads.ts'

const reads = readsOnThreads()
const ASKED: LayoutAsked = { map: [], plain: false }
const ROSTER = 'Patient,Last Name,Zip\n77,Ito,02139\n78,Doe,02140\n'

async function* pieces(text: string) {
  for (let at = 0; at < text.length; at += 16) yield new TextEncoder().encode(text.slice(at, at + 16))
}

test('a list is read on a thread as it is read in place', async () => {
  const asked = { ...ASKED, plain: true }
  const [here, there] = await Promise.all([layoutInPlace(pieces(ROSTER), asked), reads.layout(pieces(ROSTER), asked)])
  expect(there).toEqual(here)
  expect(await reads.layout(pieces(''), ASKED)).toBeNull()
})

test('what was settled for a header holds on a thread too', async () => {
  const kept: KeptLayouts = ([first]) =>
    first === 'Patient' ? { columns: { mrn: [0], family_name: [1] }, dateOrder: null, onSheet: () => true } : undefined
  const there = await reads.layout(pieces(ROSTER), ASKED, kept)
  expect(there).toEqual(await layoutInPlace(pieces(ROSTER), ASKED, kept))
  expect(there?.columns).toEqual({ mrn: [0], family_name: [1] })
})

test('what cannot be read is refused on a thread in the same words, and the next file is read', async () => {
  await expect(reads.layout(pieces('1,Ito,02139\n'), ASKED)).rejects.toMatchObject({
    name: 'Error',
    lacks: 'header',
    message: expect.stringContaining('looks like a person'),
  })
  await expect(reads.picture(new TextEncoder().encode('<svg'))).rejects.toThrow(NoPicture)
  const codes = await reads.codes(new TextEncoder().encode('code\nA-1\nA-2\n'))
  expect(codes.map(({ code }) => code)).toEqual(['A-1', 'A-2'])
})

test('a file that takes too long is refused with a sentence, and its thread is ended', async () => {
  const hasty = readsOnThreads({ seconds: 0.001 })
  await expect(hasty.layout(pieces(ROSTER), ASKED)).rejects.toThrow('This file takes too long to read.')
})

test('of many files read at once each is answered', async () => {
  const files = Array.from({ length: 8 }, (_, at) => `MRN,Last Name\n${at},Ito\n`)
  const found = await Promise.all(files.map((text) => reads.layout(pieces(text), { ...ASKED, plain: true })))
  expect(found.map((layout) => layout?.proposal[0]?.samples[0])).toEqual(files.map((_, at) => `${at}`))
})
