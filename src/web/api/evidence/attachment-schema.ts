import { z } from '@hono/zod-openapi'
import type { Attachment } from '../../../actions/evidence/attachments.ts'
import { instant } from '../shared/words.ts'

/** A file attached as evidence or proof. */
export const attachmentSchema = z
  .strictObject({
    id: z.string(),
    about: z.string().openapi({ example: 'notice/hipaa.ocr', description: 'What it is evidence or proof of.' }),
    fileName: z.string(),
    bytes: z.int(),
    type: z
      .string()
      .nullable()
      .openapi({ description: 'Media type by its content; null if unknown, as for plain text.' }),
    isNamedOtherwise: z
      .boolean()
      .openapi({ description: 'Whether its name promises a picture or PDF that it is not.' }),
    hasPosition: z
      .boolean()
      .openapi({ description: 'Whether the photo says where it was taken. The original keeps it.' }),
    sha256: z.string(),
    attachedAt: instant,
    attachedBy: z.string(),
  })
  .openapi('Attachment')

const UNKNOWN = { type: null, isNamedOtherwise: false, hasPosition: false }

/** Picks the answer's fields from an attached file. */
export function attachmentAnswer({ id, about, fileName, bytes, kind, sha256, attachedAt, attachedBy }: Attachment) {
  const { type, isNamedOtherwise, hasPosition } = kind ?? UNKNOWN
  return { id, about, fileName, bytes, type, isNamedOtherwise, hasPosition, sha256, attachedAt, attachedBy }
}
