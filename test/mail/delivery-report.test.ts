import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bounceBoxIn } from '../../src/mail/bounce-settings.ts'
import { readDeliveryReport } from '../../src/mail/delivery-report.ts'
import { REPORTS } from '../support/mail/reports.ts'

const bytes = (text: string) => new TextEncoder().encode(text.replaceAll('\n', '\r\n'))

describe('a delivery status notification', () => {
  test.each(Object.entries(REPORTS))('is read in the shape of %s', async (_, { raw, means }) => {
    const read = await readDeliveryReport(bytes(raw))
    expect(read && { failed: read.failed, status: read.status, marks: read.marks }).toEqual(means)
  })

  test('is nothing that only speaks of a failure', async () => {
    const letter =
      'From: a@b.example\nSubject: Undelivered\nContent-Type: text/plain\n\nAction: failed\nStatus: 5.1.1\n'
    expect(await readDeliveryReport(bytes(letter))).toBeNull()
  })

  test('of whatever bytes never throws', async () => {
    const { raw } = Object.values(REPORTS)[0] ?? { raw: '' }
    await fc.assert(
      fc.asyncProperty(fc.nat(raw.length), fc.string(), async (at, noise) => {
        await readDeliveryReport(bytes(raw.slice(0, at) + noise + raw.slice(at)))
      }),
    )
  })
})

describe('BOUNCES_URL', () => {
  test.each([
    [
      'imaps://bounces%40h.example:p%2Fw@mail.h.example/INBOX',
      {
        host: 'mail.h.example',
        port: 993,
        tls: 'implicit',
        login: { user: 'bounces@h.example', pass: 'p/w' },
        folder: 'INBOX',
      },
    ],
    ['imap://u:p@mail.h.example', { port: 143, tls: 'starttls', folder: 'INBOX' }],
    ['imaps://u:p@[::1]:1993/Bounced%20mail', { host: '::1', port: 1993, folder: 'Bounced mail' }],
  ])('%s is understood', (url, meant) => {
    expect(bounceBoxIn(url)).toMatchObject(meant)
  })

  test.each([
    'imaps://mail.h.example/INBOX',
    'pop3://u:p@h.example',
    'imaps://u:p@h.example/INBOX?x=1',
    'h.example',
    'imaps://%zz:p@h.example',
  ])('%s is refused', (url) => {
    expect(bounceBoxIn(url)).toBeNull()
  })
})
