import { createHash } from 'node:crypto'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyLog } from '../../../../src/actions/log/verify-log.ts'
import { sweepStaged } from '../../../../src/actions/roster/rosters.ts'
import { tables } from '../../../../src/storage/core/database.ts'
import { jpegWith, POSITION, WITHOUT_PLACE } from '../../../support/machine/photos.ts'
import { expectRefusal, wordsOn } from '../../../support/world/pages.ts'
import { type House, listed, openHouse, PHOTO } from './house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
const HTML = '<!doctype html><script>alert(1)</script>'
const BOMB = zipSync({ 'a.txt': new Uint8Array(20_000_000) }).slice()

test.each([
  ['an SVG with a script', new File([SVG], 'desk.svg', { type: 'image/svg+xml' })],
  ['an SVG that is called a photo', new File([SVG], 'desk.png', { type: 'image/png' })],
  ['HTML that is called a photo', new File([HTML], 'desk.jpg', { type: 'image/jpeg' })],
  ['a bomb of zeros in a ZIP', new File([BOMB], 'desk.jpg')],
  ['an empty file', new File([], 'desk.jpg')],
])('%s is refused with a sentence, and what was typed stays', async (_, photo) => {
  const [reports, kept] = [(await listed(house)).length, await parts()]
  const answer = await house.report({ what: 'With a strange photo.', where: 'Room 3' }, photo)
  const html = await answer.text()
  expect([answer.status, wordsOn(html)]).toEqual([422, expect.stringMatching(/not a photo/)])
  expect(html).toContain('With a strange photo.')
  expect([(await listed(house)).length, await parts()]).toEqual([reports, kept])
})

test('a photo outlives the next start, which sweeps away what never counted', async () => {
  await house.sent({ what: 'To outlive a start.' }, PHOTO)
  const { id } = await house.found('To outlive a start.')
  await sweepStaged(house.world)
  const answer = await house.as('officer', `/house-reports/${id}/photo`)
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(await PHOTO.bytes())
  expect((await verifyLog(house.world)).fault).toBeNull()
})

test('a photo of more than 20 MB is refused while it arrives, and nothing of it stays', async () => {
  const kept = await parts()
  const large = new File([await PHOTO.bytes(), new Uint8Array(20_000_000)], 'large.png')
  await expectRefusal(await house.report({ what: 'With a large one.' }, large), 413, /larger than 20 MB/)
  expect(await parts()).toBe(kept)
})

test('a form of words without end is refused', async () => {
  const answer = await house.report({ what: 'x'.repeat(30_000) })
  await expectRefusal(answer, 413, /too long/)
})

test('a photo keeps its name without path, and ends as what it is', async () => {
  const bytes = await PHOTO.bytes()
  await house.sent({ what: 'Path in the name.' }, new File([bytes], '../../etc/passwd.html'))
  expect((await house.found('Path in the name.')).photo).toMatchObject({
    fileName: 'passwd.png',
    sha256: createHash('sha256').update(bytes).digest('hex'),
  })
})

test('the officer gets the photo as it was sent, as a download that no browser opens', async () => {
  await house.sent({ what: 'To download.' }, PHOTO)
  const { id } = await house.found('To download.')
  const answer = await house.as('officer', `/house-reports/${id}/photo`)
  expect(answer.headers.get('Content-Type')).toBe('application/octet-stream')
  expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; filename="desk\.png"/)
  expect(await answer.arrayBuffer()).toEqual(await PHOTO.arrayBuffer())
  for (const role of ['staff', 'auditor'] as const)
    expect((await house.as(role, `/house-reports/${id}/photo`)).status).toBe(403)
})

test('the officer is warned of a photo that says where it was taken, and of no other', async () => {
  await house.sent({ what: 'At a place.' }, new File([jpegWith(POSITION)], 'place.jpg'))
  await house.sent({ what: 'At no place.' }, new File([jpegWith(WITHOUT_PLACE)], 'plain.jpg'))
  const said = async (what: string) =>
    wordsOn(await (await house.as('officer', `/house-reports/${(await house.found(what)).id}`)).text())
  expect(await said('At a place.')).toContain('It says where it was taken')
  expect(await said('At no place.')).not.toContain('It says where it was taken')
})

async function parts(): Promise<number> {
  return (await tables(house.world.db).selectFrom('fileParts').select('part').execute()).length
}
