const NEWLINE = 0x0a
const RETURN = 0x0d

/** Decodes whole lines of bytes: as UTF-8, and a line that is not UTF-8 as Windows-1252. */
export function lineDecoder() {
  const strict = new TextDecoder('utf-8', { fatal: true })
  const western = new TextDecoder('windows-1252')
  let encoding: 'utf-8' | 'windows-1252' = 'utf-8'
  const decodeLine = (bytes: Uint8Array): string => {
    const text = attempt(strict, bytes)
    if (text === undefined) encoding = 'windows-1252'
    return text ?? western.decode(bytes)
  }
  return {
    decode: (bytes: Uint8Array): string => attempt(strict, bytes) ?? linesOf(bytes).map(decodeLine).join(''),
    encoding: () => encoding,
  }
}

/** Where the last whole line of these bytes ends; 0 where none does. */
export function lastLineEnd(bytes: Uint8Array): number {
  return Math.max(bytes.lastIndexOf(NEWLINE), bytes.lastIndexOf(RETURN)) + 1
}

function attempt(strict: TextDecoder, bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

function linesOf(bytes: Uint8Array): Uint8Array[] {
  const separator = bytes.includes(NEWLINE) ? NEWLINE : RETURN
  const lines: Uint8Array[] = []
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(separator, from) + 1 || bytes.length
    lines.push(bytes.subarray(from, end))
    from = end
  }
  return lines
}
