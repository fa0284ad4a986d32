import { join } from 'node:path'
import { lineAsSet } from '../actions/email/mail-line.ts'
import { startOutbox } from '../actions/email/outbox.ts'
import { takeLock } from '../storage/core/sqlite.ts'
import type { World } from '../web/shell/world.ts'
import type { Config } from './config.ts'

const ASK_AGAIN_MS = 5000

/**
 * Sends the mail of this book, through the mail server that the settings give at that time, as soon as no other process
 * does. Answers how it is stopped.
 */
export function startSending(world: World, config: Config): () => Promise<void> {
  let letGo: (() => void) | null = null
  const tryToStart = () => {
    if (world.heads.older !== null) return
    letGo ??= takeLock(join(config.data, 'outbox.lock'))
    if (!letGo) return
    clearInterval(asking)
    world.outbox = startOutbox(world, lineAsSet(world), config.pace.perMinute)
  }
  const asking = setInterval(tryToStart, ASK_AGAIN_MS)
  tryToStart()
  return async () => {
    clearInterval(asking)
    await world.outbox?.stop()
    letGo?.()
  }
}
