/** Notifications as mail servers of several kinds shape them, written for the tests, and what each means. */
export const REPORTS: Readonly<
  Record<string, { raw: string; means: { failed: boolean; status: string | null; marks: string[] } }>
> = {
  'Postfix, with an envelope id and the headers of the letter': {
    raw: report({
      status: [
        'Reporting-MTA: dns; mail.h.example\nOriginal-Envelope-Id: 2026-0001-1-1.1.0123456789abcdef',
        'Final-Recipient: rfc822; ana@gone.example\nOriginal-Recipient: rfc822;ana@gone.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: x-unix; user unknown',
      ],
      original: ['text/rfc822-headers', 'Message-ID: <2026-0001-1-1.1.0123456789abcdef@h.example>\nSubject: A notice'],
    }),
    means: {
      failed: true,
      status: '5.1.1',
      marks: ['<2026-0001-1-1.1.0123456789abcdef@h.example>', '2026-0001-1-1.1.0123456789abcdef'],
    },
  },
  'Sendmail, with the whole letter': {
    raw: report({
      status: [
        'Reporting-MTA: dns; h.example\nReceived-From-MTA: DNS; there.example\nArrival-Date: Mon, 23 Nov 2026 10:00:00 GMT',
        'Final-Recipient: RFC822; ana@gone.example\nAction: failed\nStatus: 5.2.1\nRemote-MTA: DNS; gone.example\nDiagnostic-Code: SMTP; 550\n  5.2.1 Mailbox disabled',
      ],
      original: [
        'message/rfc822',
        'Message-ID: <abc@h.example>\nContent-Type: text/plain\n\nDear Ana:\n\nMessage-ID: <other@h.example>',
      ],
    }),
    means: { failed: true, status: '5.2.1', marks: ['<abc@h.example>'] },
  },
  'Exim, with a copy of the headers after the report': {
    raw: report({
      status: [
        'Reporting-MTA: dns; h.example',
        'Action: failed\nFinal-Recipient: rfc822;ana@gone.example\nStatus: 5.0.0',
      ],
      original: ['text/rfc822-headers', 'Return-path: <p@h.example>\nMessage-Id: <Abc@h.example>'],
    }),
    means: { failed: true, status: '5.0.0', marks: ['<Abc@h.example>'] },
  },
  'Exchange Online, with a page of its own and folded fields': {
    raw: report({
      status: [
        'Reporting-MTA: dns;x.outlook.example\nX-Name: a\n b',
        'Final-Recipient: rfc822;ana@gone.example\nAction: failed\nStatus: 5.1.10\nDiagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound',
      ],
      original: ['message/rfc822', 'Received: from a\n by b\nMessage-ID:\n <abc@h.example>\n\n'],
    }),
    means: { failed: true, status: '5.1.10', marks: ['<abc@h.example>'] },
  },
  'a relay that gave up after days': {
    raw: report({
      status: [
        'Reporting-MTA: dns; h.example',
        'Final-Recipient: rfc822;a@b.example\nAction: failed\nStatus: 4.4.7 (expired)',
      ],
      original: ['text/rfc822-headers', 'Message-ID: <abc@h.example>'],
    }),
    means: { failed: true, status: '4.4.7', marks: ['<abc@h.example>'] },
  },
  'an address with letters of all the world (RFC 6533)': {
    raw: report({
      kind: 'message/global-delivery-status',
      status: [
        'Reporting-MTA: dns; h.example',
        'Final-Recipient: utf-8; jos\u00e9@b.example\nAction: failed\nStatus: 5.1.1',
      ],
      original: ['message/global-headers', 'Message-ID: <abc@h.example>'],
    }),
    means: { failed: true, status: '5.1.1', marks: ['<abc@h.example>'] },
  },
  'a server that brings nothing of the letter back': {
    raw: report({
      status: ['Reporting-MTA: dns; h.example', 'Final-Recipient: rfc822;a@b.example\nAction: failed\nStatus: 5.1.1'],
    }),
    means: { failed: true, status: '5.1.1', marks: [] },
  },
  'a warning of a delay': {
    raw: report({
      status: ['Reporting-MTA: dns; h.example', 'Final-Recipient: rfc822;a@b.example\nAction: delayed\nStatus: 4.4.1'],
      original: ['text/rfc822-headers', 'Message-ID: <abc@h.example>'],
    }),
    means: { failed: false, status: null, marks: ['<abc@h.example>'] },
  },
  'a note that it was passed on': {
    raw: report({
      status: ['Reporting-MTA: dns; h.example', 'Final-Recipient: rfc822;a@b.example\nAction: relayed\nStatus: 2.0.0'],
      original: ['text/rfc822-headers', 'Message-ID: <abc@h.example>'],
    }),
    means: { failed: false, status: null, marks: ['<abc@h.example>'] },
  },
}

/** A notification: fields of the message and of each recipient, and what of the original comes back. */
export function report(given: { kind?: string; status: string[]; original?: [string, string]; id?: string }): string {
  const { kind = 'message/delivery-status', status, original, id = '<report@h.example>' } = given
  const parts = [
    'Content-Type: text/plain; charset=us-ascii\n\nThis letter could not be delivered.\n',
    `Content-Type: ${kind}\n\n${status.join('\n\n')}\n`,
    ...(original ? [`Content-Type: ${original[0]}\n\n${original[1]}\n`] : []),
  ]
  return [
    `From: MAILER-DAEMON@h.example\nTo: privacy@h.example\nMessage-ID: ${id}\nMIME-Version: 1.0`,
    'Content-Type: multipart/report; report-type=delivery-status; boundary="part"',
    '',
    ...parts.map((part) => `--part\n${part}`),
    '--part--\n',
  ].join('\n')
}
