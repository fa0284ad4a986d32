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
    sha256: z.string(),
    attachedAt: instant,
    attachedBy: z.string(),
  })
  .openapi('Attachment')

/** Picks the answer's fields from an attached file. */
export function attachmentAnswer({ id, about, fileName, bytes, sha256, attachedAt, attachedBy }: Attachment) {
  return { id, about, fileName, bytes, sha256, attachedAt, attachedBy }
}
