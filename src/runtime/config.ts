import { z } from 'zod'
import type { ProviderSettings } from '../access/provider.ts'
import { isZone } from '../actions/book/zone.ts'
import { type BounceSettings, bounceBoxIn } from '../mail/bounce-settings.ts'
import { type MailPace, type MailSettings, senderIn, serverIn } from '../mail/settings.ts'
import { PROVIDER_SETTINGS, providerIn } from './provider-settings.ts'

const text = z.string().min(1).optional()

/** Every setting by the variable that gives it; the README's table lists the same. */
export const SETTINGS = z.object({
  BREACHBOOK_DATA: z.string().min(1).default('./data'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number('PORT must be a number.').int().min(0).max(65535).default(3000),
  BREACHBOOK_KEY: text.refine((key) => key === undefined || Buffer.from(key, 'base64').length === 32, {
    message: 'BREACHBOOK_KEY must be 32 bytes in base64.',
  }),
  BREACHBOOK_KEY_COMMAND: text,
  BREACHBOOK_PASSPHRASE: text,
  BREACHBOOK_PASSPHRASE_FILE: text,
  BREACHBOOK_URL: z.url('BREACHBOOK_URL must be an address like https://breachbook.clinic.example.').optional(),
  TRUSTED_PROXIES: text.refine((given) => networksIn(given).every(isNetwork), {
    message: 'TRUSTED_PROXIES must be addresses or CIDR ranges, parted by commas, like 127.0.0.1, 10.0.0.0/8.',
  }),
  WEBHOOK_NETWORKS: text.refine((given) => networksIn(given).every(isNetwork), {
    message: 'WEBHOOK_NETWORKS must be addresses or CIDR ranges, parted by commas, like 127.0.0.1, 10.0.0.0/8.',
  }),
  ...PROVIDER_SETTINGS,
  BREACHBOOK_ZONE: text.refine((zone) => zone === undefined || isZone(zone), {
    message: 'BREACHBOOK_ZONE must be an IANA time zone like America/Chicago.',
  }),
  BREACHBOOK_HEADS: text,
  TLS_CERT: text,
  TLS_KEY: text,
  SMTP_URL: text.refine((url) => url === undefined || serverIn(url) !== null, {
    message:
      'SMTP_URL must be an address like smtps://USER:PASSWORD@mail.clinic.example, with nothing after it. Mail is always encrypted: ?tls=none works only for a server on this computer (127.0.0.1, ::1, localhost).',
  }),
  MAIL_FROM: text.refine((from) => from === undefined || senderIn(from) !== null, {
    message: 'MAIL_FROM must be an address like privacy@clinic.example, or Clinic Name <privacy@clinic.example>.',
  }),
  BOUNCES_URL: text.refine((url) => url === undefined || bounceBoxIn(url) !== null, {
    message:
      'BOUNCES_URL must be an address like imaps://USER:PASSWORD@mail.clinic.example/INBOX, with nothing after it.',
  }),
  MAIL_RATE: z.coerce.number('MAIL_RATE must be a number.').int().min(1).max(60_000).default(60),
  MAIL_RETRY: z.coerce.number('MAIL_RETRY must be a number of seconds.').min(0.01).max(86_400).default(60),
})

/** The settings of this installation, read once. */
export type Config = {
  data: string
  host: string
  port: number
  key: string | undefined
  /** A command that prints the master key; without a shell. */
  keyCommand: string | undefined
  /** Under which the key file is sealed. */
  passphrase: string | undefined
  /** A file whose first line is that passphrase. */
  passphraseFile: string | undefined
  /** The key of the book, once a process has opened it, for its threads: they ask nobody again. */
  bookKey?: string | undefined
  url: string
  /** Addresses and CIDR ranges of the reverse proxies whose X-Forwarded-For is believed. */
  trustedProxies: readonly string[]
  /** Addresses and CIDR ranges of the practice’s own network that webhooks may call. */
  webhookNetworks: readonly string[]
  /** Who else says who somebody is, and whether passwords let people in beside it. */
  provider: ProviderSettings | undefined
  takesPasswords: boolean
  zone: string
  /** A folder besides the data folder in which the newest signed head of the log is kept. */
  heads: string | undefined
  tls: { cert: string; key: string } | undefined
  /** Undefined: those hold that are saved in the book. */
  mail: MailSettings | undefined
  pace: MailPace
  /** Undefined: bounced e-mails are marked by hand. */
  bounces: BounceSettings | undefined
}

/** Reads the settings from environment variables; throws a sentence that names the variable that is wrong. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const read = SETTINGS.safeParse(given)
  if (!read.success) throw new Error(read.error.issues.map((issue) => issue.message).join(' '))
  const { HOST: host, PORT: port, TLS_CERT: cert, TLS_KEY: key } = read.data
  if (!cert !== !key) throw new Error('TLS_CERT and TLS_KEY go together. Set both or neither.')
  if (read.data.BREACHBOOK_KEY && read.data.BREACHBOOK_KEY_COMMAND)
    throw new Error('BREACHBOOK_KEY and BREACHBOOK_KEY_COMMAND exclude each other. Set one.')
  const tls = cert && key ? { cert, key } : undefined
  const url = read.data.BREACHBOOK_URL ?? `${tls ? 'https' : 'http'}://${host}:${port}`
  const zone = read.data.BREACHBOOK_ZONE ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  return {
    data: read.data.BREACHBOOK_DATA,
    host,
    port,
    key: read.data.BREACHBOOK_KEY,
    keyCommand: read.data.BREACHBOOK_KEY_COMMAND,
    passphrase: read.data.BREACHBOOK_PASSPHRASE,
    passphraseFile: read.data.BREACHBOOK_PASSPHRASE_FILE,
    url,
    trustedProxies: networksIn(read.data.TRUSTED_PROXIES),
    webhookNetworks: networksIn(read.data.WEBHOOK_NETWORKS),
    ...providerIn(read.data),
    zone,
    heads: read.data.BREACHBOOK_HEADS,
    tls,
    mail: mailIn(read.data),
    pace: paceIn(read.data),
    bounces: bounceBoxIn(read.data.BOUNCES_URL ?? '') ?? undefined,
  }
}

function networksIn(given = ''): string[] {
  return given.split(',').flatMap((each) => each.trim() || [])
}

function isNetwork(text: string): boolean {
  return NETWORK.safeParse(text).success
}

const NETWORK = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])

function mailIn(given: z.output<typeof SETTINGS>): MailSettings | undefined {
  const { SMTP_URL: url, MAIL_FROM: from } = given
  if (!url !== !from) throw new Error('SMTP_URL and MAIL_FROM go together. Set both or neither.')
  const server = serverIn(url ?? '')
  const sender = senderIn(from ?? '')
  if (!server || !sender) return undefined
  return { ...server, from: sender, ...paceIn(given) }
}

function paceIn({ MAIL_RATE: perMinute, MAIL_RETRY: retrySeconds }: z.output<typeof SETTINGS>): MailPace {
  return { perMinute, retrySeconds }
}
