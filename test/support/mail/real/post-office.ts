import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { type BounceSettings, bounceBoxIn } from '../../../../src/mail/bounce-settings.ts'
import { type MailSettings, senderIn, serverIn } from '../../../../src/mail/settings.ts'
import { makeFolder } from '../../machine/folder.ts'
import { selfSigned } from '../certificate.ts'
import { boxesIn, startDovecot } from './dovecot.ts'
import { writeForAll } from './for-all.ts'
import { type Policy, startPolicy } from './policy.ts'
import { freePorts } from './ports.ts'
import { type Habits, logOf, startPostfix } from './postfix.ts'

/** A message that lies in a mailbox. */
export type Delivered = { box: string; messageId: string; raw: string }

/** Debian's Postfix and Dovecot at work on this computer alone. */
export type PostOffice = {
  /** The practice's own mailbox, by IMAP. */
  bounces: BounceSettings
  /** Settings that sign in as that user, to send as the practice, as fast as the server takes it. */
  settingsOf(user: string): MailSettings
  /** Every message that was delivered, of all mailboxes. */
  delivered(): Delivered[]
  /** What Postfix wrote in its log. */
  log(): string
  close(): Promise<void>
}

/** The practice's own mailbox, from which it sends and in which bounces arrive; and another of the same house. */
export const PRACTICE = 'privacy@harbor.example'
export const ANOTHER = 'billing@harbor.example'
export const BOX_PASSWORD = 'a good one'

/** Starts both, with a certificate of their own that this process trusts. */
export async function openPostOffice(policy: Policy, limit: Habits['limit']): Promise<PostOffice> {
  const folder = makeFolder()
  // Postfix and Dovecot work under names of their own, and have to come through.
  for (const each of [folder, dirname(folder)]) if (basename(each).startsWith('breachbook-')) chmodSync(each, 0o711)
  const { cert, key } = selfSigned()
  const house = {
    folder,
    certFile: join(folder, 'cert.pem'),
    keyFile: join(folder, 'key.pem'),
    users: { [PRACTICE]: BOX_PASSWORD, [ANOTHER]: BOX_PASSWORD },
  }
  writeForAll(house.certFile, cert)
  writeForAll(house.keyFile, key)
  setDefaultCACertificates([...getCACertificates('bundled'), cert])
  const service = await startPolicy(policy)
  const [port = 0, imapsPort = 0] = await freePorts(2)
  const ends = [service.close]
  const close = async () => {
    for (const end of ends.reverse()) await end()
  }
  try {
    ends.push(await startDovecot(house, imapsPort))
    ends.push(await startPostfix(house, { port, policyPort: service.port, limit }))
  } catch (error) {
    await close()
    throw error
  }
  return {
    bounces: bouncesAt(imapsPort),
    settingsOf: (user) => settingsOf(port, user),
    delivered: () => deliveredIn(boxesIn(folder)),
    log: () => readFileSync(logOf(folder), 'utf8'),
    close,
  }
}

function bouncesAt(port: number): BounceSettings {
  const login = `${encodeURIComponent(PRACTICE)}:${encodeURIComponent(BOX_PASSWORD)}`
  const box = bounceBoxIn(`imaps://${login}@127.0.0.1:${port}/INBOX`)
  if (!box) throw new Error('This is no mailbox.')
  return box
}

function settingsOf(port: number, user: string): MailSettings {
  const login = `${encodeURIComponent(user)}:${encodeURIComponent(BOX_PASSWORD)}`
  const at = serverIn(`smtp://${login}@127.0.0.1:${port}?tls=required`)
  const from = senderIn(`Harbor Med Spa <${PRACTICE}>`)
  if (!at || !from) throw new Error('These are no settings.')
  return { ...at, from, perMinute: 60_000, retrySeconds: 1 }
}

function deliveredIn(folder: string): Delivered[] {
  return readdirSync(folder).flatMap((box) =>
    ['new', 'cur'].flatMap((part) => {
      const at = join(folder, box, part)
      const files = existsSync(at) ? readdirSync(at) : []
      return files.map((file) => {
        const raw = readFileSync(join(at, file), 'utf8')
        return { box, raw, messageId: /^Message-ID: (.*?)\r?$/im.exec(raw)?.[1] ?? '' }
      })
    }),
  )
}
