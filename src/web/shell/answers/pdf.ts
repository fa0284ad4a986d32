import { streamedBytes } from './stream.ts'

/** Streams a PDF. Its file name is the letter's or the incident's, never a patient's. */
export function pdf(name: string, pieces: AsyncIterable<Uint8Array>): Response {
  return streamedBytes(pieces, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': `inline; filename="${name}.pdf"`,
  })
}
