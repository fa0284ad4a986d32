import { type FieldError, Refused } from '../../errors.ts'
import { isHere, isHost, senderAddress } from '../../mail/settings.ts'

/** Settings for mail as somebody typed them; a null password of a user is the one that is saved. */
export type MailSettingsGiven = {
  host: string
  port: number | null
  tls: SavedTls
  user: string | null
  password: string | null
  fromAddress: string
  fromName: string | null
}

/** How the line is kept secret: `none` only to this computer itself, whose line nobody else hears. */
export const SAVED_TLS = ['implicit', 'starttls', 'none'] as const
export type SavedTls = (typeof SAVED_TLS)[number]

/** Throws Refused, with the fields that are wrong, where no mail can go by such settings. */
export function refuseMailSettings(
  given: MailSettingsGiven,
  { canSend, hasPassword }: { canSend: boolean; hasPassword: boolean },
): void {
  if (!canSend) throw new Refused(CANNOT_SEND)
  const errors = FAULTS.filter(({ isWrong }) => isWrong(given, hasPassword)).map(
    ({ path, message }): FieldError => ({ path, message }),
  )
  const [first] = errors
  if (first) throw new Refused(first.message, errors)
}

/** What is said where no mail can ever be sent from. */
export const CANNOT_SEND =
  'This installation runs on Cloudflare Workers, which sends no e-mail. Letters go on paper. To send e-mail, run Breachbook on a computer of your own.'

type Fault = { path: string; message: string; isWrong(given: MailSettingsGiven, hasPassword: boolean): boolean }

const NAME = /^[^"<>\p{Cc}]*$/u

const FAULTS: readonly Fault[] = [
  {
    path: 'host',
    message: 'Enter the name of the mail server alone, such as mail.clinic.example.',
    isWrong: ({ host }) => !isHost(host),
  },
  {
    path: 'tls',
    message: 'Only a mail server on this computer (localhost, 127.0.0.1) may be used without encryption.',
    isWrong: ({ tls, host }) => tls === 'none' && !isHere(host),
  },
  {
    path: 'password',
    message: 'Enter the password. A saved one is kept only for the same user name at the same server.',
    isWrong: ({ user }, hasPassword) => user !== null && !hasPassword,
  },
  {
    path: 'user',
    message: 'Enter the user name that the password belongs to.',
    isWrong: ({ user, password }) => user === null && password !== null,
  },
  {
    path: 'fromAddress',
    message: 'Enter one e-mail address, such as privacy@clinic.example.',
    isWrong: ({ fromAddress }) => senderAddress(fromAddress) === null,
  },
  {
    path: 'fromName',
    message: 'Enter the name without quotation marks or < >.',
    isWrong: ({ fromName }) => !NAME.test(fromName ?? ''),
  },
]
