import type { ExportedList } from '../../../actions/list/export-list.ts'
import { download } from './download.ts'

/**
 * Answers an exported list as a download. Its headers say who, when, narrowed to what and how many rows, and the SHA-256 of
 * the file as RFC 9530 has it; names and words are percent-encoded.
 */
export function listAnswer({ fileName, bytes, sha256, about }: ExportedList): Response {
  const { exportedBy, exportedAt, filter, rows, rowsSha256 } = about
  return download(fileName, ReadableStream.from(bytes), {
    'Repr-Digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
    'Export-By': encodeURIComponent(exportedBy),
    'Export-At': exportedAt,
    'Export-Filter': String(new URLSearchParams(filter)),
    'Export-Rows': String(rows),
    'Export-Rows-SHA-256': rowsSha256,
  })
}
