import { streamedBytes } from './stream.ts'

/** Answers a file as a download: whatever it holds, the browser never opens it as one of our pages. */
export function download(fileName: string, bytes: AsyncIterable<Uint8Array>): Response {
  return streamedBytes(bytes, {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename="${plainName(fileName)}"; filename*=UTF-8''${encodedName(fileName)}`,
    'X-Content-Type-Options': 'nosniff',
  })
}

// RFC 6266: a plain name for old browsers, the real one beside it.
function plainName(name: string): string {
  return name.replaceAll(/[^\w. -]/g, '_')
}

function encodedName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
}
