import { mkdir, mkdtemp, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Refused } from '../../errors.ts'

/**
 * Fills a new folder, which is there whole or not at all: its files are written beside it, under a name that says so, and
 * get their place when all of them are. Throws Refused, before anything is filled, where that place is taken.
 */
export async function inNewFolder<Made>(folder: string, fill: (path: string) => Promise<Made>): Promise<Made> {
  const place = resolve(folder)
  await refuseTaken(folder, place)
  const path = await folderBeside(folder, place)
  try {
    const made = await fill(path)
    await takePlace(folder, path, place)
    return made
  } catch (error) {
    await rm(path, { recursive: true, force: true })
    throw error
  }
}

async function refuseTaken(folder: string, place: string): Promise<void> {
  const inside = await readdir(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    if (error.code === 'ENOTDIR') throw new Refused(`${folder} is a file. Name a new folder.`)
    throw new Refused(`${folder} cannot be opened (${error.code}). Name a new folder.`)
  })
  if (inside.length > 0) throw notEmpty(folder)
}

function notEmpty(folder: string): Refused {
  return new Refused(`${folder} is not empty. Name a new folder, so that letters of two prints are not mixed up.`)
}

// A folder made like this is its owner's alone.
async function folderBeside(folder: string, place: string): Promise<string> {
  try {
    await mkdir(dirname(place), { recursive: true, mode: 0o700 })
    return await mkdtemp(`${place}.partial-`)
  } catch (error) {
    throw new Refused(`${folder} cannot be created (${(error as NodeJS.ErrnoException).code}). Name another folder.`)
  }
}

// Somebody else may have put something there meanwhile: that stays.
async function takePlace(folder: string, path: string, place: string): Promise<void> {
  try {
    await rmdir(place)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT') throw code === 'ENOTEMPTY' ? notEmpty(folder) : error
  }
  await rename(path, place)
}
