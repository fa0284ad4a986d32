import { createReadStream, existsSync } from 'node:fs'
import { Refused } from '../../errors.ts'
import { LENGTH_BYTES, PIECE } from './backup-format.ts'

/** A longer first line, or a longer piece, is none of ours. */
const LONGEST = 2 * PIECE

/** A backup as it is read: its first line, then piece by piece. */
export type BackupReader = {
  line(): Promise<string>
  /** The next piece; null where the file ends in the middle of it. */
  piece(): Promise<Uint8Array | null>
  isAtEnd(): Promise<boolean>
}

/** Reads a file as its first line and then pieces that say how long they are. Throws Refused where there is none. */
export function backupReader(file: string): BackupReader {
  if (!existsSync(file)) throw new Refused(`${file}: file not found.`)
  const stream = createReadStream(file, { highWaterMark: PIECE })[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  const more = async (): Promise<boolean> => {
    const { value, done } = await stream.next()
    if (done) return false
    held = Buffer.concat([held, value as Buffer])
    return true
  }
  const take = (bytes: number): Buffer => {
    const taken = held.subarray(0, bytes)
    held = held.subarray(bytes)
    return taken
  }
  return {
    async line(): Promise<string> {
      while (!held.includes(10) && held.length < LONGEST && (await more())) {}
      const end = held.indexOf(10)
      return end < 0
        ? ''
        : take(end + 1)
            .subarray(0, -1)
            .toString()
    },
    async piece(): Promise<Uint8Array | null> {
      while (held.length < LENGTH_BYTES && (await more())) {}
      const length = held.length < LENGTH_BYTES ? LONGEST : take(LENGTH_BYTES).readUInt32BE()
      if (length >= LONGEST) return null
      while (held.length < length && (await more())) {}
      return held.length < length ? null : take(length)
    },
    async isAtEnd(): Promise<boolean> {
      return held.length === 0 && !(await more())
    },
  }
}
