import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { openScratch, type Scratch } from '../scratch-folder.ts'
import { keepingCopy, type MadeFile, openMadeFile } from './made-file.ts'

type Pieces = AsyncIterable<Uint8Array>

/** Files that took long to make, so that each is made once. */
export type MadeFiles = {
  /** The file of that name, of an incident: as it was made before, or made now and kept. */
  once(of: { name: string; incident: string }, make: () => Promise<Pieces>): Promise<Pieces>
  /** Those of an incident are gone: nobody opens them any more. */
  forget(incident: string): void
  close(): void
}

/** So many bytes are kept; the oldest files go first. */
const MOST_BYTES = 2_000_000_000

/**
 * Keeps made files in a scratch folder inside the data folder, each sealed under a key that lies in the memory of this process
 * alone: once a file is forgotten, or the process ended, nobody opens what is left of it on the disk.
 */
export function madeFiles(config: Pick<Config, 'data'>, most = MOST_BYTES): MadeFiles {
  const shelf = openShelf(most)
  const timesForgotten = new Map<string, number>()
  let scratch: Scratch | undefined
  let begun = 0
  return {
    async once({ name, incident }, make) {
      const known = await shelf.open(name)
      if (known) return known
      const times = timesForgotten.get(incident)
      const pieces = await make()
      begun += 1
      const path = placeIn(() => (scratch ??= openScratch(config, 'made')), begun)
      return keepingCopy(pieces, path, (made) => {
        if (timesForgotten.get(incident) === times) shelf.keep(name, { ...made, incident })
        else rmSync(made.path, { force: true })
      })
    },
    forget(incident) {
      timesForgotten.set(incident, (timesForgotten.get(incident) ?? 0) + 1)
      shelf.forget(incident)
    },
    close() {
      scratch?.takeAway()
    },
  }
}

type Kept = MadeFile & { incident: string }

function openShelf(most: number) {
  const kept = new Map<string, Kept>()
  const drop = (name: string) => {
    const gone = kept.get(name)
    kept.delete(name)
    if (gone) rmSync(gone.path, { force: true })
  }
  return {
    async open(name: string): Promise<Pieces | undefined> {
      const made = kept.get(name)
      // What is damaged is made anew.
      return (made && (await openMadeFile(made).catch(() => drop(name)))) ?? undefined
    },
    keep(name: string, made: Kept): void {
      drop(name)
      kept.set(name, made)
      let bytes = kept.values().reduce((sum, each) => sum + each.bytes, 0)
      for (const [oldest, each] of kept) {
        if (bytes <= most) return
        drop(oldest)
        bytes -= each.bytes
      }
    },
    forget(incident: string): void {
      for (const [name, each] of kept) if (each.incident === incident) drop(name)
    },
  }
}

// A disk that is full or read-only keeps nothing; the file is made all the same.
function placeIn(scratch: () => Scratch, number: number): string {
  try {
    return join(scratch().folder, String(number))
  } catch {
    return ''
  }
}
