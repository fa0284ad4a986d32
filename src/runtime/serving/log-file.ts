import { appendFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const MOST_BYTES = 1_000_000

/**
 * Keeps what this process says to people in `breachbook.log` of the data folder too, each line with its moment. Full at a
 * megabyte, it becomes `breachbook.log.1` in place of the one before. Where it cannot be written nothing else stops.
 */
export function keepLogFile(data: string, stream: NodeJS.WriteStream, now: () => string): () => void {
  const file = join(data, 'breachbook.log')
  const write = stream.write
  stream.write = ((piece: string | Uint8Array, ...rest: never[]) => {
    append(file, `${now()} ${String(piece).trimEnd().replaceAll('\n', '\n  ')}\n`)
    return write.call(stream, piece, ...rest)
  }) as typeof stream.write
  return () => {
    stream.write = write
  }
}

function append(file: string, line: string): void {
  try {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
    if (size + line.length > MOST_BYTES) renameSync(file, `${file}.1`)
    appendFileSync(file, line, { mode: 0o600 })
  } catch {
    // A full disk is told elsewhere.
  }
}
