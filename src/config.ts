import { z } from 'zod'

const text = z.string().min(1).optional()

/** Every setting by the variable that gives it; the README's table lists the same. */
export const SETTINGS = z.object({
  BREACHBOOK_DATA: z.string().min(1).default('./data'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number('PORT has to be a number.').int().min(0).max(65535).default(3000),
  BREACHBOOK_KEY: text.refine((key) => key === undefined || Buffer.from(key, 'base64').length === 32, {
    message: 'BREACHBOOK_KEY has to be 32 bytes in base64.',
  }),
  BREACHBOOK_URL: z.url('BREACHBOOK_URL has to be an address like https://breachbook.clinic.example.').optional(),
  BREACHBOOK_ZONE: text.refine((zone) => zone === undefined || isZone(zone), {
    message: 'BREACHBOOK_ZONE has to be an IANA time zone like America/Chicago.',
  }),
  TLS_CERT: text,
  TLS_KEY: text,
})

/** The settings of this installation, read once. */
export type Config = {
  data: string
  host: string
  port: number
  key: string | undefined
  url: string
  zone: string
  tls: { cert: string; key: string } | undefined
}

/** Reads the settings from environment variables; throws a sentence that names the variable that is wrong. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const read = SETTINGS.safeParse(given)
  if (!read.success) throw new Error(read.error.issues.map((issue) => issue.message).join(' '))
  const { HOST: host, PORT: port, TLS_CERT: cert, TLS_KEY: key } = read.data
  if (!cert !== !key) throw new Error('TLS_CERT and TLS_KEY go together: give both files, or neither.')
  const tls = cert && key ? { cert, key } : undefined
  const url = read.data.BREACHBOOK_URL ?? `${tls ? 'https' : 'http'}://${host}:${port}`
  const zone = read.data.BREACHBOOK_ZONE ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  return { data: read.data.BREACHBOOK_DATA, host, port, key: read.data.BREACHBOOK_KEY, url, zone, tls }
}

/** Whether this names an IANA time zone that the runtime knows. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined
  } catch {
    return false
  }
}
