import type { BounceWatch } from '../../actions/mailing/post.ts'
import { testMailSettings } from '../../actions/practice/test-mail-settings.ts'
import type { Mail } from '../../mail/mail.ts'
import { type MailSettings, senderIn, serverIn } from '../../mail/settings.ts'
import type { OwnWorld } from '../../runtime/world.ts'
import { listUsers } from '../../storage/users/users.ts'
import type { Does } from './doing.ts'

const SAVED = { host: 'mail.harbor.example', tls: 'starttls', user: 'privacy', password: 'of no use' } as const
const FROM = 'privacy@harbor.example'

/** A mail server that nobody runs. */
export const NOWHERE = settingsOf('smtp://127.0.0.1:9?tls=none', `Harbor Med Spa <${FROM}>`)

/** A line that leads nowhere: the server of this sender rejects its password, or takes every message. */
export function lineOf(takes: boolean): Mail {
  const sent = { became: 'sent', reason: '250', answer: '250 queued' } as const
  return { domain: 'harbor.example', ready: async () => (takes ? null : 'EAUTH'), send: async () => sent, close() {} }
}

/** Saves a mail server that took a test message. */
export async function saveTested(does: Does, world: OwnWorld): Promise<void> {
  await does('admin', 'PUT /mail-settings', { ...SAVED, fromAddress: FROM, fromName: 'Harbor Med Spa' })
  const admin = (await listUsers(world.db)).find(({ role }) => role === 'admin')
  await testMailSettings({ ...world, openMail: async () => lineOf(true) }, { id: admin?.id ?? '' }, null)
}

/** A mailbox for bounces that nobody reads, as it stands. */
export function bouncesAs(given: { lookedAt: string | null; hindered: string | null; marked: number }): BounceWatch {
  const standing = { place: `INBOX of ${FROM} at mail.harbor.example`, ...given }
  return { standing: () => standing, look: async () => standing, stop: async () => {} }
}

function settingsOf(url: string, sender: string): MailSettings {
  const [server, from] = [serverIn(url), senderIn(sender)]
  if (!server || !from) throw new Error('These are no settings.')
  return { ...server, from, perMinute: 60, retrySeconds: 60 }
}
