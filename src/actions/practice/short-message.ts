import { randomBytes } from 'node:crypto'
import type { Mail } from '../../mail/mail.ts'

type Outcome = Awaited<ReturnType<Mail['send']>>

/** A message of a few sentences to somebody of the practice; `id` is what its Message-ID begins with. */
export type ShortMessage = { id: string; to: string; subject: string; words: string; date: string }

/** Sends one over a line that is not open yet. */
export async function sendShort(line: Mail, { id, to, subject, words, date }: ShortMessage): Promise<Outcome> {
  const hindered = await line.ready()
  if (hindered) return { became: 'hindered', reason: hindered, answer: null }
  const messageId = `<${id}.${randomBytes(12).toString('hex')}@${line.domain}>`
  const html = `<!doctype html><html lang="en"><head><title>${escaped(subject)}</title></head><body><p>${escaped(words)}</p></body></html>`
  return await line.send({ to, subject, messageId, date, language: 'en', text: `${words}\n`, html, withdrawal: null })
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
