import { plainFileName } from '../../../actions/book/file-name.ts'
import { streamedBytes } from './stream.ts'

/** Answers a file as a download, with what else its headers say: whatever it holds, the browser never opens it as one of our pages. */
export function download(
  fileName: string,
  bytes: AsyncIterable<Uint8Array>,
  more: Record<string, string> = {},
): Response {
  const name = plainFileName(fileName)
  return streamedBytes(bytes, {
    ...more,
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename="${inLatinLetters(name)}"; filename*=UTF-8''${encodedName(name)}`,
    'X-Content-Type-Options': 'nosniff',
  })
}

// RFC 6266: a plain name for old browsers, the real one beside it.
function inLatinLetters(name: string): string {
  return name.replaceAll(/[^\w. -]/g, '_')
}

function encodedName(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
}
