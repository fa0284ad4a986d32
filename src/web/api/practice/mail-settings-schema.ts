import { z } from '@hono/zod-openapi'
import { SAVED_TLS } from '../../../actions/practice/refuse-mail-settings.ts'
import { instant, line, oneOf } from '../shared/words.ts'

const optional = (longest = 200) =>
  z
    .string({ error: 'Enter text.' })
    .max(longest, { error: `At most ${longest} characters.` })
    .optional()

const tls = oneOf(SAVED_TLS).openapi({
  description:
    '`implicit`: encrypted from the first byte; `starttls`: encrypted by STARTTLS, or nothing is sent; `none`: only for a mail server on this computer.',
})

/** A mail server as it is saved. */
export const newMailSettingsSchema = z
  .strictObject({
    host: line('the name of the mail server', 255).openapi({ example: 'mail.clinic.example' }),
    port: z
      .int({ error: 'Enter a number from 1 to 65535.' })
      .min(1, { error: 'Enter a number from 1 to 65535.' })
      .max(65_535, { error: 'Enter a number from 1 to 65535.' })
      .optional()
      .openapi({ description: 'Left out: 465 for `implicit`, 587 for `starttls`, 25 for `none`.' }),
    tls,
    user: optional().openapi({ description: 'Left out: the server asks for no sign-in.' }),
    password: optional(500).openapi({
      description:
        'Left out: the saved one is kept, if server, port, encryption and user are the same. Never returned.',
    }),
    fromAddress: line('the sender address', 254).openapi({ example: 'privacy@clinic.example' }),
    fromName: optional(100),
  })
  .openapi('NewMailSettings')

/** How mail goes, and what is saved, without its password. */
export const mailSettingsSchema = z
  .strictObject({
    source: z.enum(['environment', 'saved']).nullable().openapi({
      description:
        'Which settings are in force. `environment`: SMTP_URL and MAIL_FROM, which win over what is saved. null: none, so all letters go on paper.',
    }),
    server: z.string().nullable().openapi({ description: 'The mail server in force.' }),
    canSend: z.boolean().openapi({ description: 'false: this installation never sends e-mail (Cloudflare Workers).' }),
    saved: z
      .strictObject({
        host: z.string(),
        port: z.int(),
        tls,
        user: z.string().nullable(),
        fromAddress: z.string(),
        fromName: z.string().nullable(),
        savedAt: instant,
        testedAt: instant.nullable().openapi({
          description: 'When a test message went through. Settings that were not tested are never used for letters.',
        }),
      })
      .nullable(),
  })
  .openapi('MailSettings')

/** Which admin a test message goes to. */
export const newMailTestSchema = z
  .strictObject({
    to: z
      .string({ error: 'Enter an e-mail address.' })
      .optional()
      .openapi({ description: 'The address of an admin. Left out: your own, where you are a user and not a key.' }),
  })
  .openapi('NewMailTest')

/** What became of a test message. */
export const mailTestSchema = z
  .strictObject({
    to: z.string(),
    became: z.enum(['sent', 'deferred', 'failed', 'in_doubt', 'hindered']).openapi({
      description:
        '`sent`: the mail server took it, and saved settings are in force from now on. Everything else: they are not.',
    }),
    reason: z.string().openapi({
      description: 'A code: the mail server’s own, such as `535 5.7.8`, or ours, such as `EAUTH` or `ECERTIFICATE`.',
    }),
    answer: z.string().nullable().openapi({ description: 'The mail server’s reply, without the address.' }),
  })
  .openapi('MailTest')
