import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Book } from '../book/book.ts'

/** What marks one try to send one letter: the same letter and try always have the same. */
export type SendingMark = { reference: string; try: number }

/** The Message-ID of a try. It tells the mail servers on its way the reference and nothing more. */
export function messageIdOf(book: Book, domain: string, mark: SendingMark): string {
  return `<${mark.reference.toLowerCase()}.${mark.try}.${proofOf(book, mark)}@${domain}>`
}

/** Of which try a Message-ID or an envelope id of ours is; null where it is none that this book ever gave. */
export function readMark(book: Book, text: string): SendingMark | null {
  const [, reference = '', number, proof = ''] = MARK.exec(text.trim()) ?? []
  const mark = { reference: reference.toUpperCase(), try: Number(number) }
  if (proof === '') return null
  return timingSafeEqual(Buffer.from(proofOf(book, mark)), Buffer.from(proof.toLowerCase())) ? mark : null
}

const MARK = /^<?([\w-]{1,60})\.(\d{1,6})\.([\da-f]{16})(?:@[^\s<>@]+)?>?$/i

function proofOf(book: Book, { reference, try: number }: SendingMark): string {
  const secret = book.vault.secretFor('message ids')
  return createHmac('sha256', secret).update(`${reference}/${number}`).digest('hex').slice(0, 16)
}
