import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, test } from 'vitest'
import { SHARED, withoutShared } from './shared-folder.ts'

/** What the data folder's own index says of a file: the columns to give, and the figures that it must come to. */
export type Listed = { file: string; map: Record<string, string> | null; expected: Expected | null }

export type Expected = {
  rows?: number
  people?: number | null
  encoding?: string
  delimiter?: string
  answer?: string
  cellsInOddRows?: Record<string, number>
}

/** Tests with data that others made. They are left out where it is not, and the run says so in one line at its end. */
export const sharedTest = test.skipIf(withoutShared)
export const describeShared = describe.skipIf(withoutShared)

/** The path of a file of that data. */
export function sharedFile(name: string): string {
  return fileURLToPath(new URL(name, SHARED))
}

/** The bytes of such a file. */
export function sharedBytes(name: string): Uint8Array<ArrayBuffer> {
  return readFileSync(sharedFile(name))
}

/** All that the index lists, or a chosen part of it; where the data is not, one that stands for what is left out. */
export function listedFiles(chosen: (listed: Listed) => boolean = () => true): Listed[] {
  if (withoutShared) return [{ file: 'what others made', map: null, expected: null }]
  const { files }: { files: Listed[] } = JSON.parse(readFileSync(sharedFile('index.json'), 'utf8'))
  return files.filter(chosen)
}

/** The columns of a file as the command line takes them: `FIELD=COLUMN`. */
export function mapOf({ map }: Pick<Listed, 'map'>): string[] {
  return Object.entries(map ?? {}).map(([field, column]) => `${field}=${column}`)
}
