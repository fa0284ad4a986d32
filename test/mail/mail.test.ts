import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterEach, describe, expect, test } from 'vitest'
import { type Mail, type OutgoingMail, openMail } from '../../src/mail.ts'
import { senderIn, serverIn } from '../../src/mail-settings.ts'
import { type MailServer, type Mood, startMailServer } from '../support/mail-server.ts'

const NOTICE: OutgoingMail = {
  to: 'ana.lopez@patients.example',
  subject: 'A notice about your information, reference 2026-0001-1-1',
  language: 'en',
  text: 'Dear Ana Lopez:\n\n.A line that begins with a dot.\n',
  html: '<!doctype html><html lang="en"><body><p>Dear Ana Lopez:</p></body></html>',
  messageId: '<2026-0001-1-1.1.abc@harbor.example>',
  date: '2026-11-22T15:00:00.000Z',
  withdrawal: { page: 'https://book.example/unsubscribe/abc', mailbox: 'privacy@harbor.example?subject=2026-0001-1-1' },
}

let server: MailServer
let mail: Mail
afterEach(async () => {
  mail?.close()
  await server?.close()
})

async function lineTo(tls: 'starttls' | 'implicit' | 'none', mood?: Mood, query = '') {
  server = await startMailServer({ tls, ...(mood && { mood }) })
  setDefaultCACertificates([...getCACertificates('bundled'), server.cert])
  mail = lineAt(`${tls === 'implicit' ? 'smtps' : 'smtp'}://127.0.0.1:${server.port}${query}`)
}

function lineAt(url: string): Mail {
  const [at, from] = [serverIn(url), senderIn('Harbor Med Spa <privacy@harbor.example>')]
  if (!at || !from) throw new Error(`${url} is no mail server.`)
  return openMail({ ...at, from, perMinute: 60, retrySeconds: 60 })
}

describe('a message', () => {
  test.each(['starttls', 'implicit'] as const)('goes over an encrypted line (%s)', async (tls) => {
    await lineTo(tls)
    expect(await mail.ready()).toBeNull()
    expect(await mail.send(NOTICE)).toEqual({ became: 'sent', reason: '250 2.0.0', answer: '250 2.0.0 Queued' })
    expect(server.taken).toMatchObject([{ to: NOTICE.to, messageId: NOTICE.messageId, encrypted: true }])
  })

  test('says as text and as HTML what the letter says, and names nothing to load', async () => {
    await lineTo('starttls')
    await mail.ready()
    await mail.send(NOTICE)
    const raw = server.taken[0]?.raw ?? ''
    expect(raw).toContain('From: Harbor Med Spa <privacy@harbor.example>\r\nTo: ana.lopez@patients.example\r\n')
    expect(raw).toContain('Date: Sun, 22 Nov 2026 15:00:00 +0000\r\n')
    expect(raw).toContain('Dear Ana Lopez:\r\n\r\n.A line that begins with a dot.')
    expect(raw).toContain('<p>Dear Ana Lopez:</p>')
    expect(raw).toMatch(
      /^List-Unsubscribe: <https:\/\/book\.example\/unsubscribe\/abc>,\s+<mailto:privacy@harbor\.example\?subject=2026-0001-1-1>\r$/m,
    )
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
  })
})
