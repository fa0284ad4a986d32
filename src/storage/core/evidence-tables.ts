import type { Sealed } from './sealed.ts'

export type AttachmentRow = {
  id: string
  incident: string
  /** What it is evidence or proof of: `assessment/nature`, `notice/hipaa.ocr`. */
  about: string
  attachedAt: string
  attachedBy: string
  bytes: number
  sha256: string
  parts: number
  found: number
  sealed: Sealed
}
