import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'

/** A folder that everybody may read: the servers work under names of their own, whatever this process keeps to itself. */
export function makeFolderForAll(path: string): void {
  mkdirSync(path)
  chmodSync(path, 0o755)
}

/** A file that everybody may read. */
export function writeForAll(path: string, content: string): void {
  writeFileSync(path, content)
  chmodSync(path, 0o644)
}
