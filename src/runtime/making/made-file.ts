import { type FileHandle, open, rm } from 'node:fs/promises'
import { type Key, newKey, seal, unseal } from '../../storage/vault/seal.ts'
import { begun } from './begun.ts'

type Pieces = AsyncIterable<Uint8Array>

/** A file that was made: where it lies, sealed in pieces of these lengths under a key of its own. */
export type MadeFile = { path: string; key: Key; lengths: readonly number[]; bytes: number }

const PIECE = 1 << 20

/**
 * Hands pieces on as they come, and writes them sealed into a new file beside. Once it is whole it is given to `keep`. Where
 * it cannot be written, or somebody takes no more than the beginning, nothing of it stays and the pieces go on.
 */
export async function* keepingCopy(pieces: Pieces, path: string, keep: (made: MadeFile) => void) {
  const copy = copyInto(path)
  let made: MadeFile | null = null
  try {
    for await (const piece of pieces) {
      await copy.take(piece)
      yield piece
    }
    made = await copy.end()
  } finally {
    if (!made) await copy.giveUp()
  }
  if (made) keep(made)
}

/** Its pieces, the first of them opened already. Throws where it is not as it was written. */
export async function openMadeFile({ path, key, lengths }: MadeFile): Promise<Pieces> {
  const file = await open(path)
  return await begun(openedPieces(file, key, lengths))
}

async function* openedPieces(
  file: FileHandle,
  key: Key,
  lengths: readonly number[],
): AsyncGenerator<Uint8Array, undefined> {
  try {
    for (const [at, length] of lengths.entries()) {
      const { buffer } = await file.read(Buffer.alloc(length), 0, length)
      yield unseal(key, String(at), buffer)
    }
  } finally {
    await file.close()
  }
}

function copyInto(path: string) {
  const key = newKey()
  const lengths: number[] = []
  let held: Uint8Array[] = []
  let bytes = 0
  let file: FileHandle | undefined
  let isBroken = false
  const write = async () => {
    file ??= await open(path, 'wx', 0o600)
    const sealed = seal(key, String(lengths.length), Buffer.concat(held))
    held = []
    await file.writeFile(sealed)
    lengths.push(sealed.length)
    bytes += sealed.length
  }
  // Whoever asked gets the file though it cannot be kept.
  const attempt = async (work: () => Promise<unknown>) => void (await work().catch(() => (isBroken = true)))
  return {
    async take(piece: Uint8Array): Promise<void> {
      if (isBroken) return
      held.push(piece)
      if (held.reduce((sum, each) => sum + each.length, 0) >= PIECE) await attempt(write)
    },
    async end(): Promise<MadeFile | null> {
      if (!isBroken && held.length > 0) await attempt(write)
      await attempt(async () => await file?.close())
      file = undefined
      return isBroken ? null : { path, key, lengths, bytes }
    },
    async giveUp(): Promise<void> {
      await file?.close().catch(() => {})
      await rm(path, { force: true }).catch(() => {})
    },
  }
}
