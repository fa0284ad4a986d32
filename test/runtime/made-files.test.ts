import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type MadeFiles, madeFiles } from '../../src/runtime/making/made-files.ts'
import { makeFolder } from '../support/machine/folder.ts'
import { searchFor, tracesIn } from '../support/world/traces.ts'

const NAME = 'Annelise Reyesquist'
const incident = '2026-0001'
const of = { name: 'letters.pdf', incident }

let folder: string
let files: MadeFiles
let timesMade: number
beforeEach(() => {
  folder = makeFolder()
  files = madeFiles({ data: folder })
  timesMade = 0
})
afterEach(() => files.close())

async function* letters(): AsyncGenerator<Uint8Array, undefined> {
  timesMade += 1
  for (let letter = 0; letter < 60; letter += 1) yield Buffer.from(`${NAME} ${letter} `.repeat(4000))
}

async function taken(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all).toString()
}

const asked = async () => await taken(await files.once(of, async () => letters()))

test('a file is made once, and everybody who asks for it gets the same bytes', async () => {
  const [first, second] = [await asked(), await asked()]
  expect(first.length).toBeGreaterThan(4_000_000)
  expect(second).toBe(first)
  expect(timesMade).toBe(1)
})

test('what is kept of it can be read by nobody else, at no moment', async () => {
  const pieces = (await files.once(of, async () => letters()))[Symbol.asyncIterator]()
  for (let next = await pieces.next(); !next.done; next = await pieces.next())
    expect(tracesIn(folder, searchFor([NAME, 'Reyesquist']))).toEqual([])
  expect(keptIn(folder)).toHaveLength(1)
  expect(tracesIn(folder, searchFor([NAME, 'Reyesquist']))).toEqual([])
})

test('whoever takes no more than the beginning leaves nothing, and the next one gets it whole', async () => {
  const pieces = (await files.once(of, async () => letters()))[Symbol.asyncIterator]()
  for (let piece = 0; piece < 30; piece += 1) await pieces.next()
  expect(keptIn(folder)).toHaveLength(1)
  await pieces.return?.()
  expect(keptIn(folder)).toEqual([])
  expect((await asked()).startsWith(NAME)).toBe(true)
})

test('once the people of its incident are destroyed it is gone, also where it was just being made', async () => {
  await asked()
  const pieces = (await files.once({ ...of, name: 'list.csv' }, async () => letters()))[Symbol.asyncIterator]()
  await pieces.next()
  files.forget(incident)
  while (!(await pieces.next()).done);
  expect(keptIn(folder)).toEqual([])
  await asked()
  expect(timesMade).toBe(3)
})

test('a file that was damaged on the disk is made anew', async () => {
  const whole = await asked()
  const [path = ''] = keptIn(folder)
  const bytes = readFileSync(path)
  writeFileSync(path, bytes.fill(0, 0, 100))
  expect(await asked()).toBe(whole)
  expect(timesMade).toBe(2)
})

test('where nothing can be written it is made each time, and whoever asks gets it', async () => {
  files = madeFiles({ data: join(folder, 'not', 'there') })
  expect(await asked()).toBe(await asked())
  expect(timesMade).toBe(2)
})

test('the oldest go where they would take too much room', async () => {
  files = madeFiles({ data: folder }, 12_000_000)
  for (const name of ['one', 'two', 'three']) await taken(await files.once({ name, incident }, async () => letters()))
  expect(keptIn(folder)).toHaveLength(2)
  await taken(await files.once({ name: 'three', incident }, async () => letters()))
  expect(timesMade).toBe(3)
})

test('nothing of them is left when the server stops', async () => {
  await asked()
  files.close()
  expect(readdirSync(folder)).toEqual([])
})

function keptIn(data: string): string[] {
  const [scratch] = readdirSync(data)
  return readdirSync(join(data, scratch ?? ''))
    .filter((name) => /^\d+$/.test(name))
    .map((name) => join(data, scratch ?? '', name))
}
