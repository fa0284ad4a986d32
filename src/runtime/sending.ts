import { join } from 'node:path'
import { startOutbox } from '../actions/email/outbox.ts'
import type { MailSettings } from '../mail/settings.ts'
import { takeLock } from '../storage/core/sqlite.ts'
import type { World } from '../web/shell/world.ts'
import type { Config } from './config.ts'

const ASK_AGAIN_MS = 5000

/**
 * Sends the mail of this book, if the settings give a mail server, as soon as no other process does. Answers how it is
 * stopped.
 */
export function startSending(world: World, config: Config): () => Promise<void> {
  const settings = config.mail
  if (!settings) return async () => {}
  let letGo: (() => void) | null = null
  let starting = Promise.resolve()
  const tryToStart = () => {
    letGo ??= takeLock(join(config.data, 'outbox.lock'))
    if (!letGo) return
    clearInterval(asking)
    starting = begin(world, settings).catch((error) => console.error('Mail cannot be sent:', error))
  }
  const asking = setInterval(tryToStart, ASK_AGAIN_MS)
  tryToStart()
  return async () => {
    clearInterval(asking)
    await starting
    await world.outbox?.stop()
    letGo?.()
  }
}

// Loaded only where mail is sent at all.
async function begin(world: World, settings: MailSettings): Promise<void> {
  const { openMail } = await import('../mail/mail.ts')
  world.mail = openMail(settings)
  world.outbox = startOutbox(world, world.mail, settings.perMinute)
}
