import { ImapFlow, type MessageStructureObject } from 'imapflow'
import type { BounceSettings } from './bounce-settings.ts'

/** A mailbox in which bounced e-mails arrive. */
export type BounceBox = {
  /**
   * Every delivery status notification that arrived since it was last asked, whole; of the last days when it is asked first.
   * Nothing in the mailbox is changed or marked as read, and no other message is fetched. Throws where it cannot be read.
   */
  news(): AsyncGenerator<Uint8Array>
}

/** The mailbox as the settings have it. Nothing is connected yet; each look connects anew. */
export function openBounceBox(settings: BounceSettings): BounceBox {
  const seen: Seen = { validity: null, uid: 0 }
  return {
    async *news() {
      const client = new ImapFlow(optionsOf(settings))
      // An error that nobody listens to would end the whole process; what fails is thrown where it is awaited.
      client.on('error', () => {})
      await client.connect()
      try {
        const { uidValidity } = await client.mailboxOpen(settings.folder, { readOnly: true })
        if (seen.validity !== uidValidity) Object.assign(seen, { validity: uidValidity, uid: 0 })
        yield* newIn(client, seen)
      } finally {
        await client.logout().catch(() => client.close())
      }
    },
  }
}

type Seen = { validity: bigint | null; uid: number }

const DAY_MS = 24 * 60 * 60 * 1000
/** A server gives up after five days or so (RFC 5321, 4.5.4.1); what is older was read when it came. */
const DAYS_BACK = 30
const LONGEST_REPORT = 1024 * 1024
const WAIT_MS = 30_000

async function* newIn(client: ImapFlow, seen: Seen): AsyncGenerator<Uint8Array> {
  const since = new Date(Date.now() - DAYS_BACK * DAY_MS)
  const found = (await client.search({ since, uid: `${seen.uid + 1}:*` }, { uid: true })) || []
  const uids = found.filter((uid) => uid > seen.uid).sort((one, other) => one - other)
  if (uids.length === 0) return
  const listed = await client.fetchAll(uids, { uid: true, bodyStructure: true, size: true }, { uid: true })
  for (const { uid, bodyStructure, size = 0 } of listed.toSorted((one, other) => one.uid - other.uid)) {
    const isRead = bodyStructure && isReport(bodyStructure) && size <= LONGEST_REPORT
    const message = isRead && (await client.fetchOne(String(uid), { source: true }, { uid: true }))
    if (message && 'source' in message && message.source) yield message.source
    seen.uid = uid
  }
}

// RFC 6522; some servers leave the parameter out, none the part.
function isReport({ type = '', childNodes = [] }: MessageStructureObject): boolean {
  return /^message\/(global-)?delivery-status$/i.test(type) || childNodes.some(isReport)
}

function optionsOf({ host, port, tls, login }: BounceSettings) {
  return {
    host,
    port,
    secure: tls === 'implicit',
    doSTARTTLS: tls === 'starttls',
    auth: login,
    logger: false as const,
    disableAutoIdle: true,
    connectionTimeout: WAIT_MS,
    greetingTimeout: WAIT_MS,
    socketTimeout: 2 * WAIT_MS,
    tls: { minVersion: 'TLSv1.2' as const },
  }
}
