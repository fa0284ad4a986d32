import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterEach, describe, expect, test } from 'vitest'
import { type Mail, openMail } from '../../src/mail/mail.ts'
import type { OutgoingMail } from '../../src/mail/outgoing.ts'
import { senderIn, serverIn } from '../../src/mail/settings.ts'
import { emailAddress } from '../../src/people/values/email-address.ts'
import { settingsFor } from '../support/mail/emails.ts'
import { type MailServer, type Mood, startMailServer } from '../support/mail/mail-server.ts'
import { NAUGHTY } from '../support/rosters/naughty.ts'

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

async function lineTo(
  tls: 'starttls' | 'implicit' | 'none',
  given: { mood?: Mood; query?: string; utf8?: boolean } = {},
) {
  const { mood, utf8 = false } = given
  server = await startMailServer({ tls, utf8, ...(mood && { mood }) })
  const scheme = tls === 'implicit' ? 'smtps' : 'smtp'
  mail = openMail(settingsFor(server, { scheme, query: given.query ?? '' }))
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

describe('an address with letters of another script', () => {
  const JOSE = { ...NOTICE, to: 'jos\u00e9@patients.example' }

  test('is written to where the server takes it', async () => {
    await lineTo('starttls', { utf8: true })
    await mail.ready()
    expect(await mail.send(JOSE)).toMatchObject({ became: 'sent' })
    expect(Buffer.from(server.taken[0]?.to ?? '', 'latin1').toString()).toBe(JOSE.to)
  })

  test('is left to paper where it does not, and costs nobody else a letter', async () => {
    await lineTo('starttls')
    await mail.ready()
    expect(await mail.send(JOSE)).toEqual({ became: 'failed', reason: 'no_smtputf8', answer: null })
    expect(await mail.send(NOTICE)).toMatchObject({ became: 'sent' })
  })

  test('that is not in its one form is not guessed at', async () => {
    await lineTo('starttls', { utf8: true })
    await mail.ready()
    for (const to of ['ana@b\u00fccher.example', 'mailto:ana@b.example', 'ana@b.example.'])
      expect(await mail.send({ ...NOTICE, to })).toMatchObject({ became: 'failed', reason: 'bad_address' })
  })
})

describe('the line', () => {
  test('stays open from one message to the next', async () => {
    await lineTo('starttls')
    for (let at = 0; at < 3; at += 1) {
      expect(await mail.ready()).toBeNull()
      expect(await mail.send(NOTICE)).toMatchObject({ became: 'sent' })
    }
    expect(server.lines()).toBe(1)
  })

  test('is not opened to a server that offers no encryption', async () => {
    await lineTo('none', { query: '?tls=required' })
    expect(await mail.ready()).toBe('ETLS')
    expect(await mail.send(NOTICE)).toEqual({ became: 'deferred', reason: 'line_lost', answer: null })
    expect(server.taken).toEqual([])
  })

  test('is not opened to a server whose certificate nobody vouches for', async () => {
    await lineTo('starttls')
    setDefaultCACertificates(getCACertificates('bundled'))
    expect(await mail.ready()).not.toBeNull()
    expect(server.taken).toEqual([])
  })

  test('may be open to a relay on this computer that offers nothing better', async () => {
    await lineTo('none')
    expect(await mail.ready()).toBeNull()
    expect(await mail.send(NOTICE)).toMatchObject({ became: 'sent' })
    expect(server.taken).toMatchObject([{ encrypted: false }])
  })

  test('says by a code why it cannot be opened, and never throws', async () => {
    await lineTo('starttls', { mood: (stage) => (stage === 'greeting' ? '554 5.3.2 Not today' : undefined) })
    expect(await mail.ready()).toBe('554 5.3.2')
    await server.close()
    expect(await mail.ready()).toMatch(/^E[A-Z]+$/)
  })
})

describe('SMTP_URL', () => {
  test.each([
    ['smtps://user:p%40ss@mail.clinic.example', { port: 465, tls: 'implicit', login: { user: 'user', pass: 'p@ss' } }],
    ['smtp://mail.clinic.example', { host: 'mail.clinic.example', port: 587, tls: 'starttls', login: null }],
    ['smtp://mail.clinic.example:2525?tls=required', { port: 2525, tls: 'starttls' }],
    ['smtp://127.0.0.1:25', { port: 25, tls: 'if_offered' }],
    ['smtp://localhost:25?tls=none', { tls: 'none' }],
    ['smtp://[::1]:25', { host: '::1', tls: 'if_offered' }],
  ])('%s is understood', (url, meant) => {
    expect(serverIn(url)).toMatchObject(meant)
  })

  test.each([
    'smtp://mail.clinic.example?tls=none',
    'smtp://localhost.elsewhere.example?tls=none',
    'smtps://localhost?tls=none',
    'smtp://mail.clinic.example?ignoreTLS=true',
    'smtp://mail.clinic.example/path',
    'http://mail.clinic.example',
    'smtp://%zz@mail.clinic.example',
    'mail.clinic.example',
    'smtp://',
  ])('%s is refused', (url) => {
    expect(serverIn(url)).toBeNull()
  })
})

describe('an address', () => {
  test.each(['a@b.example', "o'neil+news@mail.b.example", 'x_y.z@xn--bcher-kva.example'])(
    '%s can be written to',
    (address) => {
      expect(emailAddress(address)).toBe(address)
      expect(senderIn(`The Clinic <${address}>`)).toEqual({ name: 'The Clinic', address })
    },
  )

  test('is none of the naughty strings, alone or before or behind a good one', () => {
    expect(NAUGHTY.length).toBeGreaterThan(400)
    const usable = NAUGHTY.filter((text) => text.trim() !== '').flatMap((text) => [
      text,
      `${text}, ana@b.example`,
      `ana@b.example\r\n${text}`,
    ])
    expect(usable.filter((text) => emailAddress(text) === text)).toEqual([])
  })
})

test('no naughty string in a subject, a text or a practice’s name becomes a header or a line of the server’s talk', {
  timeout: 60_000,
}, async () => {
  await lineTo('starttls')
  for (const text of [...NAUGHTY, 'Hello\r\nBcc: all@patients.example', 'Hello\n.\nMAIL FROM:<x@y.example>']) {
    expect(await mail.ready()).toBeNull()
    const message = { ...NOTICE, subject: text, text: `${text}\n`, html: `<p>${text.length}</p>` }
    expect(await mail.send(message)).toMatchObject({ became: 'sent' })
  }
  const headers = server.taken.map(({ raw }) => raw.slice(0, raw.indexOf('\r\n\r\n')))
  const names = headers.map((head) => head.match(/^[^\s:]+(?=:)/gm))
  expect(server.taken).toHaveLength(NAUGHTY.length + 2)
  expect(new Set(names.map((each) => each?.filter((name) => name !== 'Subject').join(' ')))).toHaveLength(1)
  expect(new Set(server.taken.map(({ to }) => to))).toEqual(new Set([NOTICE.to]))
})
