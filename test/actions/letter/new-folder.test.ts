import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inNewFolder } from '../../../src/actions/letter/new-folder.ts'
import { Refused } from '../../../src/errors.ts'
import { makeFolder } from '../../support/machine/folder.ts'

const fill = async (path: string) => {
  writeFileSync(join(path, 'letters.pdf'), 'whole')
  return 'made'
}

test('a folder is not there until all that it holds is', async () => {
  const beside = makeFolder()
  const folder = join(beside, 'deep', 'letters')
  const made = await inNewFolder(folder, async (path) => {
    const answer = await fill(path)
    expect(readdirSync(join(beside, 'deep'))).not.toContain('letters')
    expect(statSync(path).mode & 0o077).toBe(0)
    return answer
  })
  expect(made).toBe('made')
  expect(readdirSync(join(beside, 'deep'))).toEqual(['letters'])
  expect(readFileSync(join(folder, 'letters.pdf'), 'utf8')).toBe('whole')
})

test('of one that could not be filled nothing is left, and it may be filled again', async () => {
  const beside = makeFolder()
  const folder = join(beside, 'letters')
  const full = inNewFolder(folder, async (path) => {
    await fill(path)
    throw new Error('The disk is full.')
  })
  await expect(full).rejects.toThrow('The disk is full.')
  expect(readdirSync(beside)).toEqual([])
  expect(await inNewFolder(folder, fill)).toBe('made')
})

test('an empty folder is taken, also one that ends in a slash', async () => {
  const folder = join(makeFolder(), 'letters')
  mkdirSync(folder)
  await inNewFolder(`${folder}/`, fill)
  expect(readdirSync(folder)).toEqual(['letters.pdf'])
})

test('what somebody put there meanwhile stays, and nothing of ours comes beside it', async () => {
  const beside = makeFolder()
  const folder = join(beside, 'letters')
  const late = inNewFolder(folder, async (path) => {
    mkdirSync(folder)
    writeFileSync(join(folder, 'theirs.txt'), 'theirs')
    return await fill(path)
  })
  await expect(late).rejects.toThrow(Refused)
  expect(readdirSync(beside)).toEqual(['letters'])
  expect(readdirSync(folder)).toEqual(['theirs.txt'])
})

test('nothing is filled where the place is taken', async () => {
  const beside = makeFolder()
  writeFileSync(join(beside, 'file'), 'mine')
  for (const taken of [beside, join(beside, 'file'), join(beside, 'file', 'inside')])
    await expect(inNewFolder(taken, () => Promise.reject(new Error('It was filled.')))).rejects.toThrow(Refused)
})
